import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { git } from "../git/run.js";
import { isInside } from "../system/inside.js";
import { Refusal } from "../system/refusal.js";
import { writeWhole } from "../system/write-whole.js";
import type { Step, WriteStep } from "./plan.js";
import { lookUp } from "./repository-files.js";
import { runTool, typed } from "./tools.js";

/**
 * Does what was planned, in its order. A file that has changed since it was planned is left alone, and so is all that
 * follows. Throws a `Refusal` that says where it ended; running the command again goes on from there.
 *
 * @param roots the folders that may be written in: the working tree and the git directory
 * @returns a line for each hook manager that could not be started, with what to type
 */
export async function applySteps(steps: readonly Step[], top: string, roots: readonly string[]): Promise<string[]> {
  const undone: string[] = [];
  for (const step of steps) {
    if (step.kind === "write") write(step, roots);
    else if (step.kind === "move") renameSync(step.from, step.to);
    else if (step.kind === "remove-folder") remove(step.folder, roots);
    else if (step.kind === "config") await setConfig(step.key, step.value, top);
    else {
      const problem = await runTool(step.tool, top);
      if (problem !== null)
        undone.push(`${typed(step.tool)} did not work (${problem}): run it yourself, so that git starts the hook`);
    }
  }
  return undone;
}

function write({ file, before, text, executable }: WriteStep, roots: readonly string[]): void {
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
function remove(path: string, roots: readonly string[]): void {
  rmSync(path, { recursive: true, force: true });
  for (let folder = dirname(path); !isKept(folder, roots); folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}

function isKept(folder: string, roots: readonly string[]): boolean {
  const [, commonDir] = roots;
  return roots.includes(folder) || dirname(folder) === commonDir || !roots.some((root) => isInside(folder, root));
}

async function setConfig(key: string, value: string | null, top: string): Promise<void> {
  await git(["config", "--local", ...(value === null ? ["--unset", key] : [key, value])], { folder: top });
}
