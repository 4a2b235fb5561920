import { spawnSync } from "node:child_process";
import { asRefusal, codeOf, Refusal } from "../system/refusal.js";
import { type Guarded, gitEnvironment, limitOf } from "./guards.js";
import { startGit } from "./start.js";

export interface GitOptions extends Guarded {
  /** What git reads on its standard input. */
  readonly input?: string | Uint8Array;
  /** Where git starts for a repository that the person works in; the current folder where it is not named. */
  readonly folder?: string;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The folder that git starts in; undefined: the current one. */
export function folderOf({ repository, folder }: GitOptions): string | undefined {
  return repository?.through?.gitDir ?? repository?.top ?? folder;
}

/** The error of a git that took too long, or that began when its repository's time was nearly over. */
export function tookTooLong(
  args: readonly string[],
  { repository }: Pick<GitOptions, "repository">,
  limit: number,
): Refusal {
  const time = repository?.through?.time;
  const why =
    time?.left() === 0 ? `: ${time.over}` : ` after ${limit / 1000} seconds: the repository may be made to have no end`;
  return new Refusal(`git ${commandIn(args)} was stopped${why}`);
}

function commandIn(args: readonly string[]): string {
  return args.find((arg) => !arg.startsWith("-")) ?? "";
}

/** A path from the repository's root as an argument that means this path and no other, from any folder. */
export function literally(path: string, ...magic: readonly string[]): string {
  return `:(${["top", "literal", ...magic].join(",")})${path}`;
}

/** Runs git to its end, whatever its exit code. Throws a `Refusal` where git cannot be started. */
export function tryGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const { input = "" } = options;
    const limit = limitOf(options);
    if (limit === 0) return reject(tookTooLong(args, options, limit));
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const start = { args, env: gitEnvironment(options), cwd: folderOf(options), input };
    let timer: NodeJS.Timeout | undefined;
    const fail = (error: Refusal): void => {
      clearTimeout(timer);
      reject(error);
    };
    const child = startGit(start, {
      out: (chunk) => out.push(chunk),
      complaint: (chunk) => err.push(chunk),
      failed: (error) => fail(cannotStart(error)),
      ended: (code) => {
        clearTimeout(timer);
        resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
      },
    });
    if (limit === undefined) return;
    timer = setTimeout(() => {
      child.kill();
      fail(tookTooLong(args, options, limit));
    }, limit);
  });
}

/**
 * The same, and waits for it: less work for Node, where there is nothing else to do meanwhile. No output but what git complains of.
 */
export function waitForGit(
  args: readonly string[],
  options: Omit<GitOptions, "input" | "limit"> = {},
): Omit<GitResult, "stdout"> {
  const { error, status, stderr } = spawnSync("git", args, {
    env: gitEnvironment(options),
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
    cwd: folderOf(options),
  });
  if (error !== undefined) throw cannotStart(error);
  return { code: status ?? 128, stderr: stderr.toString() };
}

/** Runs git and gives what it prints. Throws a `Refusal` where it fails. */
export async function git(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const result = await tryGit(args, options);
  if (result.code !== 0) throw failedWith(args, result);
  return result.stdout;
}

/** The error of a git that ended with a failure. */
export function failedWith(args: readonly string[], result: Pick<GitResult, "code" | "stderr">): Refusal {
  const reason = result.stderr.split("\n").find((line) => /^(?:fatal|error): /.test(line));
  // Another owner's repository: what git says to do about it comes on a line of its own.
  const advice = /^[ \t]*(git config --global --add safe\.directory .+)$/m.exec(result.stderr)?.[1];
  const todo = advice === undefined ? "" : `; where you trust it: ${advice}`;
  const why = reason?.replace(/^\w+: /, "") ?? `exit ${result.code}`;
  return new Refusal(`git ${commandIn(args)} failed: ${why}${todo}`);
}

/** The error of a git that could not be started. */
export function cannotStart(error: Error): Refusal {
  if (codeOf(error) === "ENOENT") return new Refusal("git was not found; install it or add it to PATH");
  return asRefusal(error) ?? new Refusal(`git: ${error.message}`);
}

/** The parts of git's `-z` output. */
export function splitAtNul(output: Buffer): string[] {
  const text = output.toString();
  return text === "" ? [] : text.replace(/\0$/, "").split("\0");
}
