/**
 * The public API: what a report means, without files, git or a terminal.
 *
 *     import { checkReport } from "report-hook";
 *     const { findings, verdict } = checkReport(text);
 */
import { defaultConfig } from "./config/config.js";
import { recognise, withCourse } from "./course/recognise.js";
import type { Verdict } from "./course/verdict.js";
import { matchText } from "./match/match.js";
import { verdictOn } from "./match/verdict-with-causes.js";
import { parseReport } from "./report/parse.js";
import { checkedQuestions, contextOf } from "./rules/context.js";
import type { CheckedQuestion, Files, Finding, Setting } from "./rules/model.js";
import { findingsOf } from "./rules/run-rules.js";
import type { Template } from "./template/model.js";
import { readTemplate } from "./template/read.js";

export { editionNames, editionTemplate } from "./course/editions/editions.js";
export { recognise } from "./course/recognise.js";
export { type FailedLimit as VerdictFailure, type Verdict, verdictOf } from "./course/verdict.js";
export type { Answer, Heading, Prompt, Question, Report, Section, Span } from "./report/model.js";
export { parseReport } from "./report/parse.js";
export type { CheckedQuestion, FileState, Files, Finding, Level, Setting } from "./rules/model.js";
export type { Limits, Range, Template, TemplateQuestion } from "./template/model.js";
export { readTemplate } from "./template/read.js";

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
  /** What the course's own checker will say; null where the template is not the course's. */
  readonly verdict: Verdict | null;
}

/** Checks the text of a whole report, as `report-hook check` does. Any text can be checked. */
export function checkReport(text: string, options: CheckReportOptions = {}): ReportCheck {
  const path = options.path ?? "reports/README.md";
  const template = options.template ?? templateOf(text, path);
  const files: Files = options.files ?? (() => ({ kind: "present" }));
  const match = matchText(text, template, defaultConfig.patterns);
  const context = contextOf(match, { mode: "scan", path, files, page: null }, () => true);
  return {
    template,
    questions: checkedQuestions(context),
    findings: findingsOf(context, options.rules ?? {}, [], path).map(({ many: _, section: __, ...finding }) => finding),
    verdict: verdictOn(text, match),
  };
}

function templateOf(text: string, path: string): Template {
  const report = parseReport(text, { patterns: defaultConfig.patterns });
  return (
    recognise(report) ??
    withCourse(readTemplate(report, path, "report", defaultConfig.patterns, false), report.frontMatter !== null)
  );
}
