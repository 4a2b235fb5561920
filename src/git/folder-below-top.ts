import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { tryGit } from "./run.js";

/**
 * Lets git see the working tree's top from a folder below it.
 *
 * In a linked working tree git names its directory to a hook (`GIT_DIR`), and whoever then asks from a folder below, as a hook does after `cd client`,
 * is told that this folder is the top. Where that directory is what git finds from here by itself, the name is taken out of this process's environment.
 */
export async function seeTop(): Promise<void> {
  const { GIT_DIR, GIT_WORK_TREE } = process.env;
  if (!GIT_DIR || GIT_WORK_TREE || existsSync(".git")) return;
  delete process.env.GIT_DIR;
  const found = await tryGit(["rev-parse", "--absolute-git-dir"]);
  if (found.code !== 0 || resolve(found.stdout.toString().trimEnd()) !== resolve(GIT_DIR))
    process.env.GIT_DIR = GIT_DIR;
}
