import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readNote } from "../git/notes.js";
import type { Repository } from "../git/repository.js";
import { git, splitAtNul, tryGit } from "../git/run.js";
import type { Memory, Place } from "./model.js";

/** Where `init` remembers, under the git directory, what no file tells. */
export const memoryNote = "init";

/** What is taken from the configuration. */
export interface Configured {
  readonly reports: readonly string[];
  /** Each from the top; empty where there is to be no page. */
  readonly pages: readonly string[];
}

/**
 * Looks at a repository before anything is planned.
 *
 * @param shipped the folder of the package with the hooks, absolute
 */
export async function lookAround(repository: Repository, configured: Configured, shipped: string): Promise<Place> {
  const { top, commonDir } = repository;
  const [hooks, hooksPath, list] = await Promise.all([
    git(["rev-parse", "--git-path", "hooks"], { folder: top }),
    tryGit(["config", "--get", "core.hooksPath"], { folder: top }),
    git(["config", "--local", "--list", "-z"], { folder: top }),
  ]);
  return {
    ...configured,
    top,
    commonDir,
    hooksFolder: resolve(top, hooks.toString().replace(/\n$/, "")),
    hooksPath: hooksPath.code === 0 ? hooksPath.stdout.toString().replace(/\n$/, "") : null,
    gitConfig: new Map(splitAtNul(list).map(keyAndValue)),
    packaged: existsSync(join(top, "node_modules", "report-hook", "hooks", "pre-commit")),
    shipped: Object.fromEntries(readdirSync(shipped).map((name) => [name, readFileSync(join(shipped, name), "utf8")])),
    memory: remembered(commonDir),
  };
}

function keyAndValue(entry: string): [string, string] {
  const [key = "", ...value] = entry.split("\n");
  return [key, value.join("\n")];
}

function remembered(commonDir: string): Memory {
  try {
    const { activated = [], reports = {} } = JSON.parse(
      readNote(commonDir, memoryNote)?.toString() ?? "{}",
    ) as Partial<Memory>;
    return { activated, reports };
  } catch {
    return { activated: [], reports: {} };
  }
}
