import type { Match } from "../match/model.js";
import { positionAt } from "../report/position.js";
import { rules } from "./by-name.js";
import { contextOf } from "./context.js";
import type { Context, Finding, FoundProblem, Level, Mode, Rule, RuleName, Setting } from "./model.js";
import { oneAdvice } from "./one-advice.js";
import { pageEdited } from "./page/edited.js";
import { problemsOf } from "./problems.js";
import { removedAnswers } from "./removed-answers.js";
import { reportMissing } from "./template/report-missing.js";
import { thereBefore } from "./there-before.js";

/** Levels by rule, where the configuration sets them. */
export type Settings = Readonly<Record<string, Setting>>;

/** What the rules find, each finding under the path that the person knows the report by. */
export function findingsOf(
  context: Context,
  settings: Settings,
  before: readonly Context[],
  shownPath: string,
): readonly Finding[] {
  return check(context, settings, before).map((finding) => ({ ...finding, path: shownPath }));
}

/**
 * Every rule over one report, levels settled, by line and column.
 *
 * Where the report itself is gone nothing else is said but that somebody's page stands in the way. A problem that one of the reports in
 * `before` has too (same rule, question and target) was there before the commit: it is at most a warning, and so is an empty report that
 * is the first. The page is the commit's own: its state is never one of before.
 *
 * @param before the report at HEAD and, in a merge, at the other parents; each checks the questions that are checked now
 */
export function check(context: Context, settings: Settings, before: readonly Context[]): readonly Finding[] {
  const gone = findingsBy(reportMissing, context, settings, before);
  if (gone.length > 0) {
    const about = isFirst(context, before) ? gone.map(asWarning) : gone;
    return [...about, ...findingsBy(pageEdited, context, settings, before)];
  }
  const isCourse = context.match.template.course !== null;
  const asked = rules.filter(({ courseOnly }) => isCourse || courseOnly !== true);
  const findings = asked.flatMap((rule) => findingsBy(rule, context, settings, before));
  return oneAdvice(removedAnswers(findings, settings, before)).sort(byPlace);
}

/** Whether a commit begins a report: nothing was there that it could break. */
function isFirst({ mode, match }: Context, before: readonly Context[]): boolean {
  if (mode !== "staged" || before.length > 0) return false;
  return match.template.questions.length === 0 || match.report.text.trim() === "";
}

function asWarning(finding: Finding): Finding {
  return finding.level === "error" ? { ...finding, level: "warning" } : finding;
}

function findingsBy(rule: Rule, context: Context, settings: Settings, before: readonly Context[]): Finding[] {
  const setting = settingOf(rule, context.mode, settings);
  if (setting === "off") return [];
  const isSet = settings[rule.name] !== undefined;
  const problems = problemsOf(rule, context).map((problem) => ({
    problem,
    level: lesser(lesser(setting, problem.atMost), isSet ? undefined : problem.usually),
  }));
  const earlier = problems.length > 0 ? before.map((one) => problemsOf(rule, { ...one, page: null })) : [];
  const known = thereBefore(
    problems.map(({ problem }) => problem),
    earlier,
  );
  return problems.map(({ problem, level }) => {
    const existing = known.has(problem);
    return {
      ...withoutPlace(rule.name, context.path, problem),
      help: existing || !wasThere(problem, before) ? (problem.helpBefore ?? problem.help) : problem.help,
      ...placeOf(context, problem),
      level: existing ? lesser(level, "warning") : level,
      existing,
      fixable: rule.fix !== undefined && !problem.byHand && problem.slot === undefined,
      ...(problem.many === undefined ? {} : { many: problem.many }),
      ...(problem.section === undefined ? {} : { section: problem.section }),
    };
  });
}

/** Whether the commit before has what a problem is about, so that what the commit changes shows how it was. */
function wasThere({ question }: FoundProblem, [before]: readonly Context[]): boolean {
  if (before === undefined) return false;
  const { questions } = before.match.report;
  return question === null ? questions.length > 0 : questions.some(({ number }) => number === question);
}

function settingOf(rule: Rule, mode: Mode, settings: Settings): Setting {
  return settings[rule.name] ?? rule.levels[mode];
}

const gravity: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };

function lesser(setting: Level, atMost: Level = "error"): Level {
  return gravity[atMost] < gravity[setting] ? atMost : setting;
}

function withoutPlace(
  rule: RuleName,
  path: string,
  { question, slot, message, help }: FoundProblem,
): Omit<Finding, "level" | "existing"> {
  const nowhere = { line: null, column: null, endLine: null, endColumn: null };
  const about = slot === undefined ? {} : { slot: { key: slot.key, title: slot.title } };
  return { rule, path, question, ...about, ...nowhere, message, help, fixable: false };
}

function placeOf({ match: { report } }: Context, { span }: FoundProblem): Partial<Finding> {
  if (span === null) return {};
  const start = positionAt(report, span.start);
  const end = positionAt(report, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** By line, then column; what has no place comes last. */
function byPlace(a: Finding, b: Finding): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last);
}

/**
 * How many errors and warnings a full scan finds in a report; its page is not looked at.
 *
 * @param questions only these count; null: the whole report
 */
export function problemsLeft(
  match: Match,
  about: Pick<Context, "path" | "files">,
  settings: Settings,
  questions: ReadonlySet<number> | null,
): number {
  const context = contextOf(match, { ...about, mode: "scan", page: null }, () => true);
  return findingsOf(context, settings, [], about.path).filter(
    ({ level, question }) => level !== "note" && (questions === null || (question !== null && questions.has(question))),
  ).length;
}
