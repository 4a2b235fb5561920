import { dirname, join, posix } from "node:path";
import { readBase } from "./base.js";
import { filesOnDisk } from "./disk/files.js";
import { checkedQuestions, findingsOf, subjectOf } from "./examine.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { isTarget, reportsHere, reportsNamed, type Target } from "./find-reports.js";
import { readFragments } from "./git/fragments.js";
import { resolveName } from "./git/objects.js";
import { readPageOnDisk } from "./git/page-on-disk.js";
import { type OpenReport, openReport } from "./open-report.js";
import type { PageResult, ReportResult, Unread } from "./output/model.js";
import { changedQuestions } from "./report/changes.js";
import { fileTargets } from "./rules/targets.js";
import { verdictOf } from "./verdict/verdict.js";

export interface ScanOptions {
  /** What `--template` names. */
  readonly template: string | null;
  /** The commit, in the current folder's repository, since which changes count, as in a commit; null: everything counts. */
  readonly base: string | null;
}

/**
 * The reports to scan: those that are named, or all of the current folder's repository.
 *
 * @param names reports and folders, as given; null: the current folder's repository
 * @param configPath what `--config` names
 * @returns a failure where there is nothing to scan: no repository, no report in it, a configuration that is not one.
 *   Throws a `GitError` where git fails.
 */
export async function findTargets(
  names: readonly string[] | null,
  configPath: string | null,
): Promise<readonly (Target | Unread)[] | Failure> {
  return names === null ? reportsHere(configPath) : reportsNamed(names, configPath);
}

/**
 * Checks whole reports as they are on disk, one after the other.
 *
 * @returns a failure where there is no commit that `base` names. A report that cannot be read is in the list with the
 *   reason. Throws a `GitError` where git fails.
 */
export async function scan(
  targets: readonly (Target | Unread)[],
  options: ScanOptions,
): Promise<readonly ReportResult[] | Failure> {
  const base = options.base === null ? null : await resolveName(`${options.base}^{commit}`);
  if (options.base !== null && base === null) return fail(`--base ${options.base}: no such commit; fetch it first`);
  const reports: ReportResult[] = [];
  for (const target of targets) reports.push(await scanTarget(target, { ...options, base }));
  return reports;
}

/** Checks one report on disk. */
export async function scanTarget(target: Target | Unread, options: ScanOptions): Promise<ReportResult> {
  return isTarget(target) ? scanReport(target, options) : target;
}

async function scanReport(target: Target, options: ScanOptions): Promise<ReportResult> {
  const { shown, config } = target;
  const opened = await openReport(target, options.template);
  if (isFailure(opened)) return { path: shown, error: opened.failure };
  const { text, template, reading, top, path } = opened;
  const files = await filesOnDisk(top, fileTargets(reading.questions, path));
  const page = await pageOnDisk(target, opened);
  const state =
    page.path === null || page.status === "none"
      ? null
      : { report: shown, path: page.path, stale: page.status === "stale", edited: false };
  const base = options.base === null ? null : await readBase(options.base, path, template, config);
  const mode = options.base === null ? "scan" : "staged";
  const about = { mode, path, patterns: config.patterns, files, page: state } as const;
  const changed = changedQuestions(base === null ? [] : [base.reading.report], reading.report);
  const subject = subjectOf(reading, template, about, (question) => changed.has(question));
  const before =
    base === null ? [] : [subjectOf(base.reading, template, { ...about, files: base.files, page: null }, () => true)];
  return {
    path: shown,
    error: null,
    template,
    questions: checkedQuestions(subject),
    verdict: verdictOf(text, template),
    findings: findingsOf(subject, config, before, shown),
    page,
  };
}

/** How the page beside a report stands: it is read as it is, with whatever line ends git has given it. */
async function pageOnDisk(target: Target, { reading, top, path: report }: OpenReport): Promise<PageResult> {
  const name = target.config.page;
  if (name === false || target.text !== null) return { path: null, status: "none", remark: null };
  const path = join(dirname(target.shown), name);
  const page = readPageOnDisk({ top }, posix.join(posix.dirname(report), name), "");
  if (page.kind !== "file") return { path, status: "none", remark: null };
  const { renderPage } = await import("./page/render.js");
  const kept = target.repository === null ? new Map() : readFragments(target.repository);
  const { html } = await renderPage(reading.report, reading.questions, kept);
  const isSame = page.content.toString().replaceAll("\r\n", "\n") === html;
  return { path, status: isSame ? "unchanged" : "stale", remark: null };
}
