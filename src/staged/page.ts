import { posix } from "node:path";
import type { Reading } from "../examine.js";
import { type Conversion, checkedOutBlob, conversionOf, isIgnored, isIntentToAdd } from "../git/attributes.js";
import { blobId } from "../git/blob-id.js";
import type { IndexEntry } from "../git/entries.js";
import type { Fragments } from "../git/fragments.js";
import { GitError } from "../git/git-error.js";
import { isCommittedPage, isMergedPage, isOurPage } from "../git/known-pages.js";
import { type PageOnDisk, readPageOnDisk } from "../git/page-on-disk.js";
import { hidesEditsOf } from "../git/pre-commit-patch.js";
import { putPage } from "../git/put-page.js";
import { fromHere } from "../git/repository.js";
import type { PageResult } from "../output/model.js";
import { renderPage } from "../page/render.js";
import { type Commit, inCommit } from "./commit.js";
import type { Versions } from "./versions.js";

/** The page of one staged report: what it must be, and what stands in its place. */
export interface StagedPage {
  /** From the repository's root. */
  readonly path: string;
  readonly html: string;
  readonly id: string;
  readonly fragments: Fragments;
  readonly entry: IndexEntry | null;
  /** What the index has is somebody's work: neither committed nor ours. */
  readonly edited: boolean;
  /** The ids of the pages that the parents have. */
  readonly committed: ReadonlySet<string>;
  /** How git writes the page to disk. */
  readonly conversion: Conversion;
}

/** The page's path from the repository's root; a page stands beside its report. */
export function pagePath(report: string, page: string): string {
  return posix.join(posix.dirname(report), page);
}

/** Renders the page of a staged report and looks at what the index has in its place. */
export async function preparePage(
  commit: Commit,
  versions: Versions,
  reading: Reading,
  page: string,
  kept: Fragments,
): Promise<StagedPage> {
  const path = pagePath(versions.path, page);
  const [entries, conversion, before, { html, fragments }] = await Promise.all([
    commit.entries([path]),
    conversionOf(commit.repository, path),
    Promise.all(versions.bases.map((base) => inCommit(commit, base.commit, pagePath(base.path, page)))),
    renderPage(reading.report, reading.questions, kept),
  ]);
  const like = versions.now?.entry.id ?? "";
  const committed = new Set(before.flatMap((object) => object?.id ?? []));
  const found = entries.find((one) => one.path === path) ?? null;
  const promised = found?.id === blobId("", like) && committed.size === 0 && (await isIntentToAdd(path));
  const entry = promised ? null : found;
  const staged = { path, html, id: blobId(html, like), fragments, entry, committed, conversion };
  return { ...staged, edited: entry !== null && !(await mayReplaceEntry(commit, staged, entry)) };
}

async function mayReplaceEntry(commit: Commit, page: Omit<StagedPage, "edited">, entry: IndexEntry): Promise<boolean> {
  if (entry.id === page.id) return true;
  if (page.committed.has(entry.id)) return true;
  if (!entry.mode.startsWith("100")) return false;
  return mayReplace(commit, page, entry.id, async () => (await commit.objects.read(entry.id))?.content ?? null);
}

/** Whether nothing is lost where a page is replaced: it is in a commit, ours, or what git made of such pages. */
async function mayReplace(
  commit: Commit,
  page: Omit<StagedPage, "edited">,
  id: string,
  content: () => Promise<Buffer | null>,
): Promise<boolean> {
  const { repository, objects, bases } = commit;
  if (page.committed.has(id) || isOurPage(repository, id)) return true;
  const text = (await content())?.toString();
  if (text !== undefined && (await isMergedPage(repository, objects, text, page.path, bases.commits))) return true;
  return isCommittedPage(id);
}

/** Puts the page into the commit and on disk, where nothing is lost by it. Throws a `GitError` where it cannot be written. */
export async function commitPage(commit: Commit, versions: Versions, page: StagedPage): Promise<PageResult> {
  const { repository } = commit;
  const { now } = versions;
  const shown = fromHere(repository, page.path);
  if (now === null) return { path: shown, status: "none", remark: null };
  const sparse = page.entry?.skipWorktree ?? now.entry.skipWorktree;
  const disk = readPageOnDisk(repository, page.path, page.id);
  const ignored = page.entry === null && (await isIgnored(repository, page.path));
  const inPlace = disk.kind === "file" && disk.ids.includes(page.id);
  const open = !sparse && !inPlace && (await mayWrite(commit, page, disk));
  const isNew = page.entry?.id !== page.id;
  if (isNew || open) {
    if (open && hidesEditsOf(page.path)) throw hiddenEdits(shown);
    const onDisk = !open ? "kept" : disk.kind === "file" ? disk.content : null;
    const put = { ...page, content: page.html, commit: !ignored, onDisk, sparse } as const;
    await putPage(repository, commit.index, put, { path: versions.path, id: now.entry.id, since: commit.since });
  }
  const leftAlone =
    !sparse && !inPlace && !open
      ? `${shown} on disk is left alone: ${whyLeft(disk)}; the commit has the report's page`
      : null;
  if (ignored)
    return {
      path: shown,
      status: "none",
      remark: leftAlone ?? `${shown} is written, but the repository ignores it: it is not committed`,
    };
  return { path: shown, status: isNew ? "written" : "unchanged", remark: leftAlone };
}

async function mayWrite(commit: Commit, page: StagedPage, disk: PageOnDisk): Promise<boolean> {
  if (disk.kind === "none") return true;
  if (disk.kind === "closed") return false;
  if (page.entry !== null && disk.ids.includes(page.entry.id)) return true;
  if (await isCheckedOut(page, disk.content)) return true;
  for (const id of new Set(disk.ids)) if (await mayReplace(commit, page, id, async () => disk.content)) return true;
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

function hiddenEdits(shown: string): GitError {
  return new GitError(
    `pre-commit has put changes of ${shown} aside and could not bring them back; stage or discard them, then commit again`,
  );
}
