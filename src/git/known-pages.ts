import { squashedCommits } from "./bases.js";
import { addToNote, readNote, writeNote } from "./notes.js";
import type { ObjectReader } from "./objects.js";
import type { Repository } from "./repository.js";
import { tryGit } from "./run.js";

/** The pages that we rendered in this repository, one id a line, the newest last. */
const renderedNote = "pages";

/** Above this many bytes the older half of the note is forgotten. */
const longestNote = 200_000;

/** Remembers that this page is ours. To be called before the page is written anywhere. */
export function rememberPage(repository: Repository, id: string): void {
  const note = readNote(repository.commonDir, renderedNote)?.toString() ?? "";
  if (note.endsWith(`${id}\n`)) return;
  if (note.length > longestNote) {
    const lines = note.split("\n");
    writeNote(repository.commonDir, renderedNote, lines.slice(Math.floor(lines.length / 2)).join("\n"));
  }
  addToNote(repository.commonDir, renderedNote, id);
}

/** Whether we rendered the page with this id in this repository, in whichever working tree. */
export function isOurPage(repository: Repository, id: string): boolean {
  const note = readNote(repository.commonDir, renderedNote);
  return note?.toString().split("\n").includes(id) ?? false;
}

/**
 * Whether a commit of this repository has the page with this id, so that replacing it loses nothing.
 *
 * @param folder a folder of the repository; the current one where it is not named
 */
export async function isCommittedPage(id: string, folder?: string): Promise<boolean> {
  const search = [
    "log",
    "--no-show-signature",
    "--all",
    "--reflog",
    "--full-history",
    "-m",
    "-1",
    "--format=%H",
    `--find-object=${id}`,
  ];
  const result = await tryGit(search, folder === undefined ? {} : { folder });
  return result.code === 0 && result.stdout.length > 0;
}

/** A line that git writes between the sides of a conflict. */
const conflictMarker = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?$/;

/**
 * Whether a page is what git itself made of committed pages in a merge, pick or revert: each line stands in one of them, or marks a
 * conflict. Replacing such a page loses nothing.
 *
 * @param bases the parents of the commit that is being made
 */
export async function isMergedPage(
  repository: Repository,
  reader: ObjectReader,
  content: string,
  path: string,
  bases: readonly string[],
): Promise<boolean> {
  const picked = ["CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"].flatMap((name) => [name, `${name}^`]);
  const others = [...bases.slice(1), ...squashedCommits(repository)];
  const origins = others.length === 0 ? [] : await mergeBases(others);
  const commits = [...bases, ...picked, ...others, ...origins];
  const pages = await Promise.all(commits.map((commit) => reader.read(`${commit}:${path}`)));
  const texts = pages.flatMap((page) => page?.content?.toString() ?? []);
  if (texts.length < 2) return false;
  const lines = new Set(texts.flatMap(linesOf));
  return linesOf(content).every((line) => lines.has(line) || conflictMarker.test(line));
}

async function mergeBases(others: readonly string[]): Promise<string[]> {
  const result = await tryGit(["merge-base", "--all", "--octopus", "HEAD", ...others]);
  return result.code === 0 ? result.stdout.toString().trim().split("\n") : [];
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
