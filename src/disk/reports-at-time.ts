import { join, posix, resolve } from "node:path";
import { type Config, defaultConfig } from "../config/config.js";
import { configFor } from "../config/groups.js";
import { commitAt } from "../git/dated-commits.js";
import { openObjectsLater } from "../git/objects.js";
import { entriesAt } from "../git/tree.js";
import { isSafePath } from "../groups/names.js";
import { isFailure, type Unread } from "../result.js";
import { isPattern } from "../system/glob.js";
import { wayTo } from "../system/inside.js";
import { configInCommit } from "./config-file.js";
import { mostBytes } from "./report-file.js";
import { pastTarget } from "./report-history.js";
import { isTarget, type Target } from "./target.js";

/**
 * The reports of a place by the configuration that stood in its repository at a time, whatever stands there now: one that came later may name another
 * report, or other limits.
 *
 * @param found its reports by the configuration on disk
 * @param isNamed whether a person named the report itself
 * @param time in seconds since 1970
 */
export async function reportsAtTime(
  found: readonly (Target | Unread)[],
  isNamed: boolean,
  time: number,
): Promise<readonly (Target | Unread)[]> {
  // A configuration that cannot be read now may have been another then.
  const [only] = isNamed ? [] : found;
  const unread = only === undefined || isTarget(only) ? null : only;
  const first = found.find(isTarget) ?? (unread === null ? null : pastTarget(unread.path));
  if (first?.repository == null || first.text !== null) return found;
  const commit = await commitAt(first.repository, time);
  if (commit === null) return found;
  const objects = openObjectsLater(mostBytes, first.repository);
  try {
    const below = wayTo(first.repository.top, first.root);
    const stated = await configInCommit(objects, commit, below);
    // One that cannot be used is none.
    const config = stated === null || isFailure(stated) ? defaultConfig : stated;
    const withConfig = (path: string): Config => configFor(config, path);
    const named = config.reports.filter((path) => !isPattern(path) && isSafePath(path));
    const there = await entriesAt(
      objects,
      commit,
      named.map((path) => posix.join(below, path)),
    );
    const then = named.filter((path) => there.has(posix.join(below, path)));
    const isThere = (path: string): boolean => then.includes(path);
    const pathOf = (one: Target): string => wayTo(one.root, one.file);
    const today = found.map((one) => (isTarget(one) ? { ...one, config: withConfig(pathOf(one)) } : one));
    if (isNamed || then.length === 0 || found.some((one) => isTarget(one) && isThere(pathOf(one)))) return today;
    const folder = first.shown.slice(0, first.shown.length - pathOf(first).length);
    return then.map((path) => {
      const file = resolve(first.root, path);
      return { ...first, shown: join(folder, path), file, config: withConfig(path), ofPage: async () => config };
    });
  } finally {
    objects.close();
  }
}
