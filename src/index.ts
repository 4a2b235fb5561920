/**
 * The public API: what a report means, without files, git or a terminal.
 *
 *     import { checkReport } from "report-hook";
 *     const { findings, verdict } = checkReport(text);
 */
import { defaultConfig } from "./config.js";
import { checkedQuestions, findingsOf, readAgainst, subjectOf } from "./examine.js";
import type { CheckedQuestion } from "./output/model.js";
import { parseReport } from "./report/parse.js";
import type { Files, Finding, Setting } from "./rules/model.js";
import type { Template } from "./template/model.js";
import { readTemplate } from "./template/read.js";
import { recognise } from "./template/recognise.js";
import { type Verdict, verdictOf } from "./verdict/verdict.js";

export type { CheckedQuestion } from "./output/model.js";
export type { Answer, Heading, Prompt, Question, Report, Section, Span } from "./report/model.js";
export { parseReport } from "./report/parse.js";
export type { FileState, Files, Finding, Level, Setting } from "./rules/model.js";
export { editionNames, editionTemplate } from "./template/editions/editions.js";
export type { Limits, Range, Template, TemplateQuestion } from "./template/model.js";
export { readTemplate } from "./template/read.js";
export { recognise } from "./template/recognise.js";
export { type Failure as VerdictFailure, type Verdict, verdictOf } from "./verdict/verdict.js";

export interface CheckReportOptions {
  /** The report's path from the repository's root; `reports/README.md` by default. */
  readonly path?: string;
  /** What the report must look like; by default the edition it was made from, else its own limits. */
  readonly template?: Template;
  /** A level for each rule, instead of the rule's own. */
  readonly rules?: Readonly<Record<string, Setting>>;
  /** What is known of the files that answers point to; by default all are there. */
  readonly files?: Files;
}

export interface ReportCheck {
  readonly template: Template;
  readonly questions: readonly CheckedQuestion[];
  readonly findings: readonly Finding[];
  /** What the course's own checker will say. */
  readonly verdict: Verdict;
}

/** Checks the text of a whole report, as `report-hook check` does. Any text can be checked. */
export function checkReport(text: string, options: CheckReportOptions = {}): ReportCheck {
  const path = options.path ?? "reports/README.md";
  const config = { ...defaultConfig, rules: options.rules ?? {} };
  const template = options.template ?? templateOf(text, path);
  const files: Files = options.files ?? (() => ({ kind: "present" }));
  const about = { mode: "scan", path, patterns: config.patterns, files, page: null } as const;
  const subject = subjectOf(readAgainst(text, template, config), template, about, () => true);
  return {
    template,
    questions: checkedQuestions(subject),
    findings: findingsOf(subject, config, [], path),
    verdict: verdictOf(text, template),
  };
}

function templateOf(text: string, path: string): Template {
  const report = parseReport(text);
  return recognise(report) ?? readTemplate(report, path, "report", defaultConfig.patterns, false);
}
