import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ancestors } from "./parent.js";

/**
 * Whether the pre-commit framework, running above us, has put unstaged changes of this file aside. It brings them back by a patch, which fails
 * where the file was written meanwhile, and then all that it had put aside is gone from the working tree.
 *
 * @param path from the repository's root
 */
export function hidesEditsOf(path: string): boolean {
  const { PRE_COMMIT, PRE_COMMIT_HOME, XDG_CACHE_HOME } = process.env;
  if (PRE_COMMIT !== "1") return false;
  const folder = PRE_COMMIT_HOME || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "pre-commit");
  const running = new Set(ancestors().map(String));
  return patchesIn(folder)
    .filter((name) => running.has(/^patch\d+-(\d+)$/.exec(name)?.[1] ?? ""))
    .some((name) => readFileSync(join(folder, name), "utf8").includes(` b/${path}\n`));
}

function patchesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
