import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Through } from "./foreign-objects.js";
import { failedWith, tryGit } from "./run.js";

/** The repository that the current folder lies in. All paths are absolute. */
export interface Repository {
  /** The working tree's top. */
  readonly top: string;
  /** The current folder from the top: empty there, else with a `/` at its end. */
  readonly prefix: string;
  /** What belongs to this working tree: its index, its HEAD. */
  readonly gitDir: string;
  /** What all working trees share: objects, configuration. */
  readonly commonDir: string;
  /** How it is read where it is only named; null: git works in it. */
  readonly through: Through | null;
}

/** Stands between the paths that git prints, so that a line break in one cannot be taken for the end of it. */
const separator = "\nfalse\n";

/**
 * The repository that a person works in, as git finds it.
 *
 * @param folder where to look from; the current folder where it is not named
 * @returns null where the folder lies in no working tree. Throws a `Refusal` where git refuses the repository
 *   (another owner, a damaged one).
 */
export async function findRepository(folder?: string): Promise<Repository | null> {
  const here = folder === undefined && isPersons(process.cwd()) ? repositoryAtTop() : null;
  if (here !== null) return here;
  const bare = "--is-bare-repository";
  const places = ["--git-dir", bare, "--git-common-dir", bare, "--show-prefix", bare, "--show-toplevel"];
  const args = ["rev-parse", "--is-inside-work-tree", ...places];
  const result = await tryGit(args, folder === undefined ? {} : { folder });
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(result.stderr)) return null;
  if (result.code !== 0) throw failedWith(args, result);
  const [isInside, told = ""] = /^(true|false)\n([^]*)\n$/.exec(result.stdout.toString())?.slice(1) ?? [];
  // The working tree that `core.worktree` names may be anywhere: nobody went there.
  if (isInside !== "true") return null;
  const [gitDir = "", commonDir = "", prefix = "", top = ""] = told.split(separator);
  const from = folder ?? process.cwd();
  const absolute = { top: resolve(from, top), gitDir: resolve(from, gitDir), commonDir: resolve(from, commonDir) };
  return { ...absolute, prefix, through: null };
}

/**
 * The repository that git has started us in as a hook, told from the disk alone: git starts hooks at the working tree's top, and where that holds an
 * ordinary `.git` folder there is nothing to ask. One process less on each commit.
 *
 * @returns null where only git can tell: not in a hook, another working tree or git directory named, a linked working tree, a submodule
 */
export function hookRepository(): Repository | null {
  return process.env.GIT_INDEX_FILE ? repositoryAtTop() : null;
}

/** The repository whose working tree's top is the current folder, where the disk alone tells that it is an ordinary one. */
function repositoryAtTop(): Repository | null {
  const { GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR, GIT_CONFIG_PARAMETERS, GIT_CONFIG_COUNT } = process.env;
  if (GIT_DIR || GIT_WORK_TREE || GIT_COMMON_DIR || GIT_CONFIG_PARAMETERS || GIT_CONFIG_COUNT) return null;
  const top = process.cwd();
  const gitDir = join(top, ".git");
  if (lstatSync(gitDir, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  if (["objects", "refs"].some((name) => !existsSync(join(gitDir, name)))) return null;
  if (existsSync(join(gitDir, "commondir")) || !isHead(join(gitDir, "HEAD"))) return null;
  return maySetPlaces(join(gitDir, "config")) ? null : { top, prefix: "", gitDir, commonDir: gitDir, through: null };
}

/** Whether a folder and its `.git` folder belong to whoever runs this: others' git asks them about first (`safe.directory`). */
function isPersons(top: string): boolean {
  const person = process.geteuid?.();
  if (person === undefined || process.env.SUDO_UID !== undefined) return false;
  return [top, join(top, ".git")].every((folder) => lstatSync(folder, { throwIfNoEntry: false })?.uid === person);
}

/** Whether a file says what is checked out: where it is damaged, git looks for a repository further up. */
function isHead(file: string): boolean {
  try {
    return /^(?:ref:\s*refs\/|[\da-f]{40})/.test(readFileSync(file, "latin1"));
  } catch {
    return false;
  }
}

/** Whether a configuration could put the working tree elsewhere, say that there is none, or read that from another file. */
function maySetPlaces(config: string): boolean {
  try {
    return /worktree|bare\s*(?:\]|$|=(?!\s*false\s))|include/im.test(readFileSync(config, "latin1"));
  } catch {
    return true;
  }
}

/** A path from the repository's root as an absolute one. */
export function onDisk(repository: Repository, path: string): string {
  return join(repository.top, path);
}

/** A path from the repository's root as seen from the current folder, with `/` between its parts. */
export function fromHere(repository: Repository, path: string): string {
  const folders = repository.prefix.split("/").filter((part) => part !== "");
  const parts = path.split("/");
  let shared = 0;
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++;
  return [...folders.slice(shared).map(() => ".."), ...parts.slice(shared)].join("/");
}
