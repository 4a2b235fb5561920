import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { git, tryGit } from "../git/run.js";
import { isInside } from "../system/inside.js";
import { Refusal } from "../system/refusal.js";
import { writeWhole } from "../system/write-whole.js";
import { isSameFile, type MoveStep, type Step, type WriteStep } from "./plan.js";
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
  const replaced = new Set<Step>();
  for (const [at, step] of steps.entries()) {
    if (replaced.has(step)) continue;
    const later = steps.slice(at + 1);
    if (step.kind === "write") {
      // What is moved there takes its place by one rename.
      if (step.text === null && later.some((one) => one.kind === "move" && one.to === step.file))
        refuseChanged(step, roots);
      else write(step, roots);
    } else if (step.kind === "move") {
      const writes = later.find((one) => one.kind === "write" && one.file === step.from && one.text !== null);
      if (writes?.kind !== "write") renameSync(step.from, step.to);
      else {
        moveAside(step, writes);
        replaced.add(writes);
      }
    } else if (step.kind === "remove-folder") remove(step.folder, roots);
    else if (step.kind === "config") undone.push(...(await setConfig(step.key, step.value, top)));
    else {
      const problem = await runTool(step.tool, top);
      if (problem !== null)
        undone.push(`${typed(step.tool)} did not work (${problem}): run it yourself, so that git starts the hook`);
    }
  }
  return undone;
}

function refuseChanged({ file, before }: WriteStep, roots: Roots): void {
  const now = lookUp(file, roots);
  if (now.kind === "refused" || (now.kind === "file" ? now.text : null) !== before) {
    throw new Refusal(`${file} changed while it was being edited: run this again`);
  }
}

/** Gives a hook a second name, and its first one to another text: there is a whole hook at any instant. */
function moveAside({ from, to }: MoveStep, { text }: WriteStep): void {
  const draft = join(dirname(from), `.${basename(from)}.report-hook-${process.pid}`);
  try {
    writeWhole(from, text ?? "", {
      draft,
      last: () => {
        const mode = statSync(from, { throwIfNoEntry: false })?.mode ?? 0o644;
        chmodSync(draft, (mode & 0o7777) | 0o111);
        secondName(from, to);
      },
    });
  } catch (error) {
    throw notWritten(from, error);
  }
}

function secondName(from: string, to: string): void {
  if (isSameFile(from, to)) return;
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else {
    try {
      linkSync(from, to);
    } catch {
      // Not every file system has hard links.
      copyFileSync(from, to, constants.COPYFILE_EXCL);
    }
  }
}

function notWritten(file: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : "unknown";
  return new Refusal(`${file} could not be written (${why}): run this again`);
}

function write(step: WriteStep, roots: Roots): void {
  refuseChanged(step, roots);
  const { file, text, executable } = step;
  try {
    if (text === null) remove(file, roots);
    else {
      mkdirSync(dirname(file), { recursive: true });
      const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
      writeWhole(isLink ? realpathSync(file) : file, text, { mode: executable ? 0o777 : 0o666 });
    }
  } catch (error) {
    throw notWritten(file, error);
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
