import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { actionsFor } from "../../src/editor/actions.js";
import { countLenses, shortCounts, totalText } from "../../src/editor/count-lenses.js";
import { diagnosticsOf, rangeOfFinding } from "../../src/editor/diagnostics.js";
import { checkEdited, type Known } from "../../src/editor/edited.js";
import { figureItems, folderBeingWritten } from "../../src/editor/figure-names.js";
import { hoverAt } from "../../src/editor/hover.js";
import { foldsOf, symbolsOf } from "../../src/editor/outline.js";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { anyTemplate, changed, decisions } from "../helpers/decisions.js";
import { parseReport, readTemplate } from "../helpers/read.js";

const known: Known = {
  path: "reports/README.md",
  template: readTemplate(parseReport(template), "template", "option"),
  patterns: coursePatterns,
  levels: {},
  before: [],
  files: () => ({ kind: "present" }),
  hasNewFigure: () => false,
};
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length - 1;

describe("in an editor", () => {
  const text = answered(template, 8, answer("kite", 104));
  const edited = checkEdited(text, known);

  it("a count stands above each question", () => {
    const lenses = countLenses(edited.match);
    assert.equal(lenses.length, 27);
    assert.equal(lenses[7]?.command?.title, "104 of 100–200 words");
    assert.equal(lenses[13]?.command?.title, "0 of 200–300 words · 0 of 1–3 images · not answered");
    assert.equal(lenses[7]?.range.start.line, lineOf(text, "### Question 8\n"));
    assert.equal(totalText(edited.match), "1 of 27");
  });

  it("a status bar has room for a few characters of each", () => {
    const short = shortCounts(edited.match);
    const line = lineOf(text, "### Question 8\n");
    assert.deepEqual(short[7], { name: "Q8", line, counts: "104/100–200" });
    assert.equal(short[13]?.counts, "0/200–300 words, 0/1–3 images");
    assert.equal(shortCounts(checkEdited(broken(text, 7), known).match)[6]?.counts, "no answer line");
  });

  it("a question tells what it asks", () => {
    const hover = hoverAt(edited, { line: lineOf(text, "### Question 8\n"), character: 4 }, []);
    assert.match(JSON.stringify(hover?.contents), /104 of 100–200 words/);
    assert.equal(hoverAt(edited, { line: 0, character: 0 }, []), null);
  });

  it("questions are listed by section, and fold", () => {
    const symbols = symbolsOf(edited.match);
    assert.ok(symbols.some(({ name, children }) => name === "Working together" && (children?.length ?? 0) > 0));
    assert.equal(foldsOf(edited.match).length, 54);
  });

  it("a finding is shown with its level, its rule and its page; what was there before as a hint", () => {
    const [one] = checkEdited(broken(template, 7), known).findings.filter(({ level }) => level === "error");
    assert.ok(one);
    const [error, hint] = diagnosticsOf([one, { ...one, existing: true }], (rule) => `page:${rule}`);
    assert.deepEqual([error?.severity, hint?.severity], [1, 4]);
    assert.equal(error?.codeDescription?.href, "page:template/answer-line-missing");
    assert.ok(String(error?.message).startsWith(one.message));
  });

  it("a fix puts back what the template says, and nothing else", () => {
    const damaged = broken(text, 7);
    const found = checkEdited(damaged, known);
    const [finding] = found.findings.filter(({ rule }) => rule === "template/answer-line-missing");
    assert.ok(finding);
    const place = { range: rangeOfFinding(finding), only: null };
    const actions = actionsFor("file:///r", found, known, [template], place, (rule) => rule);
    const titles = actions.map(({ title }) => title);
    assert.match(titles.join("\n"), /^Fix in question 7: .*\nPut back what the template says in question 7\n/);
    const [edit] = actions[0]?.edit?.changes?.["file:///r"] ?? [];
    assert.match(edit?.newText ?? "", /Answer:/);
    assert.ok((edit?.range.end.line ?? 0) - (edit?.range.start.line ?? 0) < 8, "only lines of the question");
  });

  it("names of figures are offered behind the folder that is being written", () => {
    const report = parseReport("### Question 1\n\nSee ![a](figures/");
    assert.equal(folderBeingWritten(report, { line: 2, character: 17 }), "figures/");
    assert.equal(folderBeingWritten(report, { line: 2, character: 3 }), null);
    assert.deepEqual(
      figureItems(["a b (2).png", "notes.txt", "Plot.JPG"]).map(({ insertText }) => insertText),
      ["a%20b%20%282%29.png", "Plot.JPG"],
    );
  });

  describe("a document of any template", () => {
    const note = changed(["Describe what made you decide.", "Describe what made you decide.\n\nThe wind was high."]);
    const seen = checkEdited(note, { ...known, path: "docs/0001.md", template: anyTemplate(decisions) });

    it("goes by the names of its sections and fields", () => {
      const names = ["status", "builder", "Start date", "Sail [optional]", "Why now"];
      assert.deepEqual(
        shortCounts(seen.match)
          .map(({ name }) => name)
          .slice(0, 5),
        names,
      );
      assert.deepEqual(
        symbolsOf(seen.match)
          .map(({ name }) => name)
          .slice(0, 5),
        names,
      );
      assert.equal(countLenses(seen.match)[4]?.command?.title, "4 words");
    });

    it("tells over a section what the template says there, and nothing over the empty line above it", () => {
      const line = lineOf(note, "## Why now");
      const asked = JSON.stringify(hoverAt(seen, { line, character: 1 }, [])?.contents);
      assert.match(asked, /Describe what made you decide\.\\n\\n4 words/);
      assert.equal(hoverAt(seen, { line: line - 1, character: 1 }, []), null);
    });
  });
});
