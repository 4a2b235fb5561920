import { spawn } from "node:child_process";
import { GitError } from "./git-error.js";

export interface GitOptions {
  /** What git reads on its standard input. */
  readonly input?: string | Uint8Array;
  /** Variables to set beside those that this process was given. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder git starts in; the current one where it is not named. */
  readonly folder?: string;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** They change what a path in an argument means, and `git --icase-pathspecs commit` hands them down to hooks. */
const pathspecVariables = [
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
];

/**
 * The environment that git is run with: the one this process was given, `GIT_*` included, since it names the index
 * that is being committed; messages in English, since some are read; and nothing is fetched, since a fetch runs what the repository's
 * configuration names.
 */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C", GIT_NO_LAZY_FETCH: "1", ...extra };
  for (const name of pathspecVariables) delete env[name];
  return env;
}

/** A path from the repository's root as an argument that means this path and no other, from any folder. */
export function literally(path: string, ...magic: readonly string[]): string {
  return `:(${["top", "literal", ...magic].join(",")})${path}`;
}

/**
 * Settings for a repository that a person only names, and does not work in: reading somebody's report runs none of their programs, neither
 * those of a repository that is hidden in the files of another one nor a file system monitor.
 */
export function settingsFor(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"];
}

/** Runs git to its end, whatever its exit code. Throws a `GitError` where git cannot be started. */
export function tryGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...settingsFor(options.folder), ...args], {
      env: gitEnvironment(options.env),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", (error) => reject(cannotStart(error)));
    child.on("close", (code) =>
      resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    );
    // Git may end before it has read all of its input; its exit code tells.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input);
  });
}

/** Runs git and gives what it prints. Throws a `GitError` where it fails. */
export async function git(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const result = await tryGit(args, options);
  if (result.code !== 0) throw failedWith(args, result);
  return result.stdout;
}

/** The error of a git that ended with a failure. */
export function failedWith(args: readonly string[], result: GitResult): GitError {
  const command = args.find((arg) => !arg.startsWith("-")) ?? "";
  const reason = result.stderr.split("\n").find((line) => /^(?:fatal|error): /.test(line));
  return new GitError(`git ${command} failed: ${reason?.replace(/^\w+: /, "") ?? `exit ${result.code}`}`);
}

/** The error of a git that could not be started. */
export function cannotStart(error: Error): GitError {
  const missing = "code" in error && error.code === "ENOENT";
  return new GitError(missing ? "git was not found; install it or add it to PATH" : `git: ${error.message}`);
}

/** The parts of git's `-z` output. */
export function splitAtNul(output: Buffer): string[] {
  const text = output.toString();
  return text === "" ? [] : text.replace(/\0$/, "").split("\0");
}
