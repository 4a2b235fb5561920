import type { Fragments } from "../page/render-page.js";
import type { Unread } from "../result.js";
import { keepFragments } from "../state/kept-fragments.js";
import { rememberPage } from "../state/known-pages.js";
import { asRefusal } from "../system/refusal.js";
import { askAhead } from "./ask-ahead.js";
import type { Commit } from "./commit.js";
import type { StagedConfig } from "./committed-config.js";
import type { FileToPut, MadeFrom } from "./file-to-put.js";
import { pageLeftBehind } from "./page-left-behind.js";
import { putFiles } from "./put-files.js";
import { planPage } from "./staged-page.js";
import type { StagedReport } from "./staged-report.js";
import { clearStale } from "./stale.js";
import { watch } from "./watch.js";

/** Puts what was fixed and every report's page into the commit, all of it or nothing, and remembers what saves work the next time. */
export async function putPages(
  commit: Commit,
  reports: readonly (StagedReport | Unread)[],
  staged: StagedConfig,
  kept: Fragments,
): Promise<readonly (StagedReport | Unread)[]> {
  const plans: PagesPlan[] = [];
  for (const report of reports)
    plans.push("versions" in report ? await planReport(commit, report, staged) : { report, fixed: null, page: null });
  for (const { page } of plans) if (page !== null) rememberPage(commit.repository.commonDir, page.id);
  const files = plans.flatMap(({ fixed, page }) => [fixed, page]).filter((file) => file !== null);
  await putFiles(commit, files, plans.flatMap(madeFrom));
  const done = plans.map(({ report }) => report);
  const checked = done.filter((report) => "versions" in report);
  keepForNext(commit, checked, staged, kept);
  return done;
}

/** What is to be put into a commit for one report. */
interface PagesPlan {
  /** With what a person is told once it is put. */
  readonly report: StagedReport | Unread;
  readonly fixed: FileToPut | null;
  readonly page: FileToPut | null;
}

async function planReport(commit: Commit, report: StagedReport, staged: StagedConfig): Promise<PagesPlan> {
  const { checked, versions, page } = report;
  const fix = report.fix === null ? null : await (await import("./fix-in-commit.js")).planFix(report, commit);
  const plan = page === null ? { result: checked.page, put: null } : await planPage(commit, versions, page);
  const left = await pageLeftBehind(commit, versions, staged);
  const remarks = [checked.page.remark, fix?.remark, page === null ? null : plan.result.remark, left];
  const remark = remarks.filter((line) => line != null).join("; ");
  const told = { ...checked, page: { ...plan.result, remark: remark === "" ? null : remark } };
  return { report: { ...report, checked: told }, fixed: fix?.put ?? null, page: plan.put };
}

/** The staged report that a page is made from; one that was fixed is put beside its page. */
function madeFrom({ report, fixed, page }: PagesPlan): MadeFrom[] {
  if (page === null || fixed !== null || !("versions" in report) || report.versions.now === null) return [];
  return [{ path: report.versions.path, id: report.versions.now.entry.id }];
}

function keepForNext(commit: Commit, reports: readonly StagedReport[], staged: StagedConfig, kept: Fragments): void {
  const { repository } = commit;
  const pages = reports.filter(({ page }) => page !== null);
  const fragments = pages.map(({ page }) => page?.fragments ?? new Map());
  try {
    keepFragments(repository.commonDir, fragments, kept);
    if (pages.every(({ checked }) => checked.page.status === "unchanged"))
      clearStale(
        repository,
        reports.flatMap(({ versions }) => versions.now?.entry.id ?? []),
      );
    askAhead(commit);
    watch(
      repository,
      staged,
      reports.map(({ versions, checked }) => ({ path: versions.path, questions: checked.questions })),
    );
  } catch (error) {
    // The commit is as it should be; without these the next one only takes longer.
    if (asRefusal(error) === null) throw error;
  }
}
