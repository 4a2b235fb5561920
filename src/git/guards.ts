import { devNull } from "node:os";
import { environmentThrough, type Through } from "./foreign-objects.js";

/** A repository as far as git is concerned. */
export interface Asked {
  /** The working tree's top, absolute. */
  readonly top: string;
  /** How it is read where it is only named; null: git works in it. */
  readonly through: Through | null;
}

/** A name in git's configuration, and its value. */
export type GitSetting = readonly [name: string, value: string];

/** What decides the guards of a git that is started. */
export interface Guarded {
  /** Variables to set beside those that this process was given. */
  readonly env?: Readonly<Record<string, string>>;
  /** What counts for this command whatever a configuration says. */
  readonly settings?: readonly GitSetting[];
  /** The repository to ask; where it is not named, that of the current folder, in which a commit is being made. */
  readonly repository?: Asked;
  /** How long git may take, in milliseconds; a repository that was named or looked at on disk has a limit in any case. */
  readonly limit?: number;
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
export function gitEnvironment({ env = {}, settings = [], repository }: Guarded = {}): NodeJS.ProcessEnv {
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
];

let onlyReads = false;

/** Holds every git of this process to that and to a limit of time, the ones of a commit too, for a process that makes none. */
export function onlyRead(): void {
  onlyReads = true;
  Object.assign(process.env, settingVariables(settingsOnDisk, process.env));
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

/** How long git may take for a repository on disk, in milliseconds: one that has no end must not hold up the others. */
export const mostTime = 15_000;

/** How long git may take; undefined: as long as it needs. */
export function limitOf({ repository, limit }: Pick<Guarded, "repository" | "limit">): number | undefined {
  if (repository === undefined) return limit ?? (onlyReads ? mostTime : undefined);
  return Math.min(limit ?? mostTime, repository.through?.time.left() ?? mostTime);
}
