import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readThrough } from "../git/foreign-objects.js";
import type { Repository } from "../git/repository.js";
import { type Failure, fail } from "../result.js";
import { staysIn, wayTo } from "../system/inside.js";
import { ordinaryText } from "../system/ordinary-file.js";
import { Refusal } from "../system/refusal.js";

/** Git's own small files: a few lines. */
const mostBytes = 64 * 1024;
/** A file that lists every branch and tag. */
const mostPacked = 32 * 1024 * 1024;
/** `HEAD` may name a name that names another. */
const mostNames = 5;

const id = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The repository of a folder that a person named, found without asking git, which would read its configuration: the closest `.git`, from the
 * folder up.
 *
 * @param folder absolute
 * @param within the highest folder to look in, absolute; null: any
 * @returns null where there is none, or where what is called `.git` is no repository; a failure where its objects lie elsewhere, which could be
 *   anywhere
 * @param branch whose newest commit is taken for the one that is checked out; null: the one that is
 */
export function namedRepository(
  folder: string,
  within: string | null,
  branch: string | null = null,
): Repository | Failure | null {
  const found = topOf(folder, within);
  if (found === null) return null;
  const top = realpathSync(found);
  const gitDir = gitDirOf(top);
  if (gitDir === null) return null;
  const common = textOf(join(gitDir, "commondir"), gitDir);
  const commonDir = common === null ? gitDir : resolve(gitDir, common.trim());
  // That of a linked working tree holds its git directory: any other could be anybody's.
  const isOwn = staysIn(gitDir, top) ? staysIn(commonDir, top) : staysIn(gitDir, commonDir);
  if (!isOwn) return null;
  const objects = join(commonDir, "objects");
  if (!isFolder(objects)) return null;
  const astray = leadsAway([objects, join(objects, "info"), join(objects, "pack")], join(objects, "info/alternates"));
  if (astray !== null) return fail(whyNotRead(top, astray));
  const head = headOf(gitDir, commonDir, branch === null ? "HEAD" : `refs/heads/${branch}`);
  const shallow = textOf(join(commonDir, "shallow"), commonDir, mostPacked) ?? "";
  const isShallow = shallow.split("\n").every((line) => line === "" || id.test(line));
  const prefix = folder === found ? "" : `${wayTo(found, folder)}/`;
  const lookAtLoose = (): void => {
    const loose = leadsAway(
      readdirSync(objects)
        .filter(isLooseFolder)
        .map((name) => join(objects, name)),
    );
    if (loose !== null) throw new Refusal(whyNotRead(top, loose));
  };
  return { top, prefix, gitDir, commonDir, through: readThrough(objects, head, isShallow ? shallow : "", lookAtLoose) };
}

/** The folder that has a `.git`, the folder itself or one that it is in. */
function topOf(folder: string, within: string | null): string | null {
  for (let top = folder; ; top = dirname(top)) {
    if (lstatSync(join(top, ".git"), { throwIfNoEntry: false }) !== undefined) return top;
    if (top === within || dirname(top) === top) return null;
  }
}

/**
 * The git directory of a working tree: its `.git`, or where that says it is. It says so in a linked working tree and in a submodule, whose git
 * directories lie elsewhere; there it counts only where that names the working tree in turn, which nobody can bring about from here.
 */
function gitDirOf(top: string): string | null {
  const dotGit = join(top, ".git");
  if (isFolder(dotGit)) return isGitDir(dotGit) ? dotGit : null;
  const named = /^gitdir: (.+?)\n*$/.exec(textOf(dotGit, top) ?? "")?.[1];
  if (named === undefined) return null;
  const gitDir = resolve(top, named);
  if (!isGitDir(gitDir)) return null;
  return staysIn(gitDir, top) || namesBack(gitDir, top) ? gitDir : null;
}

function namesBack(gitDir: string, top: string): boolean {
  const linked = textOf(join(gitDir, "gitdir"), gitDir)?.trim();
  if (linked !== undefined) return isSame(resolve(gitDir, linked), join(top, ".git"));
  const config = textOf(join(gitDir, "config"), gitDir) ?? "";
  const worktree = /^[ \t]*worktree[ \t]*=[ \t]*(\S.*)$/m.exec(config)?.[1]?.trimEnd();
  return worktree !== undefined && isSame(resolve(gitDir, worktree), top);
}

function isSame(path: string, other: string): boolean {
  try {
    return realpathSync(path) === realpathSync(other);
  } catch {
    return false;
  }
}

function isGitDir(folder: string): boolean {
  return isFolder(folder) && lstatSync(join(folder, "HEAD"), { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether it is a folder, and no symbolic link to one. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Objects that no pack holds lie in folders by the first byte of their ids. */
function isLooseFolder(name: string): boolean {
  return /^[0-9a-f]{2}$/i.test(name);
}

function whyNotRead(top: string, path: string): string {
  return `${wayTo(top, path)} leads out of the repository or is no file; it is not read`;
}

/** What in folders of objects leads git elsewhere: another repository's objects, a symbolic link, what is no file; null where nothing does. */
function leadsAway(folders: readonly string[], never?: string): string | null {
  // Asked for by its name, which a file system may spell in more ways than one.
  if (never !== undefined && lstatSync(never, { throwIfNoEntry: false }) !== undefined) return never;
  for (const folder of folders) {
    const there = lstatSync(folder, { throwIfNoEntry: false });
    if (there === undefined) continue;
    if (!there.isDirectory()) return folder;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!(entry.isFile() || entry.isDirectory())) return join(folder, entry.name);
    }
  }
  return null;
}

/** The id of the commit that a name stands for, `HEAD` or a branch's; null where there is none, or it leads nowhere. */
function headOf(gitDir: string, commonDir: string, first: string): string | null {
  let name = first;
  for (let step = 0; step < mostNames; step++) {
    const text = (
      name === "HEAD" ? textOf(join(gitDir, name), gitDir) : textOf(join(commonDir, name), commonDir)
    )?.trim();
    if (text === undefined) return packedId(commonDir, name);
    if (id.test(text)) return text;
    const next = /^ref: (refs\/\S+)$/.exec(text)?.[1];
    if (next === undefined || next.split("/").some((part) => part === ".." || part === "")) return null;
    name = next;
  }
  return null;
}

function packedId(commonDir: string, name: string): string | null {
  const packed = textOf(join(commonDir, "packed-refs"), commonDir, mostPacked) ?? "";
  const found =
    packed
      .split("\n")
      .find((line) => line.endsWith(` ${name}`))
      ?.slice(0, -name.length - 1) ?? "";
  return id.test(found) ? found : null;
}

function textOf(path: string, root: string, most: number = mostBytes): string | null {
  return ordinaryText(path, root, most);
}
