import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { git } from "../git/run.js";
import type { Step, WriteStep } from "./draft.js";
import { InstallError } from "./install-error.js";
import { isInside, lookUp } from "./place-files.js";
import { runTool, typed } from "./tools.js";

/**
 * Does what a draft planned, in its order. A file that has changed since it was planned is left alone, and so is all that
 * follows. Throws an `InstallError` that says where it ended; running the command again goes on from there.
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
    throw new InstallError(`${file} changed while it was being edited: run this again`);
  }
  try {
    if (text === null) remove(file, roots);
    else writeWhole(file, text, executable);
  } catch (error) {
    throw new InstallError(
      `${file} could not be written (${error instanceof Error ? error.message : "unknown"}): run this again`,
    );
  }
}

/** Writes a file at once, behind its symbolic link if it is one, with the mode that it had. */
function writeWhole(file: string, text: string, executable: boolean): void {
  mkdirSync(dirname(file), { recursive: true });
  const target = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(file) : file;
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  const draft = join(dirname(target), `.report-hook-${process.pid}.tmp`);
  try {
    writeFileSync(draft, text, { flag: "wx", mode: executable ? 0o777 : 0o666 });
    if (mode !== undefined) chmodSync(draft, mode & 0o777);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
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
