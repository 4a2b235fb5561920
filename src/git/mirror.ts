import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readThrough } from "./foreign-objects.js";
import { type GitSetting, settingsOnDisk } from "./guards.js";
import { type ObjectReader, openObjects } from "./objects.js";
import { failedWith, type GitResult, tryGit } from "./run.js";
import { startTimeLimit } from "./time-limit.js";

/** A repository of ours that holds what was fetched from somebody's, without files on disk. */
export interface Mirror {
  /** Absolute. */
  readonly folder: string;
  readonly url: string;
}

/** Where commits are kept that were the newest once. */
export const keptRefs = "refs/collected/kept";

/** The mirror in a folder, made where it is missing; it fetches from `url`. It is made without git, which would take as long as the fetch. */
export function openMirror(folder: string, url: string): Mirror {
  for (const inner of ["objects", keptRefs]) mkdirSync(join(folder, inner), { recursive: true });
  const quoted = `"${url.replace(/[\\"]/g, "\\$&")}"`;
  const remote = `[remote "origin"]\n\turl = ${quoted}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n`;
  // What a mirror is called by comes last: a folder without it is no repository yet.
  writeFileSync(join(folder, "config"), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${remote}`);
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/main\n");
  return { folder, url };
}

/** Takes away what a git that was killed has locked: no other works in a mirror at the same time. */
export function unlock(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".lock")) rmSync(join(folder, name), { force: true });
}

/** A reader may be open as long as a fetch takes; each answer has a limit of its own. */
const aDay = 86_400_000;

/**
 * Reads what a mirror holds, and what is fetched into it meanwhile, through one git process: to start one costs more than all it does here.
 *
 * @param commit one that the mirror holds
 * @param largest how many bytes of an object are kept at most
 */
export function readMirror({ folder }: Mirror, commit: string, largest: number): ObjectReader {
  // Git itself has fetched what is there.
  const nothingToLookAt = (): void => undefined;
  const through = readThrough(join(folder, "objects"), commit, "", nothingToLookAt, startTimeLimit(aDay));
  return openObjects(largest, { top: folder, through });
}

/** How long git may look into a mirror, in milliseconds: somebody may have made a history to have no end. */
const mostTime = 60_000;

/** Runs git in a mirror; nothing is fetched for it. */
export async function runIn(
  mirror: Mirror,
  args: readonly string[],
  settings: readonly GitSetting[] = [],
): Promise<GitResult> {
  return tryGit(["--git-dir", mirror.folder, ...args], { settings: [...settingsOnDisk, ...settings], limit: mostTime });
}

/** What git prints in a mirror. Throws a `Refusal` where it fails. */
export async function outputIn(mirror: Mirror, args: readonly string[]): Promise<string> {
  const result = await runIn(mirror, args);
  if (result.code !== 0) throw failedWith(args, result);
  return result.stdout.toString();
}
