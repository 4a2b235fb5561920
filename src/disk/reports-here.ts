import { existsSync, realpathSync } from "node:fs";
import { defaultConfig } from "../config/config.js";
import { clashOf, configFor, withoutTemplates } from "../config/groups.js";
import { matchingFiles } from "../git/matching-paths.js";
import { findRepository, fromHere, onDisk, type Repository } from "../git/repository.js";
import { type Failure, fail, isFailure } from "../result.js";
import { readConfigFile } from "./config-file.js";
import { pageConfig } from "./page-config.js";
import type { Target } from "./target.js";

/** The reports of a repository, as its configuration names them. */
export interface ReportsHere {
  /** Those that are there, and those that are named one by one: in the order of the configuration. */
  readonly named: readonly Target[];
  /** Which of them are not on disk. */
  readonly gone: ReadonlySet<Target>;
  /** The configuration names them; else they are where reports are by default. */
  readonly isConfigured: boolean;
  /** Said where there is none. */
  readonly none: Failure;
}

/**
 * The reports of the current folder's repository, as its configuration names them.
 *
 * @param configPath what `--config` names
 * @param found that repository, where it is looked for already
 * @returns a failure outside a repository, where its configuration is not one, and where there is no report
 */
export async function reportsHere(
  configPath: string | null,
  found?: Promise<Repository | null>,
): Promise<readonly Target[] | Failure> {
  const here = await lookHere(configPath, found);
  if (isFailure(here)) return here;
  const targets = here.named.filter((target) => !here.gone.has(target));
  return targets.length > 0 ? targets : here.none;
}

/** The same with those that ought to be there. @returns a failure outside a repository, and where its configuration is not one */
export async function lookHere(
  configPath: string | null,
  found: Promise<Repository | null> = findRepository(),
): Promise<ReportsHere | Failure> {
  const repository = await found;
  if (repository === null) return fail("not a git repository; go into one, or name the reports to check");
  const config = await readConfigFile(repository.top, configPath);
  if (isFailure(config)) return config;
  const named: Target[] = [];
  const gone = new Set<Target>();
  const there: string[] = [];
  const root = realpathSync(repository.top);
  for (const path of withoutTemplates(config, await matchingFiles(config.reports, "disk", { repository }))) {
    const file = onDisk(repository, path);
    const isThere = existsSync(file);
    if (!isThere && !config.reports.includes(path)) continue;
    const shown = fromHere(repository, path);
    const ofPage = pageConfig({ root, repository, config }, path, configPath);
    const target = { shown, file, text: null, root, repository, config: configFor(config, path), time: null, ofPage };
    named.push(target);
    if (isThere) there.push(path);
    else gone.add(target);
  }
  const clash = clashOf(config, there);
  if (clash !== null) return fail(`${configPath ?? "the configuration"}: page: ${clash}`);
  const none = fail(`no report at ${config.reports.join(", ")}; name it, or set "reports" in .report-hook.json`);
  return { named, gone, isConfigured: config.reports !== defaultConfig.reports, none };
}
