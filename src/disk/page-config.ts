import { posix, resolve } from "node:path";
import type { Config } from "../config/config.js";
import { configFor } from "../config/groups.js";
import { withFiles } from "../git/matching-paths.js";
import { openObjectsLater } from "../git/objects.js";
import { isFailure } from "../result.js";
import { inRealFolder, isInside, wayTo } from "../system/inside.js";
import { readConfigFile } from "./config-file.js";
import type { Target } from "./target.js";

/**
 * The configuration that a report's page is made by, so that every clone makes the same one, as a commit does: a file that git does not track does not
 * count, also where `--config` names it. Before a first commit the one on disk counts.
 *
 * @param project with the configuration that the report is checked by, by which it may be a report at all
 * @param path from the project's root
 * @param named what `--config` names, and could be read
 */
export function pageConfig(
  { root, repository, config }: Pick<Target, "root" | "repository" | "config">,
  path: string,
  named: string | null,
): () => Promise<Config> {
  return async () => {
    const objects = openObjectsLater(0, repository ?? undefined);
    // The index is not read in somebody else's repository: there only what is committed counts.
    const isTracked = async (file: string): Promise<boolean> =>
      ((await objects.read(`HEAD:${file}`)) ?? (await objects.read(`:${file}`))) !== null;
    const counts = async (name: string): Promise<boolean> => {
      if (repository === null) return true;
      return (await isTracked(posix.join(wayTo(repository.top, root), name))) || (await objects.read("HEAD")) === null;
    };
    try {
      if (named !== null && repository !== null) {
        const file = inRealFolder(resolve(named));
        if (isInside(file, repository.top) && (await isTracked(wayTo(repository.top, file))))
          return configFor(config, path);
      }
      const own = await readConfigFile(root, null, counts);
      if (isFailure(own)) return { ...config, page: false };
      const isNamed = (one: Config): boolean => withFiles(one.reports, [path]).includes(path);
      return isNamed(config) && !isNamed(own) ? { ...own, page: false } : configFor(own, path);
    } finally {
      objects.close();
    }
  };
}
