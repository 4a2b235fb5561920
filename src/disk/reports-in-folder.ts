import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { defaultConfig } from "../config/config.js";
import { configFor, withoutTemplates } from "../config/groups.js";
import { withFiles } from "../git/matching-paths.js";
import { startTimeLimit } from "../git/time-limit.js";
import { type Failure, fail, isFailure, type Unread } from "../result.js";
import { isPattern } from "../system/glob.js";
import { staysIn } from "../system/inside.js";
import { readConfigFile } from "./config-file.js";
import { listFiles } from "./list-files.js";
import { namedRepository } from "./named-repository.js";
import { orFailure } from "./or-failure.js";
import { pageConfig } from "./page-config.js";
import type { Target } from "./target.js";

/** What is looked for where no configuration says otherwise. */
export const expectedReport = String(defaultConfig.reports[0]);

/** Said of a clone in which no report is found. */
export const noReport = `no report; ${expectedReport} was looked for`;

/**
 * The reports of a folder, as its configuration names them; what cannot be looked at is in the list with the reason.
 *
 * @param root the folder without symbolic links
 * @param within the highest folder in which the repository is looked for; null: any
 */
export async function reportsInFolder(
  folder: string,
  root: string,
  within: string | null,
  configPath: string | null,
): Promise<readonly (Target | Unread)[]> {
  const found = await orFailure(() => targetsIn(folder, root, within, configPath));
  return isFailure(found) ? [{ path: folder, error: found.failure }] : found;
}

/** The reports of a folder in the one that was named: a clone, and a root of its own. */
export async function reportsBelow(
  inner: string,
  root: string,
  configPath: string | null,
): Promise<readonly (Target | Unread)[]> {
  if (!staysIn(inner, root)) {
    return [{ path: inner, error: "a symbolic link out of the folder that was named; name what it leads to" }];
  }
  const real = realpathSync(inner);
  const found = await reportsInFolder(inner, real, real, configPath);
  return found.length > 0 ? found : [{ path: inner, error: noReport }];
}

async function targetsIn(
  folder: string,
  root: string,
  within: string | null,
  configPath: string | null,
): Promise<readonly Target[] | Failure> {
  const config = await readConfigFile(root, configPath);
  if (isFailure(config)) return config;
  const files = config.reports.some(isPattern) ? listFiles(root) : [];
  if (files === null) return fail("too many files to look through for its patterns; name the reports");
  const named = withoutTemplates(config, withFiles(config.reports, files));
  const there = named.filter((path) => existsSync(join(folder, path)));
  if (there.length === 0) return [];
  const repository = namedRepository(root, within);
  if (isFailure(repository)) return repository;
  const time = repository?.through?.time ?? startTimeLimit();
  return there.map((path) => {
    const shown = join(folder, path);
    const ofPage = pageConfig({ root, repository, config }, path, configPath);
    return { shown, file: resolve(shown), text: null, root, repository, config: configFor(config, path), time, ofPage };
  });
}
