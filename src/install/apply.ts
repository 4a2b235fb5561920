import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { git, tryGit } from "../git/run.js";
import { isInside } from "../system/inside.js";
import { Refusal } from "../system/refusal.js";
import { writeWhole } from "../system/write-whole.js";
import type { Step, WriteStep } from "./plan.js";
import { lookUp, type Roots } from "./repository-files.js";
import { runTool, typed } from "./tools.js";

/**
 * Does what was planned, in its order. A file that has changed since it was planned is left alone, and so is all that
 * follows. Throws a `Refusal` that says where it ended; running the command again goes on from there.
 *
 * @param roots the folders that may be written in: the working tree and the git directory
 * @returns a line for each thing that was left undone, with what to type
 */
export async function applySteps(steps: readonly Step[], top: string, roots: Roots): Promise<string[]> {
  const undone: string[] = [];
  for (const step of steps) {
    if (step.kind === "write") write(step, roots);
    else if (step.kind === "move") renameSync(step.from, step.to);
    else if (step.kind === "remove-folder") remove(step.folder, roots);
    else if (step.kind === "config") undone.push(...(await setConfig(step.key, step.value, top)));
    else {
      const problem = await runTool(step.tool, top);
      if (problem !== null)
        undone.push(`${typed(step.tool)} did not work (${problem}): run it yourself, so that git starts the hook`);
    }
  }
  return undone;
}

function write({ file, before, text, executable }: WriteStep, roots: Roots): void {
  const now = lookUp(file, roots);
  if (now.kind === "refused" || (now.kind === "file" ? now.text : null) !== before) {
    throw new Refusal(`${file} changed while it was being edited: run this again`);
  }
  try {
    if (text === null) remove(file, roots);
    else {
      mkdirSync(dirname(file), { recursive: true });
      const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
      writeWhole(isLink ? realpathSync(file) : file, text, { mode: executable ? 0o777 : 0o666 });
    }
  } catch (error) {
    throw new Refusal(
      `${file} could not be written (${error instanceof Error ? error.message : "unknown"}): run this again`,
    );
  }
}

/** Removes a file or folder, and the folders that are empty without it; git's own folders stay. */
function remove(path: string, roots: Roots): void {
  rmSync(path, { recursive: true, force: true });
  for (let folder = dirname(path); !isKept(folder, roots); folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}

function isKept(folder: string, roots: Roots): boolean {
  const [, commonDir] = roots;
  return roots.includes(folder) || dirname(folder) === commonDir || !roots.some((root) => isInside(folder, root));
}

/** @returns what is left to do, where the value comes from a configuration that is not the repository's */
async function setConfig(key: string, value: string | null, top: string): Promise<string[]> {
  const ours = ["config", "--local"];
  if (value !== null) await git([...ours, key, value], { folder: top });
  else if ((await tryGit([...ours, "--get", key], { folder: top })).code === 0)
    await git([...ours, "--unset", key], { folder: top });
  else if ((await tryGit(["config", "--get", key], { folder: top })).code === 0)
    return [`${key} is set outside this repository and stays: git config --show-origin ${key} tells where`];
  return [];
}
