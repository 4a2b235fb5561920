import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Config, defaultConfig } from "./config.js";
import { readConfigFile } from "./disk/config-file.js";
import { reportText } from "./disk/report-file.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { GitError } from "./git/git-error.js";
import { isPattern, matchingFiles } from "./git/matching.js";
import { findRepository, fromHere, onDisk, type Repository } from "./git/repository.js";
import type { Unread } from "./output/model.js";

/** A report to look at. */
export interface Target {
  /** As shown to the person. */
  readonly shown: string;
  /** Absolute; of a report on standard input, the folder that its links are read from. */
  readonly file: string;
  /** The text of a report on standard input; null where it is to be read from its file. */
  readonly text: string | null;
  /** Null outside a repository. */
  readonly repository: Repository | null;
  readonly config: Config;
}

/**
 * The reports of the current folder's repository, as its configuration names them.
 *
 * @param configPath what `--config` names
 * @returns a failure outside a repository, where its configuration is not one, and where there is no report
 */
export async function reportsHere(configPath: string | null): Promise<readonly Target[] | Failure> {
  const repository = await findRepository();
  if (repository === null) return fail("not a git repository; go into one, or name the reports to check");
  const config = await readConfigFile(repository.top, configPath);
  if (isFailure(config)) return config;
  const targets: Target[] = [];
  for (const path of await matchingFiles(config.reports, "disk")) {
    const file = onDisk(repository, path);
    if (await exists(file)) targets.push({ shown: fromHere(repository, path), file, text: null, repository, config });
  }
  if (targets.length > 0) return targets;
  return fail(`no report at ${config.reports.join(", ")}; name it, or set "reports" in .report-hook.json`);
}

/**
 * The reports that a person names: files as they are, and in a folder those that its configuration names, there or in the
 * folders right below it (clones side by side); `-` is a report on standard input. What cannot be looked at is in the list with the reason.
 */
export async function reportsNamed(
  names: readonly string[],
  configPath: string | null,
): Promise<readonly (Target | Unread)[]> {
  const found: (Target | Unread)[] = [];
  const places = new Map<string, Place | Failure>();
  for (const name of names) {
    const file = resolve(name);
    if (name === standardInput) {
      found.push(await reportOnInput(configPath));
      continue;
    }
    if (await isFolder(file)) {
      found.push(...(await reportsIn(name, configPath)));
      continue;
    }
    const folder = dirname(file);
    const place = places.get(folder) ?? (await placeOf(folder, configPath));
    places.set(folder, place);
    found.push(isFailure(place) ? { path: name, error: place.failure } : { shown: name, file, text: null, ...place });
  }
  return found;
}

/** What stands for standard input where files are named. */
export const standardInput = "-";

async function reportOnInput(configPath: string | null): Promise<Target | Unread> {
  const place = await placeOf(process.cwd(), configPath);
  if (isFailure(place)) return { path: standardInput, error: place.failure };
  const text = reportText(await buffer(process.stdin));
  if (isFailure(text)) return { path: standardInput, error: text.failure };
  return { shown: standardInput, file: resolve(standardInput), text, ...place };
}

type Place = Pick<Target, "repository" | "config">;

async function placeOf(folder: string, configPath: string | null): Promise<Place | Failure> {
  return unlessGitRefuses(async () => {
    const repository = (await isFolder(folder)) ? await findRepository(folder) : null;
    const config = await readConfigFile(repository?.top ?? null, configPath);
    return isFailure(config) ? config : { repository, config };
  });
}

/** What `look` finds in one of several repositories: where git refuses that one, another owner's or a damaged one, why. */
async function unlessGitRefuses<Found>(look: () => Promise<Found | Failure>): Promise<Found | Failure> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof GitError) return fail(error.message);
    throw error;
  }
}

async function reportsIn(folder: string, configPath: string | null): Promise<readonly (Target | Unread)[]> {
  const own = await reportsOf(folder, configPath);
  if (own.length > 0) return own;
  const below: (readonly (Target | Unread)[])[] = [];
  const inOrder = new Intl.Collator("en", { numeric: true }).compare;
  for (const name of (await readdir(folder)).sort(inOrder)) {
    const inner = join(folder, name);
    if (name.startsWith(".") || name === "node_modules" || !(await isFolder(inner))) continue;
    const found = await reportsOf(inner, configPath);
    below.push(found.length > 0 ? found : [{ path: inner, error: `no report; ${expected} was looked for` }]);
  }
  if (below.some((found) => found.some(isTarget))) return below.flat();
  return [{ path: folder, error: `a folder without a report; name a report, or a folder that holds ${expected}` }];
}

/** What is looked for where no configuration says otherwise. */
const expected = String(defaultConfig.reports[0]);

/** Whether a report was found that can be looked at. */
export function isTarget(found: Target | Unread): found is Target {
  return "file" in found;
}

async function reportsOf(folder: string, configPath: string | null): Promise<readonly (Target | Unread)[]> {
  const found = await unlessGitRefuses(() => targetsIn(folder, configPath));
  return isFailure(found) ? [{ path: folder, error: found.failure }] : found;
}

async function targetsIn(folder: string, configPath: string | null): Promise<readonly Target[] | Failure> {
  const config = await readConfigFile(folder, configPath);
  if (isFailure(config)) return config;
  const known = config.reports.some(isPattern) ? await findRepository(resolve(folder)) : null;
  const paths = known === null ? config.reports : await matchingFiles(config.reports, "disk", resolve(folder));
  const there: string[] = [];
  for (const path of paths) if (await exists(join(folder, path))) there.push(join(folder, path));
  const repository = known ?? (there.length === 0 ? null : await findRepository(resolve(folder)));
  return there.map((shown) => ({ shown, file: resolve(shown), text: null, repository, config }));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}
