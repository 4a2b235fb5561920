import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ancestors } from "../git/parent.js";
import type { Repository } from "../git/repository.js";
import { splitAtNul, tryGit } from "../git/run.js";

/**
 * What a hook manager that runs above us does with the unstaged changes of a file, which it has put aside as a patch and brings back afterwards. The
 * patch fails, or goes to the wrong lines, where the file was written meanwhile. `refuses`: it takes a page that is in the index and not on disk for a
 * failure of ours (pre-commit, prek). `allows`: it does not (lefthook, lint-staged).
 */
export type PutAside = "refuses" | "allows" | null;

/**
 * How the unstaged changes of a file have been put aside; null where they have not.
 *
 * @param path from the repository's root
 */
export async function putAside(repository: Repository, path: string): Promise<PutAside> {
  const concerns = async (patches: readonly string[]): Promise<boolean> =>
    (await Promise.all(patches.map((patch) => pathsIn(patch, repository)))).some((paths) => paths.includes(path));
  if (await concerns(patchesOfFrameworks())) return "refuses";
  return (await concerns(patchesInGitDir(repository))) ? "allows" : null;
}

/** The patches of the pre-commit framework and of prek, which name them by their process and never remove them. */
function patchesOfFrameworks(): string[] {
  const { PRE_COMMIT, PRE_COMMIT_HOME, PREK_HOME, XDG_CACHE_HOME } = process.env;
  if (PRE_COMMIT !== "1") return [];
  const cache = XDG_CACHE_HOME || join(homedir(), ".cache");
  const folders = [PRE_COMMIT_HOME || join(cache, "pre-commit"), join(PREK_HOME || join(cache, "prek"), "patches")];
  const running = new Set(ancestors().map(String));
  return folders
    .flatMap((folder) => filesIn(folder))
    .filter((file) => running.has(/[\\/](?:patch)?\d+-(\d+)(?:\.patch)?$/.exec(file)?.[1] ?? ""));
}

/**
 * The patches in the git directory, where lint-staged, lefthook and people's own scripts have theirs. Some stay there for ever: those that are
 * older than the last commit's message are of an earlier commit.
 */
function patchesInGitDir({ gitDir, commonDir }: Repository): string[] {
  const folders = new Set([gitDir, join(gitDir, "info"), join(commonDir, "info")]);
  const patches = [...folders].flatMap(filesIn).filter((file) => file.endsWith(".patch"));
  const last = timeOf(join(gitDir, "COMMIT_EDITMSG"));
  return patches.filter((file) => timeOf(file) >= last);
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The files that a patch changes, as git reads it: it quotes names that are not ASCII. */
async function pathsIn(patch: string, { top }: Repository): Promise<string[]> {
  const { stdout } = await tryGit(["apply", "--numstat", "-z", patch], { folder: top });
  return splitAtNul(stdout).map((field) => field.split("\t").at(-1) ?? "");
}
