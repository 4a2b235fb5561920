import { lstatSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { defaultConfig } from "../config/config.js";
import { cutOffAt } from "../git/cut-off.js";
import { type DatedVersion, datedVersions } from "../git/dated-commits.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { entriesAt } from "../git/tree.js";
import type { GroupRecord, Growth } from "../groups/model.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { decode } from "../report/decode.js";
import { parseReport } from "../report/parse.js";
import { fail, isFailure } from "../result.js";
import { growthOf, isoTime } from "./answer-growth.js";
import { findTemplates } from "./find-template.js";
import { namedRepository } from "./named-repository.js";
import { mostBytes } from "./report-file.js";
import { expectedReport } from "./reports-in-folder.js";
import type { Target } from "./target.js";

/** What a clone's history tells of a report. */
type Past = Pick<GroupRecord, "changed" | "growth">;

const nothing: Past = { changed: null, growth: [] };
/** So many of the last versions are looked at for one that can be read. */
const mostLost = 5;

/** How the answers grew, as the clone's own commits have them. */
export async function growthIn(
  objects: ObjectReader,
  history: readonly DatedVersion[],
  match: Match,
): Promise<readonly Growth[]> {
  return growthOf(history, match, textIn(objects));
}

/**
 * What there was of a report that is gone or cannot be read now.
 *
 * @param at only what was there at that time, in seconds since 1970; null: all
 */
export async function pastOfLost(repository: Repository, path: string, at: number | null): Promise<Past> {
  const objects = openObjectsLater(mostBytes, repository);
  try {
    const all = await datedVersions(repository, objects, path);
    const history = all.filter(({ time }) => at === null || time <= at);
    const last = history.at(-1);
    if (last === undefined) return nothing;
    const changed = cutOffAt(repository).has(last.commit) ? null : isoTime(last.time);
    return { changed, growth: await growthOfLost(history, path, textIn(objects)) };
  } finally {
    objects.close();
  }
}

/**
 * How the answers of a report grew that is gone or cannot be read now, by the template of its last version that can.
 *
 * @param history its versions, the oldest first, with their times in seconds since 1970
 */
export async function growthOfLost<Version extends { readonly time: number }>(
  history: readonly Version[],
  path: string,
  textOf: (version: Version) => Promise<string | null>,
): Promise<readonly Growth[]> {
  for (const version of history.slice(-mostLost).reverse()) {
    const text = await textOf(version);
    if (text === null || text.trim() === "") continue;
    const { template, patterns } = defaultConfig;
    const sources = { ...noFiles, config: template };
    const found = await findTemplates(parseReport(text, { patterns }), path, sources, patterns);
    return isFailure(found) ? [] : growthOf(history, matchText(text, found.template, patterns), textOf);
  }
  return [];
}

/** The same of a clone in whose folder no report was found. */
export async function pastInFolder(folder: string, at: number | null): Promise<Past> {
  const repository = repositoryIn(folder);
  return repository === null ? nothing : pastOfLost(repository, expectedReport, at);
}

/** The report that a clone had at a time, where none is on disk now; what it holds then is to be read from history. */
export function pastTarget(folder: string): Target | null {
  const repository = repositoryIn(folder);
  if (repository === null) return null;
  const file = join(repository.top, expectedReport);
  const config = defaultConfig;
  const shown = join(folder, expectedReport);
  return { shown, file, text: null, root: repository.top, repository, config, time: null, ofPage: async () => config };
}

function repositoryIn(folder: string): Repository | null {
  const top = resolve(folder);
  if (lstatSync(top, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const real = realpathSync(top);
  const repository = namedRepository(real, real);
  return isFailure(repository) ? null : repository;
}

const noFiles = {
  option: null,
  readFile: async () => fail("not looked for"),
  oldest: async () => null,
  head: async () => null,
};

function textIn(objects: ObjectReader): (version: DatedVersion) => Promise<string | null> {
  return async ({ commit, path }) => {
    const entry = (await entriesAt(objects, commit, [path])).get(path);
    const content = entry?.kind === "file" ? (await objects.read(entry.id))?.content : null;
    return content == null ? null : decode(content);
  };
}
