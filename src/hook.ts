import type { CheckOptions } from "./arguments.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { type Fragments, keepFragments, readFragments } from "./git/fragments.js";
import { asGitError } from "./git/git-error.js";
import { fromHere } from "./git/repository.js";
import { exitCodeOf, type Run, totalsOf, type Unread } from "./output/model.js";
import { type Commit, withCommit } from "./staged/commit.js";
import { type StagedConfig, stagedConfig } from "./staged/config.js";
import { pathInRepository } from "./staged/named-path.js";
import { commitPage } from "./staged/page.js";
import { checkStaged, type StagedReport } from "./staged/report.js";
import { clearStaleMark } from "./staged/stale.js";
import { readVersions } from "./staged/versions.js";
import { watch } from "./staged/watch.js";

export interface HookOptions extends CheckOptions {
  /** Only these reports are checked; empty: all that the configuration names. */
  readonly files: readonly string[];
}

/**
 * Checks what is staged and puts the page into the commit.
 *
 * The index that git is committing is what counts, never the working tree. Where findings stop the commit nothing has been
 * written. A failure says why nothing could be checked, or why the page could not be written.
 */
export async function hook(options: HookOptions): Promise<Run | Failure> {
  try {
    const run = await withCommit((commit) => checkCommit(commit, options));
    return run ?? fail("not a git repository; go into one, or name the reports to check");
  } catch (error) {
    const known = asGitError(error);
    if (known !== null) return fail(known.message);
    throw error;
  }
}

async function checkCommit(commit: Commit, options: HookOptions): Promise<Run | Failure> {
  const staged = await stagedConfig(commit, options.config);
  if (isFailure(staged)) return staged;
  const kept = readFragments(commit.repository);
  const reports = await checkReports(commit, staged, kept, options);
  if (isFailure(reports)) return reports;
  if (reports.length === 0 && !isCommitting() && options.files.length === 0) return noReport(staged);

  const run = asRun(reports, options);
  if (exitCodeOf(totalsOf(run)) !== 0) return run;
  return asRun(await putPages(commit, reports, staged, kept), options);
}

/** Each report that the commit has or had, checked; one that cannot be read is the reason why. */
async function checkReports(
  commit: Commit,
  staged: StagedConfig,
  kept: Fragments,
  options: HookOptions,
): Promise<readonly (StagedReport | Unread)[] | Failure> {
  const wanted = options.files.map((file) => pathInRepository(commit.repository, file));
  const paths = staged.config.reports.filter((path) => wanted.length === 0 || wanted.includes(path));
  // A merge without conflict has its tree already: a page that is put into the index now would stay behind there.
  const page = options.page && !commit.bases.treeFixed;
  const settings = { config: staged.config, template: options.template, page, kept };
  const reports: (StagedReport | Unread)[] = [];
  for (const path of paths) {
    const versions = await readVersions(commit, path, staged);
    if (versions === null) continue;
    if (isFailure(versions)) {
      reports.push({ path: fromHere(commit.repository, path), error: versions.failure });
      continue;
    }
    const report = await checkStaged(commit, versions, settings);
    if (isFailure(report)) return report;
    reports.push(report);
  }
  return reports;
}

/** Puts what was mended and every report's page into the commit, and remembers what saves work the next time. */
async function putPages(
  commit: Commit,
  reports: readonly (StagedReport | Unread)[],
  staged: StagedConfig,
  kept: Fragments,
): Promise<readonly (StagedReport | Unread)[]> {
  const done: (StagedReport | Unread)[] = [];
  for (const report of reports) done.push("versions" in report ? await putReport(commit, report) : report);
  const pages = done.flatMap((report) => ("versions" in report && report.page !== null ? [report] : []));
  const fragments = pages.map(({ page }) => page?.fragments ?? new Map());
  const unchanged = pages.every(({ checked }) => checked.page.status === "unchanged");
  try {
    keepFragments(commit.repository, fragments, kept);
    if (unchanged) clearStaleMark(commit.repository);
    watch(commit.repository, staged, pages);
  } catch (error) {
    // The commit is as it should be; without these notes the next one only takes longer.
    if (asGitError(error) === null) throw error;
  }
  return done;
}

/** Stages what was mended in a report, and its page. */
async function putReport(commit: Commit, checked: StagedReport): Promise<StagedReport> {
  const mend = checked.mend === null ? null : await (await import("./staged/mend.js")).commitMend(commit, checked);
  const report = mend?.report ?? checked;
  const page =
    report.page === null ? report.checked.page : await commitPage(mend?.commit ?? commit, report.versions, report.page);
  const remark = [mend?.line, page.remark].filter((line) => line != null).join("; ");
  return { ...report, checked: { ...report.checked, page: { ...page, remark: remark === "" ? null : remark } } };
}

function asRun(reports: readonly (StagedReport | Unread)[], options: HookOptions): Run {
  const results = reports.map((report) => ("versions" in report ? report.checked : report));
  return { mode: "staged", reports: results, strict: options.strict };
}

function noReport({ config, file }: StagedConfig): Failure {
  const where = file === null ? 'set "reports" in .report-hook.json' : `correct "reports" in ${file}`;
  return fail(`no report at ${config.reports.join(", ")}; add it with git, or ${where}`);
}

/** Git names the index to every hook of a commit. */
function isCommitting(): boolean {
  return process.env.GIT_INDEX_FILE !== undefined;
}
