/** What holds of every mended report, whatever was done to it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseReport } from "../../src/report/parse.js";
import { tokensOf } from "../../src/template/normal.js";
import { sectionTitles } from "../../src/template/sections.js";
import { verdictOf } from "../../src/verdict/verdict.js";
import { template as bundled } from "../helpers/answers.js";
import { answerWords, changesOfWording, damagedReport, type Plan, plans } from "../helpers/damage.js";
import { found, mended, templateFrom } from "../helpers/mend.js";
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

  describe(`${name}, damaged and mended`, () => {
    it("has the words of every answer, in their order, where answers stand", () => {
      holds((plan, damaged) => {
        const { text } = mended(damaged, templateText);
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
        const kept = new Set(wordsIn(mended(damaged, templateText).text));
        // Words with other letters are those of the wrong encoding.
        const written = wordsIn(damaged).filter((word) => /^[\x20-\x7e]+$/.test(word) && !known.has(word));
        assert.deepEqual(
          written.filter((word) => !kept.has(word)),
          [],
        );
      });
    });

    it("stays as it is when it is mended again", () => {
      holds((_, damaged) => {
        const once = mended(damaged, templateText).text;
        assert.equal(mended(once, templateText).text, once);
      });
    });

    it("has nothing left that could be mended", () => {
      holds((_, damaged) => {
        const left = found(mended(damaged, templateText).text, template).filter(({ fixable }) => fixable);
        assert.deepEqual(
          left.map(({ rule, question, message }) => `${rule} ${question} ${message}`),
          [],
        );
      });
    });

    it("has everything left that only a person can mend", () => {
      holds((_, damaged) => {
        const before = found(damaged, template).filter(({ fixable, rule }) => !fixable && rule.startsWith("template/"));
        const after = found(mended(damaged, templateText).text, template);
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
        assert.equal(verdictOf(mended(damaged, templateText).text, template).readable, true);
      });
    });

    it("keeps its line ends and its byte-order mark", () => {
      holds(({ lineEnd, byteOrderMark }, damaged) => {
        const { text } = mended(damaged, templateText);
        assert.equal(text.startsWith("\uFEFF"), byteOrderMark);
        assert.equal(text.replaceAll(lineEnd, "").search(/[\r\n]/), -1, "another line end than the report's");
      });
    });

    it("is changed only where it has something to be mended", () => {
      holds((_, damaged) => {
        const { text, changes } = mended(damaged, templateText);
        assert.equal(text !== damaged, changes.length > 0);
        const findings = found(damaged, template);
        for (const { rules } of changes.slice(0, 1)) {
          assert.ok(findings.some(({ rule }) => rules.includes(rule)));
        }
      });
    });
  });
}

describe("any text, mended", () => {
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

  it("stays as it is when it is mended again", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = mended(text, gardenTemplate).text;
        assert.equal(mended(once, gardenTemplate).text, once);
      }),
      { numRuns, seed },
    );
  });

  it("holds a word that stands on a line of its own in what is left of a prompt", () => {
    const text = "### Question 2\n> x16\n> Answer length: 3-6 words + 1 to 2 images.";
    assert.ok(wordsIn(mended(text, gardenTemplate).text).includes("x16"));
  });

  it("holds every word that somebody wrote", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = new Set(wordsIn(mended(text, gardenTemplate).text));
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
