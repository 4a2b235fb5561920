import { join, resolve } from "node:path";
import type { Config } from "./config.js";
import { filesOnDisk } from "./disk/files.js";
import { mostBytes, readReportFile } from "./disk/report-file.js";
import { writeReportFile } from "./disk/write-report.js";
import { findingsOf, type Reading, readAgainst, subjectOf } from "./examine.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { isTarget, reportsHere, reportsNamed, type Target } from "./find-reports.js";
import { findTemplateTexts } from "./find-template-text.js";
import { oldVersions } from "./git/history.js";
import { openObjects } from "./git/objects.js";
import { type Mended, mend, mendableRules } from "./mend/mend.js";
import { nearest } from "./nearest.js";
import { type OpenReport, openReport } from "./open-report.js";
import type { FixedReport, FixOutcome } from "./output/fix.js";
import type { Unread } from "./output/model.js";
import { ruleNames } from "./rules/all.js";
import type { Files, RuleName } from "./rules/model.js";
import { fileTargets } from "./rules/targets.js";
import type { Template } from "./template/model.js";

export interface FixRequest {
  /** Reports and folders, as given; empty: the reports of the current folder's repository. */
  readonly files: readonly string[];
  /** What `--template` names. */
  readonly template: string | null;
  /** What `--config` names. */
  readonly config: string | null;
  /** What `--rule` names, with or without its kind; empty: every rule. */
  readonly rules: readonly string[];
  /** Nothing is written. */
  readonly dryRun: boolean;
}

/**
 * Mends reports on disk: what the template says is put back, what people wrote is kept.
 *
 * @returns a failure where nothing can be mended: no report, a configuration that is not one, a rule that nothing mends.
 *   A report that cannot be read or written is in the list with the reason. Throws a `GitError` where git fails.
 */
export async function fix(request: FixRequest): Promise<FixOutcome | Failure> {
  const rules = rulesNamed(request.rules);
  if (isFailure(rules)) return rules;
  const targets =
    request.files.length === 0 ? await reportsHere(request.config) : await reportsNamed(request.files, request.config);
  if (isFailure(targets)) return targets;
  const reports: (FixedReport | Unread)[] = [];
  for (const target of targets) reports.push(isTarget(target) ? await fixReport(target, request, rules) : target);
  return { dryRun: request.dryRun, reports };
}

/** The rules that are named, each as it is or by what follows its `/`; null where none is. */
export function rulesNamed(names: readonly string[]): ReadonlySet<RuleName> | null | Failure {
  if (names.length === 0) return null;
  const found = new Set<RuleName>();
  for (const name of names) {
    const rule = ruleNames.find((one) => one === name || one.endsWith(`/${name}`));
    if (rule === undefined) {
      const near = nearest(name, ruleNames);
      return fail(`--rule ${name}: no such rule${near === null ? "" : `; did you mean ${near}?`}`);
    }
    if (!mendableRules.has(rule))
      return fail(`--rule ${rule}: only a person can mend this; see report-hook explain ${rule}`);
    found.add(rule);
  }
  return found;
}

async function fixReport(
  target: Target,
  request: FixRequest,
  rules: ReadonlySet<RuleName> | null,
): Promise<FixedReport | Unread> {
  const { shown: path, file, config } = target;
  const opened = await openReport(target, request.template);
  if (isFailure(opened)) return { path, error: opened.failure };
  const { text, template } = opened;
  const files = await filesOnDisk(opened.top, fileTargets(opened.reading.questions, opened.path));
  const templateTexts = await templateTextsOnDisk(target, opened, request.template);
  const about = { template, templateTexts, path: opened.path, patterns: config.patterns, files };
  const mended = mend(text, { ...about, rules, safe: false, questions: null });
  if (!request.dryRun && mended.text !== text) {
    const failed = await writeReportFile(file, Buffer.from(text), Buffer.from(mended.text));
    if (failed !== null) return { path, error: failed.failure };
  }
  const reading = readAgainst(mended.text, template, config);
  const filesNow = await filesOnDisk(opened.top, fileTargets(reading.questions, opened.path));
  const left = problemsLeft(reading, { ...about, files: filesNow }, config);
  return fixedReport(path, text, mended, left, null);
}

/** What a report's mending comes to, for a person. */
export function fixedReport(
  path: string,
  before: string,
  { text: after, changes, needing }: Mended,
  left: number,
  remark: string | null,
): FixedReport {
  return { path, error: null, before, after, changes, needing, left, remark };
}

/** How many errors and warnings a full scan finds in a report; its page is not looked at. */
export function problemsLeft(
  reading: Reading,
  { template, path, files }: { readonly template: Template; readonly path: string; readonly files: Files },
  config: Config,
): number {
  const about = { mode: "scan", path, patterns: config.patterns, files, page: null } as const;
  const subject = subjectOf(reading, template, about, () => true);
  return findingsOf(subject, config, [], path).filter(({ level }) => level !== "note").length;
}

async function templateTextsOnDisk(
  { repository, config }: Target,
  { template, top, path }: OpenReport,
  option: string | null,
): Promise<readonly string[]> {
  const file = option !== null ? resolve(option) : join(top, config.template ?? "");
  const objects = repository === null ? null : openObjects(mostBytes, top);
  try {
    const sources = {
      readFile: async () => {
        const text = await readReportFile(file, null);
        return isFailure(text) ? null : text;
      },
      versions: async function* () {
        if (repository === null || objects === null) return;
        for await (const { commit, text } of oldVersions(repository, objects, path)) yield { name: commit, text };
      },
    };
    return await findTemplateTexts(template, sources, config.patterns);
  } finally {
    objects?.close();
  }
}
