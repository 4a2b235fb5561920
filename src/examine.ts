import type { Config } from "./config.js";
import type { CheckedQuestion } from "./output/model.js";
import type { Question, Report } from "./report/model.js";
import { parseReport } from "./report/parse.js";
import { positionAt } from "./report/position.js";
import { check } from "./rules/check.js";
import type { Finding, Subject } from "./rules/model.js";
import { type Assessed, assess } from "./template/assess.js";
import type { Template } from "./template/model.js";
import { sectionTitles } from "./template/sections.js";

/** A version of a report, read with its template in hand. */
export interface Reading {
  readonly report: Report;
  readonly questions: readonly Assessed[];
}

/** Reads `text` with its template known, so that the template's headings, and only they, end a question. */
export function readAgainst(text: string, template: Template, config: Config): Reading {
  const report = parseReport(text, { patterns: config.patterns, isSection: sectionTitles(template) });
  return { report, questions: assess(report, template, config.patterns) };
}

/** All that the rules may look at in one version of a report; `isChecked` tells which questions they look at. */
export function subjectOf(
  reading: Reading,
  template: Template,
  about: Pick<Subject, "mode" | "path" | "patterns" | "files" | "page">,
  isChecked: (question: Question) => boolean,
): Subject {
  const { report, questions } = reading;
  return { ...about, report, template, questions, checked: questions.filter(({ question }) => isChecked(question)) };
}

/** What the rules find, each finding under the path that the person knows the report by. */
export function findingsOf(
  subject: Subject,
  config: Config,
  before: readonly Subject[],
  shownPath: string,
): readonly Finding[] {
  return check(subject, config.rules, before).map((finding) => ({ ...finding, path: shownPath }));
}

/** A report's questions with their lines and whether each is one of those checked. */
export function checkedQuestions(subject: Subject): readonly CheckedQuestion[] {
  const checked = new Set(subject.checked.map(({ question }) => question));
  return subject.questions.map((one) => ({
    ...one,
    line: positionAt(subject.report, one.question.span.start).line,
    changed: checked.has(one.question),
  }));
}
