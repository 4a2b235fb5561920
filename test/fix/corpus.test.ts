/** Real reports, fixed with the text of the edition that they were made from. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { recognise } from "../../src/course/recognise.js";
import { verdictOf } from "../../src/course/verdict.js";
import { type Fixed, fixText } from "../../src/fix/fix.js";
import { matchText } from "../../src/match/match.js";
import type { MatchedQuestion } from "../../src/match/model.js";
import { decode } from "../../src/report/decode.js";
import type { Question, Report } from "../../src/report/model.js";
import type { RuleName } from "../../src/rules/model.js";
import type { Template } from "../../src/template/model.js";
import { sectionTitles } from "../../src/template/sections.js";
import { tokensOf } from "../../src/template/tokens.js";
import { editionFiles, realReports, seedReport, withoutCourse } from "../helpers/course.js";
import { allThere, found, path } from "../helpers/fix.js";
import { assess, findPlaceholders, parseReport } from "../helpers/read.js";

interface Known {
  readonly name: string;
  readonly text: string;
  readonly readable: boolean;
  readonly template: Template;
}

/** Every how many of the readable versions is looked at; those that the checker could not read all are. */
const every = Number(process.env.REPORT_HOOK_TEST_EVERY ?? 7);

const editions = new Map(editionFiles().map(({ name, text }) => [name, text]));

function known(): Known[] {
  const all = realReports().flatMap(({ file, bytes, said }, index): Known[] => {
    const text = said.readable && index % every !== 0 ? null : decode(bytes);
    const template = text === null ? null : recognise(parseReport(text));
    return text === null || template === null ? [] : [{ name: file, text, readable: said.readable, template }];
  });
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

function fixAll(text: string, template: Template, rules: ReadonlySet<RuleName> | null = null): Fixed {
  const templateTexts = [editions.get(template.name) ?? ""];
  const about = { template, templateTexts, path, patterns: coursePatterns, files: allThere };
  return fixText(text, { ...about, before: null, rules, safe: false, questions: null });
}

function fixedWith(text: string, template: Template, rules: ReadonlySet<RuleName> | null = null): string {
  return fixAll(text, template, rules).text;
}

/** Whether a question stands as the template has it, so that what the rules say of its answer is said of that alone. */
function isSound({ state, copyOf, swallows, renumbered, promptChange, limitChange }: MatchedQuestion): boolean {
  const isAsked = renumbered === null && promptChange === null && limitChange === null;
  return state !== "no-answer-line" && copyOf === null && !swallows && isAsked;
}

describe("real reports, fixed", { skip: withoutCourse }, () => {
  const reports =
    withoutCourse === false ? known().map((one) => ({ ...one, now: fixedWith(one.text, one.template) })) : [];

  it("can all be read by the course's checker", () => {
    const unread = reports.filter(({ now, template }) => !verdictOf(now, template)?.readable).map(({ name }) => name);
    assert.deepEqual(unread, []);
    assert.ok(reports.some(({ readable }) => !readable));
  });

  it("stay as they are when they are fixed again", () => {
    const again = reports.filter(({ now, template }) => fixedWith(now, template) !== now).map(({ name }) => name);
    assert.deepEqual(again, []);
  });

  it("have nothing left that could be fixed", () => {
    for (const { name, now, template } of reports) {
      const left = found(now, template).filter(({ fixable }) => fixable);
      assert.deepEqual(left, [], name);
    }
  });

  it("have no answer that was right and is wrong, but for those that are named", () => {
    for (const { name, text, now, template } of reports) {
      const before = matchText(text, template, coursePatterns);
      const { worse } = fixAll(text, template);
      const told = new Set(worse.map(({ question }) => question));
      const had = new Set(found(text, template).map(({ rule, question }) => `${rule} ${question}`));
      const unsound = new Set(before.questions.filter((one) => !isSound(one)).map(({ question }) => question.number));
      const there = new Set(before.questions.map(({ question }) => question.number));
      const wrong = found(now, template).filter(
        ({ rule, question }) =>
          question !== null &&
          there.has(question) &&
          !unsound.has(question) &&
          !told.has(question) &&
          !had.has(`${rule} ${question}`),
      );
      assert.deepEqual(wrong, [], name);
    }
  });

  it("hold the words of every answer in their order", () => {
    for (const { name, text, now, template } of reports) {
      const before = read(fixedWith(text, template, new Set(["answer/encoding"])), template);
      const after = read(now, template);
      const states = new Map(assess(before, template).map(({ question, state }) => [question, state]));
      for (const question of before.questions) {
        const copies = before.questions.filter(({ number }) => number === question.number).length;
        if (states.get(question) !== "answered" || copies > 1) continue;
        const standing = after.questions.find(({ number }) => number === question.number);
        assertInOrder(wordsOfAnswer(question), standing?.answer?.text ?? "", `${name}, question ${question.number}`);
      }
    }
  });
});

describe("the seed report, fixed", { skip: withoutCourse }, () => {
  it("has only findings left that a person must fix, can be read, and holds every word of its authors", () => {
    const text = seedReport();
    const template = recognise(parseReport(text)) as Template;
    const now = fixedWith(text, template);
    const left = [...new Set(found(now, template).map(({ rule }) => rule))].sort();
    assert.deepEqual(left, ["answer/example-left", "answer/too-long", "answer/too-short", "answer/unfilled"]);
    assert.equal(verdictOf(now, template)?.readable, true);
    const decoded = fixedWith(text, template, new Set(["answer/encoding"]));
    const kept = countsOf(now);
    for (const [word, count] of countsOf(decoded)) assert.ok((kept.get(word) ?? 0) >= count, word);
  });
});

function read(text: string, template: Template): Report {
  return parseReport(text, { isSection: sectionTitles(template) });
}

/** Without placeholders, and without the word that begins an answer, which may stand there twice. */
function wordsOfAnswer({ answer }: Question): string[] {
  let text = answer?.text ?? "";
  for (const { start, end } of findPlaceholders(text).reverse()) text = text.slice(0, start) + text.slice(end);
  return tokensOf(text)
    .map((token) => token.text)
    .filter((word) => word !== "Answer");
}

function assertInOrder(words: readonly string[], text: string, where: string): void {
  const standing = tokensOf(text).map((token) => token.text);
  let from = 0;
  for (const word of words) {
    const at = standing.indexOf(word, from);
    assert.ok(at >= 0, `${where}: ${word} is not behind the words before it`);
    from = at + 1;
  }
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text: word } of tokensOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
