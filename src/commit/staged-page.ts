import { posix } from "node:path";
import { isCoursePage } from "../course/course-page.js";
import { idsOf, type PageOnDisk, readPageOnDisk } from "../disk/page-on-disk.js";
import { type Conversion, checkedOutBlob, conversionOf, isIgnored, isIntentToAdd } from "../git/attributes.js";
import { blobId } from "../git/blob-id.js";
import type { IndexEntry } from "../git/entries.js";
import { isMerged } from "../git/merged.js";
import { fromHere } from "../git/repository.js";
import type { Fragments } from "../page/render-page.js";
import { type ReportWithQuestions, renderPage } from "../page/render-page.js";
import type { PageResult } from "../result.js";
import { isOurPage } from "../state/known-pages.js";
import { Refusal } from "../system/refusal.js";
import { type Commit, inCommit } from "./commit.js";
import type { FileToPut } from "./file-to-put.js";
import { putAside } from "./put-aside.js";
import type { Versions } from "./versions.js";

/** The page of one staged report: what it must be, and what stands in its place. */
export interface StagedPage {
  /** From the repository's root. */
  readonly path: string;
  readonly html: string;
  readonly id: string;
  readonly fragments: Fragments;
  readonly entry: IndexEntry | null;
  /** The index has files below its path, so that it can have none there. */
  readonly isFolder: boolean;
  /** What the index has is somebody's work: neither committed nor ours. */
  readonly edited: boolean;
  /** The ids of the pages that the parents have. */
  readonly committed: ReadonlySet<string>;
  /** How git writes the page to disk. */
  readonly conversion: Conversion;
  /** Whether a text is what the course's script makes of the report, now or as a parent has it. */
  readonly isCoursePage: (html: string) => boolean;
}

/** The page's path from the repository's root; a page stands beside its report. */
export function pagePath(report: string, page: string): string {
  return posix.join(posix.dirname(report), page);
}

/** Renders the page of a staged report and looks at what the index has in its place. */
export async function preparePage(
  commit: Commit,
  versions: Versions,
  shown: ReportWithQuestions,
  page: string,
  kept: Fragments,
): Promise<StagedPage> {
  const path = pagePath(versions.path, page);
  const [entries, conversion, before, { html, fragments }] = await Promise.all([
    commit.entries([path]),
    conversionOf(commit.repository, path, commit.told),
    Promise.all(versions.bases.map((base) => inCommit(commit, base.commit, pagePath(base.path, page)))),
    renderPage(shown, kept),
  ]);
  const like = versions.now?.entry.id ?? "";
  const committed = new Set(before.flatMap((object) => object?.id ?? []));
  const found = entries.find((one) => one.path === path) ?? null;
  const promised = found?.id === blobId("", like) && committed.size === 0 && (await isIntentToAdd(path));
  const entry = promised ? null : found;
  const reports = [versions.now, ...versions.bases].flatMap((version) => version?.text ?? []);
  const isTheirs = (other: string): boolean => reports.some((report) => isCoursePage(other, report));
  const staged = {
    path,
    html,
    id: blobId(html, like),
    fragments,
    entry,
    isFolder: entries.some((one) => one.path.startsWith(`${path}/`)),
    committed,
    conversion,
    isCoursePage: isTheirs,
  };
  return { ...staged, edited: entry !== null && !(await mayReplaceEntry(commit, staged, entry)) };
}

async function mayReplaceEntry(commit: Commit, page: Omit<StagedPage, "edited">, entry: IndexEntry): Promise<boolean> {
  if (entry.id === page.id) return true;
  if (page.committed.has(entry.id)) return true;
  if (!entry.mode.startsWith("100")) return false;
  return mayReplace(commit, page, entry.id, async () => (await commit.objects.read(entry.id))?.content ?? null);
}

/** Whether nothing is lost where a page is replaced: it is in a commit, ours, what git made of such pages, or what the course's script made. */
async function mayReplace(
  commit: Commit,
  page: Omit<StagedPage, "edited">,
  id: string,
  content: () => Promise<Buffer | null>,
): Promise<boolean> {
  const { repository, objects, bases } = commit;
  if (page.committed.has(id) || isOurPage(repository.commonDir, id)) return true;
  const text = (await content())?.toString();
  if (text !== undefined && page.isCoursePage(text)) return true;
  if (text !== undefined && (await isMerged(repository, objects, text, page.path, bases.commits))) return true;
  return (await commit.committed(page.path)).has(id);
}

/** What is to be done about a page, and what a person is told of it. */
export interface PagePlan {
  readonly result: PageResult;
  /** Null where it stands everywhere as it should, or must be left as it is. */
  readonly put: FileToPut | null;
}

/** Plans to put the page into the commit and on disk, where nothing is lost by it. Throws a `Refusal` where it cannot be put. */
export async function planPage(commit: Commit, versions: Versions, page: StagedPage): Promise<PagePlan> {
  const { repository } = commit;
  const { now } = versions;
  const shown = fromHere(repository, page.path);
  if (now === null) return { result: { path: shown, status: "none", remark: null }, put: null };
  // A rule's level says how loud its finding is, not what may be lost.
  if (page.edited) {
    const remark = `${shown} is committed with the changes made by hand in it`;
    return { result: { path: shown, status: "stale", remark }, put: null };
  }
  if (page.isFolder) throw new Refusal(`${shown} is a folder in the commit, where the page goes; rename one of them`);
  const sparse = page.entry?.skipWorktree ?? now.entry.skipWorktree;
  const disk = readPageOnDisk(repository, page.path);
  const ignored = page.entry === null && (await isIgnored(repository, page.path));
  const inPlace = disk.kind === "file" && idsOf(disk.content, page.id).includes(page.id);
  const mayOpen = !sparse && !inPlace && (await mayWrite(commit, page, disk));
  const isNew = page.entry?.id !== page.id;
  const aside = mayOpen ? await putAside(repository, page.path) : null;
  if (aside === "refuses" && isNew) throw hiddenEdits(shown);
  const open = mayOpen && aside === null;
  const onDisk = !open ? "kept" : disk.kind === "file" ? disk.content : null;
  const put = { ...page, content: page.html, commit: !ignored, onDisk, toDisk: null, sparse } as const;
  const leftAlone =
    !sparse && !inPlace && !open
      ? `${shown} on disk is left alone: ${aside === null ? whyLeft(disk) : hiddenWhy}; the commit has the report's page`
      : null;
  const status = ignored ? "none" : isNew ? "written" : "unchanged";
  const unseen = ignored ? `${shown} is written, but the repository ignores it: it is not committed` : null;
  return { result: { path: shown, status, remark: leftAlone ?? unseen }, put: isNew || open ? put : null };
}

const hiddenWhy = "its changes that are not staged were put aside, and come back";

async function mayWrite(commit: Commit, page: StagedPage, disk: PageOnDisk): Promise<boolean> {
  if (disk.kind === "none") return true;
  if (disk.kind === "closed") return false;
  const ids = idsOf(disk.content, page.id);
  if (page.entry !== null && ids.includes(page.entry.id)) return true;
  if (await isCheckedOut(page, disk.content)) return true;
  for (const id of new Set(ids)) if (await mayReplace(commit, page, id, async () => disk.content)) return true;
  return false;
}

/** Whether the file on disk is what git writes there for a page that it has: `ident` or an encoding can make other bytes of it. */
async function isCheckedOut({ path, entry, committed, conversion }: StagedPage, content: Buffer): Promise<boolean> {
  if (!conversion.rewrites) return false;
  const known = new Set([...(entry === null ? [] : [entry.id]), ...committed]);
  for (const id of known) if (content.equals(await checkedOutBlob(id, path, conversion))) return true;
  return false;
}

function whyLeft(disk: PageOnDisk): string {
  return disk.kind === "closed" ? disk.why : "it holds changes that are in no commit";
}

function hiddenEdits(shown: string): Refusal {
  return new Refusal(
    `changes of ${shown} that are not staged were put aside and could not be brought back; stage or discard them, then commit again`,
  );
}
