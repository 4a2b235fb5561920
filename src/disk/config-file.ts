import { join, posix } from "node:path";
import { type Config, configFile, defaultConfig, isConfigError, packageFile, parseConfig } from "../config/config.js";
import type { ObjectReader } from "../git/objects.js";
import { type Failure, fail, isFailure } from "../result.js";
import { ruleNames } from "../rules/by-name.js";
import { readOrdinaryFile } from "../system/ordinary-file.js";
import { isMissing } from "../system/refusal.js";
import { readError } from "./report-file.js";

/** A configuration larger than this is refused: 1 MB. */
const mostBytes = 1024 * 1024;

/**
 * The configuration on disk: the file that `--config` names, else `.report-hook.json` or the key in `package.json` in
 * `folder`, else the defaults.
 *
 * @param folder where to look, and what no symbolic link may lead out of; null outside a repository
 * @param named what `--config` names; null where it was not given
 * @param counts whether a file that is there counts
 * @returns a failure where a configuration is there and cannot be read, or is not one
 */
export async function readConfigFile(
  folder: string | null,
  named: string | null,
  counts: (name: string) => Promise<boolean> = async () => true,
): Promise<Config | Failure> {
  if (named !== null) {
    const text = configText(named, null);
    if (text === null) return fail(`--config ${named}: no such file; check the path`);
    if (isFailure(text)) return fail(`--config ${named}: ${text.failure}`);
    return configIn(text, named) ?? defaultConfig;
  }
  if (folder === null) return defaultConfig;
  for (const name of [configFile, packageFile]) {
    const text = configText(join(folder, name), folder);
    if (text === null) continue;
    if (isFailure(text)) return fail(`${name}: ${text.failure}`);
    const config = configIn(text, name);
    if (config !== null && (await counts(name))) return config;
  }
  return defaultConfig;
}

/**
 * The configuration that texts state: `.report-hook.json`, else the key in `package.json`.
 *
 * @param textOf the text of the file of that name; null where there is none
 * @returns null where there is none, a failure where one is there that is not one
 */
export async function configAmong(
  textOf: (name: string) => string | null | Promise<string | null>,
): Promise<Config | Failure | null> {
  for (const name of [configFile, packageFile]) {
    const text = await textOf(name);
    const config = text === null ? null : configIn(text, name);
    if (config !== null) return config;
  }
  return null;
}

/** The configuration that a commit has in a folder, from the repository's root; as `configAmong` has it. */
export function configInCommit(
  objects: ObjectReader,
  commit: string,
  folder: string,
): Promise<Config | Failure | null> {
  return configAmong(async (name) => {
    const object = await objects.read(`${commit}:${posix.join(folder, name)}`);
    return object?.content?.toString() ?? null;
  });
}

/** The text of a configuration on disk; null where there is no such file. */
export function configText(path: string, folder: string | null): string | Failure | null {
  try {
    const read = readOrdinaryFile(path, folder, mostBytes);
    if (read === "outside") return fail("a symbolic link out of the repository; put the file itself there");
    if (read === "not ordinary" || read === "folder") return fail("not an ordinary file; put a file of JSON there");
    if (read === "too large") return fail("over 1 MB; a configuration is some lines of JSON");
    return read.toString();
  } catch (error) {
    return isMissing(error) ? null : fail(readError(error));
  }
}

/**
 * The configuration that a file's text states.
 *
 * @param name the file's name
 * @returns null where a `package.json` says nothing of it, a failure where it is no configuration
 */
export function configIn(text: string, name: string): Config | Failure | null {
  const config = parseConfig(text, name, ruleNames);
  return isConfigError(config) ? fail(config.error) : config;
}
