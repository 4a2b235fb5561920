import { spawn, spawnSync } from "node:child_process";
import { devNull } from "node:os";
import { codeOf, Refusal } from "../system/refusal.js";
import { environmentThrough, type Through } from "./foreign-objects.js";

export interface GitOptions {
  /** What git reads on its standard input. */
  readonly input?: string | Uint8Array;
  /** Variables to set beside those that this process was given. */
  readonly env?: Readonly<Record<string, string>>;
  /** What counts for this command whatever a configuration says. */
  readonly settings?: readonly GitSetting[];
  /** The repository to ask; where it is not named, that of the current folder, in which a commit is being made. */
  readonly repository?: Asked;
  /** Where git starts for a repository that the person works in; the current folder where it is not named. */
  readonly folder?: string;
  /** How long git may take, in milliseconds; a repository that was named or looked at on disk has a limit in any case. */
  readonly limit?: number;
}

/** A repository as far as git is concerned. */
export interface Asked {
  /** The working tree's top, absolute. */
  readonly top: string;
  /** How it is read where it is only named; null: git works in it. */
  readonly through: Through | null;
}

/** A name in git's configuration, and its value. */
export type GitSetting = readonly [name: string, value: string];

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
 * The environment that every git is run with, by whichever way: the one this process was given, `GIT_*` included, since it names the index
 * that is being committed; messages in English, since some are read; nothing is asked; and nothing is fetched, since a fetch runs what the
 * repository's configuration names. A git that does not know how to leave a fetch out finds every way to fetch forbidden.
 */
export function gitEnvironment({
  env = {},
  settings = [],
  repository,
}: Omit<GitOptions, "input"> = {}): NodeJS.ProcessEnv {
  const guards = { LC_ALL: "C", GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none", GIT_TERMINAL_PROMPT: "0" };
  const through = repository?.through ?? null;
  const given = through === null ? process.env : environmentThrough(through);
  const all = repository === undefined ? settings : [...settingsOnDisk, ...settings];
  const made: NodeJS.ProcessEnv = { ...given, ...guards, ...settingVariables(all, given), ...env };
  for (const name of pathspecVariables) delete made[name];
  return made;
}

/**
 * What counts for every git but those of a commit, whatever the repository's configuration says: nothing of it runs, and no file is read that
 * it names.
 */
export const settingsOnDisk: readonly GitSetting[] = [
  ["safe.bareRepository", "explicit"],
  ["core.fsmonitor", "false"],
  ["core.hooksPath", devNull],
  ["core.bigFileThreshold", "16m"],
  ["core.commitGraph", "false"],
  ["core.multiPackIndex", "false"],
  ["core.attributesFile", devNull],
  ["diff.external", ""],
  ["log.mailmap", "false"],
  ["mailmap.file", ""],
  ["mailmap.blob", ""],
  ["blame.ignoreRevsFile", ""],
];

/** Holds every git of this process to that and to a limit of time, the ones of a commit too, for a process that makes none. */
export function onlyRead(): void {
  onlyReads = true;
  Object.assign(process.env, settingVariables(settingsOnDisk, process.env));
}

let onlyReads = false;

/** The folder that git starts in; undefined: the current one. */
export function folderOf({ repository, folder }: GitOptions): string | undefined {
  return repository?.through?.gitDir ?? repository?.top ?? folder;
}

/** How long git may take for a repository on disk, in milliseconds: one that has no end must not hold up the others. */
export const mostTime = 15_000;

/** How long git may take; undefined: as long as it needs. */
export function limitOf({ repository, limit }: GitOptions): number | undefined {
  if (repository === undefined) return limit ?? (onlyReads ? mostTime : undefined);
  return Math.min(limit ?? mostTime, repository.through?.time.left() ?? mostTime);
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

/** Settings as variables: they come after every configuration file, and after those that this process was given. */
function settingVariables(settings: readonly GitSetting[], env: NodeJS.ProcessEnv): Record<string, string> {
  if (settings.length === 0) return {};
  const given = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(given + settings.length) };
  for (const [i, [name, value]] of settings.entries()) {
    variables[`GIT_CONFIG_KEY_${given + i}`] = name;
    variables[`GIT_CONFIG_VALUE_${given + i}`] = value;
  }
  return variables;
}

/** A path from the repository's root as an argument that means this path and no other, from any folder. */
export function literally(path: string, ...magic: readonly string[]): string {
  return `:(${["top", "literal", ...magic].join(",")})${path}`;
}

/** Runs git to its end, whatever its exit code. Throws a `Refusal` where git cannot be started. */
export function tryGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, {
      env: gitEnvironment(options),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      cwd: folderOf(options),
    });
    const limit = limitOf(options);
    const timer =
      limit === undefined
        ? null
        : setTimeout(() => {
            child.kill("SIGKILL");
            reject(tookTooLong(args, options, limit));
          }, limit);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", (error) => reject(cannotStart(error)));
    child.on("close", (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
    });
    // Git may end before it has read all of its input; its exit code tells.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input);
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
  const missing = codeOf(error) === "ENOENT";
  return new Refusal(missing ? "git was not found; install it or add it to PATH" : `git: ${error.message}`);
}

/** The parts of git's `-z` output. */
export function splitAtNul(output: Buffer): string[] {
  const text = output.toString();
  return text === "" ? [] : text.replace(/\0$/, "").split("\0");
}
