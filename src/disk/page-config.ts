import { posix } from "node:path";
import type { Config } from "../config/config.js";
import { configFor } from "../config/groups.js";
import { withFiles } from "../git/matching-paths.js";
import { openObjectsLater } from "../git/objects.js";
import { isFailure } from "../result.js";
import { wayTo } from "../system/inside.js";
import { readConfigFile } from "./config-file.js";
import type { Target } from "./target.js";

/**
 * The configuration that a report's page is made by, so that every clone makes the same one: a file that is in no commit does not count, nor does what
 * `--config` names. Before a first commit the one on disk counts.
 *
 * @param project with the configuration that the report is checked by, by which it may be a report at all
 * @param path from the project's root
 */
export function pageConfig(
  { root, repository, config }: Pick<Target, "root" | "repository" | "config">,
  path: string,
): () => Promise<Config> {
  return async () => {
    const objects = openObjectsLater(0, repository ?? undefined);
    const isCommitted = async (name: string): Promise<boolean> => {
      if (repository === null) return true;
      const file = posix.join(wayTo(repository.top, root), name);
      return (await objects.read(`HEAD:${file}`)) !== null || (await objects.read("HEAD")) === null;
    };
    try {
      const own = await readConfigFile(root, null, isCommitted);
      if (isFailure(own)) return { ...config, page: false };
      const isNamed = (one: Config): boolean => withFiles(one.reports, [path]).includes(path);
      return isNamed(config) && !isNamed(own) ? { ...own, page: false } : configFor(own, path);
    } finally {
      objects.close();
    }
  };
}
