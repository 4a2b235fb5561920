import { lstatSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Config, clashOf, configFile, defaultConfig, packageFile } from "../config.js";
import { configIn, readConfigFile } from "../disk/config-file.js";
import { type Failure, fail, isFailure } from "../failure.js";
import { isPattern, matchingFiles } from "../git/matching.js";
import type { GitObject } from "../git/objects.js";
import { onDisk } from "../git/repository.js";
import { type Commit, inCommit, inIndex } from "./commit.js";

/** The configuration that counts for a commit, and what it was before. */
export interface StagedConfig {
  /** With each pattern among its reports replaced by the files that it stands for. */
  readonly config: Config;
  /** Reports are named by patterns: a commit can bring another one. */
  readonly patterns: boolean;
  /** At HEAD, since a report may move together with the configuration that names it; null where none can be read there. */
  readonly before: Config | null;
  /** The file it stands in; null where the defaults count. */
  readonly file: string | null;
}

/**
 * The configuration as it is staged; a file that git does not track is read from disk.
 *
 * @param named the file that `--config` names, from the current folder; null where it names none
 */
export async function stagedConfig(commit: Commit, named: string | null): Promise<StagedConfig | Failure> {
  const written = await writtenConfig(commit, named);
  if (isFailure(written)) return written;
  const config = await withFiles(written.config);
  const clash = config.page === false ? null : clashOf(config.reports, config.page);
  if (clash !== null) return fail(`${written.file ?? "--config"}: page: ${clash}`);
  return { ...written, config, patterns: written.config.reports.some(isPattern) };
}

async function withFiles(config: Config): Promise<Config> {
  return { ...config, reports: await matchingFiles(config.reports, "index") };
}

type WrittenConfig = Omit<StagedConfig, "patterns">;

async function writtenConfig(commit: Commit, named: string | null): Promise<WrittenConfig | Failure> {
  if (named !== null) {
    const config = await readConfigFile(null, resolve(named));
    return isFailure(config) ? config : { config, before: null, file: null };
  }
  const before = await committedConfig(commit);
  for (const file of [configFile, packageFile]) {
    const staged = await inIndex(commit, file);
    const config = staged === null ? untracked(commit, file) : parse(staged, file);
    if (isFailure(config)) return config;
    if (config !== null) return { config, before, file };
  }
  return { config: defaultConfig, before, file: null };
}

/** The configuration that HEAD has; null where it cannot be read. */
export async function committedConfig(commit: Commit): Promise<Config | null> {
  for (const file of [configFile, packageFile]) {
    const [head, staged] = await Promise.all([inCommit(commit, "HEAD", file), inIndex(commit, file)]);
    if (head === null && staged !== null) continue;
    const config = head === null ? untracked(commit, file) : parse(head, file);
    if (isFailure(config)) return null;
    if (config !== null) return withFiles(config);
  }
  return defaultConfig;
}

function parse(object: GitObject, file: string): Config | Failure | null {
  if (object.type !== "blob" || object.content === null) return fail(`${file}: not a file that can be read`);
  return configIn(object.content.toString(), file);
}

/** A file that git does not track; a symbolic link, which could lead out of the repository, is not followed. */
function untracked(commit: Commit, file: string): Config | Failure | null {
  const path = onDisk(commit.repository, file);
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about?.isFile() === true ? configIn(readFileSync(path, "utf8"), file) : null;
}
