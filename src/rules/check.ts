import { positionAt } from "../report/position.js";
import { rules } from "./all.js";
import { isFixable } from "./fixable.js";
import type { Finding, Level, Mode, Problem, Rule, RuleName, Setting, Subject } from "./model.js";
import { removedAnswers } from "./removed-answers.js";
import { missingReport, reportMissing } from "./template/report-missing.js";

/** Levels by rule, where the configuration sets them. */
export type Settings = Readonly<Record<string, Setting>>;

/**
 * Every rule over one report, levels settled, by line and column.
 *
 * Where the report itself is gone nothing else is said. A problem that would stop the commit, but that one of the reports
 * in `before` has too (same rule, question and target, no further from its limit now) was there before the commit: it is
 * at most a warning. The page is the commit's own: its state is never one of before.
 *
 * @param before the report at HEAD and, in a merge, at the other parents; each checks the questions that are checked now
 */
export function check(subject: Subject, settings: Settings, before: readonly Subject[]): readonly Finding[] {
  const gone = findingsOf(reportMissing, subject, settings, before);
  if (gone.length > 0) return gone;
  const findings = rules.flatMap((rule) => findingsOf(rule, subject, settings, before));
  return removedAnswers(findings, settings, before).sort(byPlace);
}

/**
 * The finding where there is no report to check: deleted, or moved away; none where the rule is off.
 *
 * @param path the report's path from the repository's root
 * @param wasThere whether the commit before has a file there
 */
export function checkMissing(path: string, wasThere: boolean, mode: Mode, settings: Settings): readonly Finding[] {
  const setting = settingOf(reportMissing, mode, settings);
  if (setting === "off") return [];
  return [
    { ...withoutPlace(reportMissing.name, path, missingReport(path, wasThere)), level: setting, existing: false },
  ];
}

function findingsOf(rule: Rule, subject: Subject, settings: Settings, before: readonly Subject[]): Finding[] {
  const setting = settingOf(rule, subject.mode, settings);
  if (setting === "off") return [];
  const problems = problemsOf(rule, subject).map((problem) => ({ problem, level: lesser(setting, problem.atMost) }));
  const stops = problems.some(({ level }) => level === "error");
  const known = stops ? before.map((one) => distances(problemsOf(rule, { ...one, page: null }))) : [];
  return problems.map(({ problem, level }) => {
    const existing = level === "error" && known.some((distances) => isKnown(problem, distances));
    return {
      ...withoutPlace(rule.name, subject.path, problem),
      help: existing ? (problem.helpBefore ?? problem.help) : problem.help,
      ...placeOf(subject, problem),
      level: existing ? "warning" : level,
      existing,
      fixable: isFixable(rule.name, problem, subject),
    };
  });
}

function settingOf(rule: Rule, mode: Mode, settings: Settings): Setting {
  return settings[rule.name] ?? rule.levels[mode];
}

function problemsOf(rule: Rule, subject: Subject): readonly Problem[] {
  if ("check" in rule) return rule.check(subject);
  return subject.checked.flatMap((question) => rule.checkAnswer(question, subject));
}

const gravity: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };

function lesser(setting: Level, atMost: Level = "error"): Level {
  return gravity[atMost] < gravity[setting] ? atMost : setting;
}

/** How far each problem is from its limit at most, by what names the problem. */
function distances(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const problem of problems) {
    const key = keyOf(problem);
    found.set(key, Math.max(found.get(key) ?? 0, problem.distance ?? 0));
  }
  return found;
}

function isKnown(problem: Problem, distances: ReadonlyMap<string, number>): boolean {
  const distance = distances.get(keyOf(problem));
  return distance !== undefined && (problem.distance ?? 0) <= distance;
}

function keyOf({ question, target }: Problem): string {
  return `${question} ${target}`;
}

function withoutPlace(
  rule: RuleName,
  path: string,
  { question, message, help }: Problem,
): Omit<Finding, "level" | "existing"> {
  const nowhere = { line: null, column: null, endLine: null, endColumn: null };
  return { rule, path, question, ...nowhere, message, help, fixable: false };
}

function placeOf({ report }: Subject, { span }: Problem): Partial<Finding> {
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
