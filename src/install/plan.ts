import { lstatSync } from "node:fs";
import { wayTo } from "../system/inside.js";
import { Refusal } from "../system/refusal.js";
import { lookUp, type Roots } from "./repository-files.js";
import type { Tool } from "./tools.js";

/** One thing that an installation does. Paths are absolute. */
export type Step =
  | WriteStep
  | MoveStep
  /** A key of the repository's git configuration; a null value removes it. */
  | { readonly kind: "config"; readonly key: string; readonly value: string | null; readonly why: string }
  | { readonly kind: "remove-folder"; readonly folder: string; readonly why: string }
  | { readonly kind: "run"; readonly tool: Tool; readonly why: string };

export interface MoveStep {
  readonly kind: "move";
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface WriteStep {
  readonly kind: "write";
  readonly file: string;
  /** What is on disk; null where nothing is. */
  readonly before: string | null;
  /** What will be; null where the file is removed. */
  readonly text: string | null;
  readonly executable: boolean;
  readonly why: string;
}

/**
 * What an installation will do: edits gather here, nothing is written. Reading gives a file as the edits so far would
 * leave it.
 */
export interface Plan {
  readonly steps: readonly Step[];
  /** What the person has to do or know besides, a line each. */
  readonly remarks: readonly string[];
  /** A file's text, null where there is none. Throws a `Refusal` where it is a link out of the repository. */
  readonly read: (file: string) => string | null;
  /** The same for what is only looked at: a program, or a link elsewhere, reads as empty. */
  readonly peek: (file: string) => string | null;
  readonly write: (file: string, text: string | null, why: string, executable?: boolean) => void;
  readonly move: (from: string, to: string, why: string) => void;
  readonly config: (key: string, value: string | null, why: string) => void;
  readonly removeFolder: (folder: string, why: string) => void;
  readonly run: (tool: Tool, why: string) => void;
  readonly remark: (line: string) => void;
  /** A path as the person sees it, from the repository's top. */
  readonly shown: (file: string) => string;
}

/**
 * An empty plan.
 *
 * @param roots the folders that may be written in: the working tree and the git directory
 */
export function newPlan(top: string, roots: Roots): Plan {
  const steps: Step[] = [];
  const remarks: string[] = [];
  const texts = new Map<string, string | null>();
  const shown = (file: string): string => wayTo(top, file);

  function read(file: string): string | null {
    const planned = texts.get(file);
    return planned === undefined ? onDisk(file) : planned;
  }

  function peek(file: string): string | null {
    const planned = texts.get(file);
    if (planned !== undefined) return planned;
    const state = lookUp(file, roots);
    if (state.kind === "file") return state.text;
    return lstatSync(file, { throwIfNoEntry: false }) === undefined ? null : "";
  }

  function onDisk(file: string): string | null {
    const state = lookUp(file, roots);
    if (state.kind === "absent") return null;
    if (state.kind === "file") return state.text;
    throw new Refusal(`${shown(file)} ${state.problem}`);
  }

  function write(file: string, text: string | null, why: string, executable = false): void {
    if (read(file) === text) return;
    texts.set(file, text);
    const earlier = steps.findIndex((step) => step.kind === "write" && step.file === file);
    if (earlier >= 0) steps.splice(earlier, 1);
    const before = steps.some((step) => step.kind === "move" && step.from === file) ? null : onDisk(file);
    if (before !== text) steps.push({ kind: "write", file, before, text, executable, why });
  }

  function move(from: string, to: string, why: string): void {
    // A run that was stopped may have given the second name already.
    if (peek(to) !== null && !isSameFile(from, to))
      throw new Refusal(`${shown(to)} is in the way: move it elsewhere, then try again`);
    texts.set(to, peek(from));
    texts.set(from, null);
    steps.push({ kind: "move", from, to, why });
  }

  return {
    steps,
    remarks,
    read,
    peek,
    write,
    move,
    config: (key, value, why) => {
      const isPlanned = steps.some((step) => step.kind === "config" && step.key === key && step.value === value);
      if (!isPlanned) steps.push({ kind: "config", key, value, why });
    },
    removeFolder: (folder, why) => void steps.push({ kind: "remove-folder", folder, why }),
    run: (tool, why) => void steps.push({ kind: "run", tool, why }),
    remark: (line) => void (remarks.includes(line) || remarks.push(line)),
    shown,
  };
}

/** Whether two names are one file, or one link, on disk. */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((file) => lstatSync(file, { throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
