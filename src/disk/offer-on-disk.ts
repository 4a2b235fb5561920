import { matchText } from "../match/match.js";
import { fileTargets } from "../report/targets.js";
import { type Checked, isFailure } from "../result.js";
import { type AskedOfFix, askedFor, everything } from "../rules/asked-of-fix.js";
import { contextOf } from "../rules/context.js";
import type { Finding } from "../rules/model.js";
import { findingsOf } from "../rules/run-rules.js";
import { filesOnDisk } from "./files.js";
import { fixOpened } from "./fix-on-disk.js";
import { type OpenReport, openReport } from "./open-report.js";
import { orFailure } from "./or-failure.js";
import type { Target } from "./target.js";

/**
 * A checked report on disk with only those findings called fixable that are gone after `report-hook fix`. The fixes are made for that, and not
 * written.
 *
 * @param opened the report as it was checked
 * @param template what `--template` names
 */
export async function offerOnDisk(
  target: Target,
  opened: OpenReport,
  checked: Checked,
  template: string | null,
): Promise<Checked> {
  const wanted = checked.findings.filter(({ fixable }) => fixable);
  if (wanted.length === 0 || checked.fixAt === null) return checked;
  const partly = checked.questions.some(({ changed }) => !changed);
  const left = await leftAfter(target, opened, template, partly ? askedFor(wanted, checked.findings) : [everything]);
  const isLeft = (one: Finding): boolean =>
    left === null || left.some(({ rule, question }) => rule === one.rule && question === one.question);
  const findings = checked.findings.map((one) =>
    wanted.includes(one) && isLeft(one) ? { ...one, fixable: false } : one,
  );
  return { ...checked, findings };
}

/** What is found once the command that is printed has run; null where it cannot. */
async function leftAfter(
  target: Target,
  opened: OpenReport,
  template: string | null,
  commands: readonly AskedOfFix[],
): Promise<readonly Finding[] | null> {
  let { text } = opened;
  for (const run of commands) {
    const now = text === opened.text ? opened : await openReport({ ...target, text }, template);
    if (isFailure(now)) return null;
    const fixed = await orFailure(() => fixOpened(target, now, { template, ...run }));
    if (isFailure(fixed)) return null;
    ({ text } = fixed);
  }
  const match = matchText(text, opened.match.template, target.config.patterns);
  const files = await filesOnDisk(opened.top, fileTargets(match.questions, opened.path));
  const context = contextOf(match, { mode: "scan", path: opened.path, files, page: null }, () => true);
  return findingsOf(context, target.config.rules, [], target.shown);
}
