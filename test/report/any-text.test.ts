/** What holds for the reading of any text whatever. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countWords } from "../../src/course/words.js";
import { codeSpans } from "../../src/report/code.js";
import { findLinks } from "../../src/report/links.js";
import type { Report, Span } from "../../src/report/model.js";
import { findPlaceholders, parseReport } from "../helpers/read.js";
import { gardenTemplate } from "../helpers/report.js";

const lines = [
  "### Question 1",
  "### Question 2 (a)",
  "###Question 3",
  "## Question 4",
  "### Question 2",
  "## A section",
  "# A title",
  "> **What?**",
  "> Answer length: 5-10 words + 1 image.",
  "> Example:",
  "> *so ...*",
  "> Answer:",
  "Answer:",
  "> Answer: here",
  "> quoted",
  ">",
  "",
  "   ",
  "---",
  "layout: x",
  "* [ ] item",
  "  and on",
  "- [x] done",
  "```",
  "~~~js",
  "- ```",
  "> ```",
  "--- question 1 fill here ---",
  "![a](b.png)",
  "[a](b) `c`",
  "<<<<<<< HEAD",
  "\ufeff",
  "\u2028",
  "😀 æ",
  "\ud800",
  "### Sub",
  "Text.",
];

/** Texts that look like reports more or less, and texts that do not at all. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...lines), { maxLength: 40 }).map((some) => some.join("\n")) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom("\n", "\r\n", "\r", "\n\n", " ")), { maxLength: 40 })
      .map((some) => some.flat().join("")),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(gardenTemplate.length), fc.nat(60), fc.constantFrom(...lines))
      .map(([at, cut, line]) => gardenTemplate.slice(0, at) + line + gardenTemplate.slice(at + cut)),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);

function holds(property: (text: string) => void, numRuns = 500): void {
  fc.assert(fc.property(anyText, property), { numRuns });
}

function everySpan(report: Report): Span[] {
  const spans: (Span | null)[] = [report.frontMatter];
  for (const section of report.sections) spans.push(section.heading, section.span);
  for (const item of report.checklist) spans.push(item.span);
  for (const { span, heading, prompt, answer } of report.questions) {
    spans.push(span, heading.span, prompt.span, prompt.asked, prompt.limitLine, prompt.example);
    if (answer !== null) spans.push(answer.marker, answer.span, answer.content, answer.inPrompt);
  }
  return spans.filter((span) => span !== null);
}

describe("in any text", () => {
  it("every span lies in the text and does not end before it begins", () => {
    holds((text) => {
      for (const span of everySpan(parseReport(text)))
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
    });
  });

  it("questions are in order and apart, and reach from a heading to the next heading of the template or the end", () => {
    holds((text) => {
      const { questions, sections } = parseReport(text);
      const starts = [...questions, ...sections].map((part) => part.span.start);
      for (const [index, { span }] of questions.entries()) {
        const next = questions[index + 1]?.span.start ?? text.length;
        assert.ok(span.start < span.end && span.end <= next);
        assert.ok(span.end === text.length || starts.includes(span.end));
      }
    });
  });

  it("nothing between the first question and the end is lost: it is a question's, or a section's introduction", () => {
    holds((text) => {
      const report = parseReport(text);
      const [first] = report.questions;
      let at = first?.span.start ?? text.length;
      while (at < text.length) {
        const part =
          report.questions.find((question) => question.span.start === at)?.span.end ??
          Math.min(
            ...[...report.questions, ...report.sections].map(({ span }) => span.start).filter((start) => start > at),
            text.length,
          );
        assert.ok(
          report.questions.some(({ span }) => span.start === at) ||
            report.sections.some(({ span }) => span.start === at),
        );
        at = part;
      }
    });
  });

  it("a question's parts stand in their order", () => {
    holds((text) => {
      for (const { span, heading, prompt, answer } of parseReport(text).questions) {
        const { asked, limitLine, example } = prompt;
        const ends = [span.start, heading.span.start, heading.span.end, prompt.span.start, asked.start, asked.end];
        if (limitLine !== null) ends.push(limitLine.start, limitLine.end);
        if (example !== null) ends.push(example.start, example.end);
        ends.push(prompt.span.end);
        if (answer !== null) ends.push(answer.marker.start, answer.marker.end, answer.span.start, answer.span.end);
        ends.push(span.end);
        assert.deepEqual(
          ends,
          [...ends].sort((a, b) => a - b),
        );
      }
    });
  });

  it("an answer's text is as long as its span and differs from it in quote marks alone", () => {
    holds((text) => {
      for (const { answer } of parseReport(text).questions) {
        if (answer === null) continue;
        const source = text.slice(answer.span.start, answer.span.end);
        assert.equal(answer.text.length, source.length);
        let marks = 0;
        for (let i = 0; i < source.length; i++) {
          if (answer.text[i] === source[i]) continue;
          const blanked = (source[i] === ">" || source[i] === "\t") && answer.text[i] === " ";
          assert.ok(blanked, `${JSON.stringify(source[i])} became ${JSON.stringify(answer.text[i])}`);
          if (source[i] === ">") marks++;
        }
        assert.equal(marks, answer.quoteMarks);
      }
    });
  });

  it("CRLF, a lone CR and LF read alike", () => {
    holds((text) => {
      const lf = text.replace(/\r\n?/g, "\n");
      const [first, ...others] = [lf, lf.replaceAll("\n", "\r\n"), lf.replaceAll("\n", "\r")].map((version) => {
        const report = parseReport(version);
        const plain = (span: Span | null | undefined): string | null =>
          span == null ? null : version.slice(span.start, span.end).replace(/\r\n?/g, "\n");
        return {
          title: report.title,
          code: codeSpans(version).map(plain),
          links: findLinks(version).map(({ kind, form, span, target }) => [kind, form, plain(span), target]),
          placeholders: findPlaceholders(version).map(plain),
          sections: report.sections.map(({ title, span }) => [title, plain(span)]),
          checklist: report.checklist.map((item) => [item.text.replace(/\r\n?/g, "\n"), item.ticked, item.group]),
          questions: report.questions.map(({ number, heading, section, span, prompt, answer }) => ({
            number,
            heading: [heading.level, heading.suffix],
            section,
            source: plain(span),
            prompt: [plain(prompt.span), plain(prompt.asked), plain(prompt.limitLine), plain(prompt.example)],
            answer: [plain(answer?.content), plain(answer?.inPrompt), answer === null ? null : countWords(answer.text)],
          })),
        };
      });
      for (const other of others) assert.deepEqual(other, first);
    });
  });

  it("code, placeholders and links come in order; code and placeholders apart", () => {
    holds((text) => {
      for (const spans of [codeSpans(text), findPlaceholders(text)]) {
        for (const [index, span] of spans.entries()) {
          assert.ok(span.start < span.end && span.end <= text.length);
          assert.ok((spans[index - 1]?.end ?? 0) <= span.start);
        }
      }
      const starts = findLinks(text).map((link) => link.span.start);
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
      );
    });
  });
});
