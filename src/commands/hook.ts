import { checkStaged, recheck } from "../commit/check-staged.js";
import { type Commit, withCommit } from "../commit/commit.js";
import { pageConfig, pageRemark, type StagedConfig, stagedConfig } from "../commit/committed-config.js";
import { namesFor, pathInRepository } from "../commit/named-path.js";
import type { OfferSettings } from "../commit/offer-fixes.js";
import { hooksToRenew } from "../commit/old-hooks.js";
import { putPages } from "../commit/put-pages.js";
import type { StagedReport } from "../commit/staged-report.js";
import { readVersions } from "../commit/versions.js";
import { configFor, isOneOfMany, templatesOf } from "../config/groups.js";
import { orFailure } from "../disk/or-failure.js";
import { type ChangedFiles, changedInIndex } from "../git/changed-files.js";
import { fromHere } from "../git/repository.js";
import { orWithout } from "../output/anyway.js";
import { colorsFor } from "../output/colors.js";
import { printerFor } from "../output/formats.js";
import { print } from "../output/print.js";
import { printRun } from "../output/printer.js";
import { remark, say } from "../output/say.js";
import { isTerminal, whereItPrints } from "../output/terminal.js";
import { whyOf } from "../output/why.js";
import { clean } from "../output/without-controls.js";
import type { Fragments } from "../page/render-page.js";
import {
  exitCodeOf,
  type Failure,
  fail,
  isChecked,
  isFailure,
  type ReportResult,
  type Run,
  runTotals,
  type TemplateStory,
  type Unread,
} from "../result.js";
import { readFragments } from "../state/kept-fragments.js";
import { version } from "../version.js";
import { type CheckOptions, checkOptions, readCheckOptions } from "./check-options.js";
import { command, type Values } from "./command.js";
import { offerFiles } from "./options.js";

/** `report-hook --staged`, which every commit waits for: what it loads, a commit loads. */
export const hookCommand = command({
  options: checkOptions,
  offers: offerFiles,
  about: "Checks what is staged, and puts the page into the same commit. Files narrow it to some of the reports.",
  examples: ["", "--staged reports/README.md"],
  async run(files, values) {
    if (!isCommitting()) return checkAndPrint(files, values);
    // The hooks ask before they start us. Some managers start us without them.
    if (process.env.REPORT_HOOK === "0") return 0;
    const ended = await checkAndPrint(files, values).catch((error: unknown) => fail(whyOf(error)));
    return isFailure(ended) ? fail(`${ended.failure} ${orWithout}`) : ended;
  },
});

async function checkAndPrint(files: readonly string[], values: Values<typeof checkOptions>): Promise<number | Failure> {
  const options = readCheckOptions(values);
  if (isFailure(options)) return options;
  const run = await hook({ ...options, files, page: values.page ?? true });
  if (isFailure(run)) return run;
  if (options.format === "pretty" && !options.quiet) tellTemplates(run);
  return printHook(run, options, await namesFor(options.format));
}

/** Every byte that a commit prints at once: none where it leaves every report as it was. @returns the exit code */
async function printHook(
  run: Run,
  options: CheckOptions,
  fromRoot: (path: string) => string,
): Promise<number | Failure> {
  const [only] = run.reports;
  if (options.format === "pretty" && !options.verbose && run.reports.every(isAsCommitted)) {
    if (isCommitting() && only !== undefined) return 0;
    if (!isCommitting())
      return say(
        `nothing is staged that changes a report: ${whereItPrints().command()} --all checks them as they are on disk`,
      );
  }
  if (run.reports.length === 1 && only?.error != null && options.format === "pretty")
    return fail(`${only.path}: ${only.error}`);
  const colors = colorsFor(options.color, { isTTY: isTerminal() }, process.env);
  const style = { ...options, ...whereItPrints(), mode: run.mode, table: false, sort: "worst", fromRoot } as const;
  print(printRun(run, await printerFor(style, colors, version)));
  if (isReworded() && run.reports.some((report) => isChecked(report) && report.page.status === "written"))
    remark("where git stops at the next commit, nothing is wrong: git rebase --continue");
  return exitCodeOf(runTotals(run));
}

/** Whether a rebase makes this commit again for its message: git goes on with the index as it was before we had put the page into it. */
function isReworded(): boolean {
  return process.env.GIT_REFLOG_ACTION?.endsWith("(reword)") === true;
}

function isAsCommitted(report: ReportResult): boolean {
  if (!isChecked(report) || report.page.status !== "unchanged" || report.page.remark !== null) return false;
  return report.questions.every(({ changed }) => !changed) && report.findings.every(({ existing }) => existing);
}

/** A template that the commit changes stops nothing: what is said is how it will be read. */
function tellTemplates({ templates = [] }: Run): void {
  for (const { path, story } of templates)
    print(`${[`template ${clean(path)}`, ...story.map((line) => `  ${line}`)].join("\n")}\n\n`);
}

export interface HookOptions extends CheckOptions {
  /** Only these reports are checked; empty: all that the configuration names. */
  readonly files: readonly string[];
  /** False with `--no-page`. */
  readonly page: boolean;
}

/**
 * Checks what is staged and puts the page into the commit.
 *
 * The index that git is committing is what counts, never the working tree. Where findings stop the commit nothing has been
 * written. A failure says why nothing could be checked, or why the page could not be written.
 */
export async function hook(options: HookOptions): Promise<Run | Failure> {
  return orFailure(async () => {
    const run = await withCommit((commit) => {
      const old = isCommitting() ? hooksToRenew(commit.repository) : null;
      if (old !== null) remark(old);
      return checkCommit(commit, options);
    });
    return run ?? fail("not a git repository; go into one, or name the reports to check");
  });
}

async function checkCommit(commit: Commit, options: HookOptions): Promise<Run | Failure> {
  const staged = await stagedConfig(commit, options.config);
  if (isFailure(staged)) return staged;
  const kept = readFragments(commit.repository.commonDir);
  // Of documents that are many only those count that the commit changes, wherever they were before.
  const changed = staged.config.groups === undefined ? null : await changedInIndex();
  const reports = await checkReports(commit, staged, changed, kept, options);
  if (isFailure(reports)) return reports;
  const templates = changed === null ? [] : await changedTemplates(commit, staged, changed);
  if (reports.length === 0 && changed === null && !isCommitting() && options.files.length === 0)
    return noReport(staged);

  const run = { ...asRun(await placed(commit, reports, staged, options), options), templates };
  if (exitCodeOf(runTotals(run)) !== 0) return run;
  return { ...asRun(await putPages(commit, reports, staged, kept), options), templates };
}

/** Each report with what of it can be fixed and where, if anything can. */
async function placed(
  commit: Commit,
  reports: readonly (StagedReport | Unread)[],
  { config }: StagedConfig,
  { template, strict }: HookOptions,
): Promise<readonly (StagedReport | Unread)[]> {
  const done: (StagedReport | Unread)[] = [];
  for (const report of reports) {
    const isOffered = "versions" in report && report.checked.findings.some(({ fixable }) => fixable);
    if (!isOffered) {
      done.push(report);
      continue;
    }
    const { offerFixes } = await import("../commit/offer-fixes.js");
    const isOnly = config.reports.length === 1;
    const own = { config: configFor(config, report.versions.path), template };
    const again: OfferSettings["recheck"] = (versions, known) => recheck(commit, versions, own, known);
    done.push(await offerFixes(commit, report, { ...own, strict, isOnly, recheck: again }));
  }
  return done;
}

/** Each report that the commit has or had, checked; one that cannot be read is the reason why. */
async function checkReports(
  commit: Commit,
  staged: StagedConfig,
  changed: ChangedFiles | null,
  kept: Fragments,
  options: HookOptions,
): Promise<readonly (StagedReport | Unread)[] | Failure> {
  const wanted = options.files.map((file) => pathInRepository(commit.repository, file));
  const paths = staged.config.reports.filter(
    (path) =>
      (wanted.length === 0 || wanted.includes(path)) &&
      (changed === null || changed.has(path) || !isOneOfMany(staged.config, path)),
  );
  // A merge without conflict has its tree already: a page that is put into the index now would stay behind there.
  const page = options.page && !commit.bases.treeFixed;
  const reports: (StagedReport | Unread)[] = [];
  for (const path of paths) {
    const versions = await readVersions(commit, path, staged, changed?.get(path) ?? null);
    if (versions === null) continue;
    if (isFailure(versions)) {
      reports.push({ path: fromHere(commit.repository, path), error: versions.failure });
      continue;
    }
    const config = configFor(staged.config, path);
    const own = page ? pageConfig(staged, path) : null;
    const ofPage = staged.ofPages === staged.config && own !== null ? config : own;
    const report = await checkStaged(commit, versions, { config, ofPage, template: options.template, kept });
    if (isFailure(report)) return report;
    const { checked } = report;
    const remark = page ? pageRemark(staged, path, checked.page.remark) : null;
    reports.push({ ...report, checked: { ...checked, page: { ...checked.page, remark } } });
  }
  return reports;
}

function asRun(reports: readonly (StagedReport | Unread)[], options: HookOptions): Run {
  const results = reports.map((report) => ("versions" in report ? report.checked : report));
  return { mode: "staged", reports: results, strict: options.strict };
}

/** The templates of documents that the commit changes, each with what is understood of it. */
async function changedTemplates(
  commit: Commit,
  { config }: StagedConfig,
  changed: ChangedFiles,
): Promise<readonly TemplateStory[]> {
  const paths = templatesOf(config).filter((path) => changed.has(path));
  if (paths.length === 0) return [];
  const { storyInIndex } = await import("../commit/template-changed.js");
  return Promise.all(paths.map((path) => storyInIndex(commit, path, config.patterns.question)));
}

function noReport({ config, file }: StagedConfig): Failure {
  const where = file === null ? 'set "reports" in .report-hook.json' : `correct "reports" in ${file}`;
  return fail(`no report at ${config.reports.join(", ")}; add it with git, or ${where}`);
}

/** Git names the index to every hook of a commit. */
function isCommitting(): boolean {
  return process.env.GIT_INDEX_FILE !== undefined;
}
