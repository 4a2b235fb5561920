import { spawn } from "node:child_process";
import type { Writable } from "node:stream";

/** How a git is started. */
export interface Start {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Undefined: the current folder. */
  readonly cwd: string | undefined;
  /** All that it reads; null: lines that it is given, and answers, while it runs. */
  readonly input: string | Uint8Array | null;
}

/** What is heard of a git that was started. */
export interface Heard {
  readonly out: (chunk: Buffer) => void;
  readonly complaint: (chunk: Buffer) => void;
  /** It has ended, and all that it printed was heard; null: it was killed. */
  readonly ended: (code: number | null) => void;
  /** It could not be started. */
  readonly failed: (error: Error) => void;
}

/** A git that runs. */
export interface Started {
  readonly write: (text: string) => unknown;
  /** It has answered all that it was given, and may end. */
  readonly end: () => unknown;
  readonly kill: () => unknown;
}

export type StartGit = (start: Start, heard: Heard) => Started;

/** Starts git from this process. */
export const startHere: StartGit = ({ args, env, cwd, input }, { out, complaint, ended, failed }) => {
  const child = spawn("git", args, { env, cwd, windowsHide: true });
  child.on("error", failed).on("close", ended);
  if (!hasStreams(child)) return { write: () => false, end: () => false, kill: () => false };
  child.stdout.on("data", out);
  child.stderr.on("data", complaint);
  // Git may end before it has read all of its input; its exit code tells.
  child.stdin.on("error", () => undefined);
  if (input !== null) child.stdin.end(input);
  return {
    write: (text) => child.stdin.write(text),
    end: () => child.stdin.end(),
    kill: () => child.kill("SIGKILL"),
  };
};

/** Where the system gives no more files a program has no streams, whatever their type says, and its error is still to be heard. */
export function hasStreams({ stdin }: { readonly stdin: Writable | undefined }): boolean {
  return stdin !== undefined;
}

let starter = startHere;

/** Starts git in the way of this process or thread. */
export const startGit: StartGit = (start, heard) => starter(start, heard);

/** From now on git is started by something else. */
export function startGitBy(other: StartGit): void {
  starter = other;
}

/** Whether something else starts git. */
export function isStartedByOther(): boolean {
  return starter !== startHere;
}
