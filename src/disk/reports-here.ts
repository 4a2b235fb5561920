import { existsSync, realpathSync } from "node:fs";
import { configFor, withoutTemplates } from "../config/groups.js";
import { matchingFiles } from "../git/matching-paths.js";
import { findRepository, fromHere, onDisk, type Repository } from "../git/repository.js";
import { type Failure, fail, isFailure } from "../result.js";
import { readConfigFile } from "./config-file.js";
import { pageConfig } from "./page-config.js";
import type { Target } from "./target.js";

/**
 * The reports of the current folder's repository, as its configuration names them.
 *
 * @param configPath what `--config` names
 * @param found that repository, where it is looked for already
 * @returns a failure outside a repository, where its configuration is not one, and where there is no report
 */
export async function reportsHere(
  configPath: string | null,
  found: Promise<Repository | null> = findRepository(),
): Promise<readonly Target[] | Failure> {
  const repository = await found;
  if (repository === null) return fail("not a git repository; go into one, or name the reports to check");
  const config = await readConfigFile(repository.top, configPath);
  if (isFailure(config)) return config;
  const targets: Target[] = [];
  const root = realpathSync(repository.top);
  for (const path of withoutTemplates(config, await matchingFiles(config.reports, "disk", { repository }))) {
    const file = onDisk(repository, path);
    const shown = fromHere(repository, path);
    if (!existsSync(file)) continue;
    const ofPage = pageConfig({ root, repository, config }, path);
    targets.push({ shown, file, text: null, root, repository, config: configFor(config, path), time: null, ofPage });
  }
  if (targets.length > 0) return targets;
  return fail(`no report at ${config.reports.join(", ")}; name it, or set "reports" in .report-hook.json`);
}
