/** What holds of every fixed report, whatever was done to it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { coursePatterns } from "../../src/course/patterns.js";
import { verdictOf } from "../../src/course/verdict.js";
import { matchText } from "../../src/match/match.js";
import type { MatchedQuestion } from "../../src/match/model.js";
import { sectionTitles } from "../../src/template/sections.js";
import { tokensOf } from "../../src/template/tokens.js";
import { template as bundled } from "../helpers/answers.js";
import { answerWords, changesOfWording, damagedReport, type Plan, plans } from "../helpers/damage.js";
import { fixedWith, found, templateFrom } from "../helpers/fix.js";
import { parseReport } from "../helpers/read.js";
import { remembered } from "../helpers/remembered.js";
import { gardenTemplate } from "../helpers/report.js";

/** The same texts in every run, so that what fails fails again; other ones by `REPORT_HOOK_TEST_SEED`. */
const seed = Number(process.env.REPORT_HOOK_TEST_SEED ?? 1);

for (const [name, templateText, questions, runs] of [
  ["a small template", gardenTemplate, 4, 100],
  ["the bundled template", bundled, 27, 25],
] as const) {
  const template = templateFrom(templateText);
  const holds = (property: (plan: Plan, damaged: string) => void): void =>
    fc.assert(
      fc.property(plans(questions), (plan) => property(plan, damagedReport(templateText, plan))),
      { numRuns: Number(process.env.REPORT_HOOK_TEST_RUNS ?? runs), seed },
    );

  const fixed = remembered((text) => fixedWith(text, templateText));
  const findingsIn = remembered((text) => found(text, template));

  /** Every question but one, and what stands in none, as it is. */
  const othersOf = (text: string, number: number): string[] => {
    const { questions } = parseReport(text, { isSection: sectionTitles(template) });
    const others = questions.filter((question) => question.number !== number);
    return others.map(({ span }) => text.slice(span.start, span.end).trimEnd());
  };

  describe(`${name}, damaged and fixed`, () => {
    it("has the words of every answer, in their order, where answers stand", () => {
      holds((plan, damaged) => {
        const { text } = fixed(damaged);
        const report = parseReport(text, { isSection: sectionTitles(template) });
        for (const { number, words } of plan.questions) {
          const standing = report.questions.filter((question) => question.number === number);
          assert.equal(standing.length, 1, `question ${number} stands ${standing.length} times`);
          assertInOrder(answerWords(number, words), standing[0]?.answer?.text ?? "", `question ${number}`);
        }
      });
    });

    it("holds every word that somebody wrote", () => {
      holds((_, damaged) => {
        const known = new Set([...wordsIn(templateText), ...changesOfWording]);
        const kept = new Set(wordsIn(fixed(damaged).text));
        // Words with other letters are those of the wrong encoding.
        const written = wordsIn(damaged).filter((word) => /^[\x20-\x7e]+$/.test(word) && !known.has(word));
        assert.deepEqual(
          written.filter((word) => !kept.has(word)),
          [],
        );
      });
    });

    it("stays as it is when it is fixed again", () => {
      holds((_, damaged) => {
        const once = fixed(damaged).text;
        assert.equal(fixed(once).text, once);
      });
    });

    it("has nothing left that could be fixed", () => {
      holds((_, damaged) => {
        const left = findingsIn(fixed(damaged).text).filter(({ fixable }) => fixable);
        assert.deepEqual(
          left.map(({ rule, question, message }) => `${rule} ${question} ${message}`),
          [],
        );
      });
    });

    it("has everything left that only a person can fix", () => {
      holds((_, damaged) => {
        const before = findingsIn(damaged).filter(({ fixable, rule }) => !fixable && rule.startsWith("template/"));
        const after = findingsIn(fixed(damaged).text);
        for (const { rule, question } of before) {
          assert.ok(
            after.some((one) => one.rule === rule && one.question === question),
            `${rule} ${question}`,
          );
        }
      });
    });

    it("can be read by the course's checker", () => {
      holds((_, damaged) => {
        assert.equal(verdictOf(fixed(damaged).text, template)?.readable, true);
      });
    });

    it("keeps its line ends and its byte-order mark", () => {
      holds(({ lineEnd, byteOrderMark }, damaged) => {
        const { text } = fixed(damaged);
        assert.equal(text.startsWith("\uFEFF"), byteOrderMark);
        assert.equal(text.replaceAll(lineEnd, "").search(/[\r\n]/), -1, "another line end than the report's");
      });
    });

    it("is changed in nothing but the questions that are asked for", () => {
      holds((plan, damaged) => {
        const [asked] = plan.questions;
        if (asked === undefined) return;
        const { text } = fixedWith(damaged, templateText, { questions: new Set([asked.number]) });
        assert.deepEqual(othersOf(text, asked.number), othersOf(damaged, asked.number));
      });
    });

    it("has no answer outside its limits that was within them, but for those that are named", () => {
      holds((_, damaged) => {
        const { text, worse } = fixed(damaged);
        const before = matchText(damaged, template, coursePatterns);
        const sound = new Set(before.questions.filter(isSound).map(({ question }) => question.number));
        for (const one of before.questions) if (!isSound(one)) sound.delete(one.question.number);
        const had = new Set(findingsIn(damaged).map(({ rule, question }) => `${rule} ${question}`));
        const named = new Set(worse.map(({ question }) => question));
        const wrong = findingsIn(text).filter(
          ({ rule, question }) =>
            question !== null && sound.has(question) && !named.has(question) && !had.has(`${rule} ${question}`),
        );
        assert.deepEqual(
          wrong.map(({ rule, question, message }) => `${rule} ${question} ${message}`),
          [],
        );
      });
    });

    it("is changed only where it has something to be fixed", () => {
      holds((_, damaged) => {
        const { text, changes } = fixed(damaged);
        assert.equal(text !== damaged, changes.length > 0);
        const findings = findingsIn(damaged);
        for (const { rules } of changes.slice(0, 1)) {
          assert.ok(findings.some(({ rule }) => rules.includes(rule)));
        }
      });
    });
  });
}

describe("any text, fixed", () => {
  const fixed = remembered((text) => fixedWith(text, gardenTemplate));
  const line = fc.oneof(
    fc.constantFrom(...gardenTemplate.split("\n")),
    fc.constantFrom(
      ...[
        "> Answer: x1",
        "Answer: x2",
        "x3 Answer: x4",
        "> x5",
        "- x6",
        "  - x7",
        "   1. x8",
        "```",
        "~~~ x9",
        "    ## x10",
      ],
      ...[
        "### x11",
        "## x12",
        "######",
        "--- x13",
        "x14---",
        "<<<<<<< x15",
        "=======",
        ">>>>>>> x16",
        "| x17 | x18 |",
        "|--|--|",
      ],
      ...[
        "### Question 3 x19",
        "## Question 2",
        "###Question 9",
        "### Question 1",
        "* [x] x20",
        "![x21](x22.png)",
        "\uFEFF",
        "",
      ],
      ...[
        "# x23",
        "> > x24",
        "> Example: x25",
        "> **Who digs? x26**",
        "--- question 1 fill here --- x27",
        "â€œx28â€",
        "x29\r",
      ],
    ),
  );
  const texts = fc.array(line, { maxLength: 60 }).map((lines) => lines.join("\n"));
  const numRuns = Number(process.env.REPORT_HOOK_TEST_RUNS ?? 200);

  it("stays as it is when it is fixed again", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fixed(text).text;
        assert.equal(fixed(once).text, once);
      }),
      { numRuns, seed },
    );
  });

  it("holds a word that stands on a line of its own in what is left of a prompt", () => {
    const text = "### Question 2\n> x16\n> Answer length: 3-6 words + 1 to 2 images.";
    assert.ok(wordsIn(fixed(text).text).includes("x16"));
  });

  it("holds every word that somebody wrote", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = new Set(wordsIn(fixed(text).text));
        for (const word of wordsIn(text)) if (/^x\d+$/.test(word)) assert.ok(kept.has(word), word);
      }),
      { numRuns, seed },
    );
  });
});

function wordsIn(text: string): string[] {
  return tokensOf(text).map((token) => token.text);
}

function assertInOrder(words: readonly string[], text: string, where: string): void {
  let from = 0;
  for (const word of words) {
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "u").exec(text.slice(from));
    assert.ok(match !== null, `${where}: ${word} is not behind the words before it in ${JSON.stringify(text)}`);
    from += match.index + word.length;
  }
}

/** Whether a question stands as the template has it, so that what the rules say of its answer is said of that alone. */
function isSound({ state, copyOf, swallows, renumbered, promptChange }: MatchedQuestion): boolean {
  return state === "answered" && copyOf === null && !swallows && renumbered === null && promptChange === null;
}
