import { isOneOfMany } from "../config/groups.js";
import { reportText, tooLarge } from "../disk/report-file.js";
import { isIntentToAdd } from "../git/attributes.js";
import type { IndexEntry } from "../git/entries.js";
import { type GitObject, resolveName } from "../git/objects.js";
import { type Failure, fail, isFailure } from "../result.js";
import { type Commit, inCommit, inIndex } from "./commit.js";
import type { StagedConfig } from "./committed-config.js";

/** A report as a commit has it that the new one is compared with. */
export interface BaseVersion {
  readonly commit: string;
  /** Where the report is in that commit; a move with the configuration makes it another place than now. */
  readonly path: string;
  /** Null where the commit has no report there, or none that can be read. */
  readonly text: string | null;
  /** Null where the commit has no such file. */
  readonly id: string | null;
}

/** A report as it is staged, beside what it was. */
export interface Versions {
  readonly path: string;
  readonly bases: readonly BaseVersion[];
  /** Null where the commit will have no report. */
  readonly now: { readonly text: string; readonly entry: IndexEntry } | null;
}

/** The text of the first parent that has one. */
export function lastText({ bases }: Versions): string | null {
  return bases.find(({ text }) => text !== null)?.text ?? null;
}

/**
 * Reads one report as it is staged and as the parents have it.
 *
 * @param renamedFrom where it was before, as far as git tells
 * @returns null where there is none now and none before, or where one that cannot be read was no better before; a failure where what is
 *   staged cannot be read as a report
 */
export async function readVersions(
  commit: Commit,
  path: string,
  { config, before }: StagedConfig,
  renamedFrom: string | null = null,
): Promise<Versions | Failure | null> {
  const moved = isOneOfMany(config, path) ? [] : (before?.reports.filter((old) => !config.reports.includes(old)) ?? []);
  const left = renamedFrom === null ? moved : [renamedFrom, ...moved];
  const [object, entries, bases] = await Promise.all([
    inIndex(commit, path),
    commit.entries([path]),
    Promise.all(commit.bases.commits.map((base) => readBase(commit, base, [path, ...left]))),
  ]);
  const entry = entries.find((one) => one.path === path && one.stage === 0);
  if (entry === undefined) {
    if (entries.some((one) => one.path === path))
      return fail("a merge's conflict in it is not resolved; resolve it and `git add` it");
    return missing(path, bases);
  }
  // Two processes have read the index: where it changed between them, the entry counts.
  const staged = object?.id === entry.id ? object : await commit.objects.read(entry.id);
  if (staged?.size === 0 && bases[0]?.id === null && (await isIntentToAdd(path))) return missing(path, bases);

  if (staged === null && isFile(entry)) return (await isUntouched(commit, entry)) ? null : notHere(path);
  const text = stagedText(entry, staged);
  if (!isFailure(text)) return { path, bases, now: { text, entry } };
  return bases.some((base) => base.id === entry.id) ? null : text;
}

/** In a merge, a report that one side has deleted is not this commit's damage. */
function missing(path: string, bases: readonly BaseVersion[]): Versions | null {
  return bases.every((base) => base.id !== null) ? { path, bases, now: null } : null;
}

function isFile({ mode }: IndexEntry): boolean {
  return mode.startsWith("100");
}

/** A partial clone may leave a report out: what nobody changes need not be here. Names are resolved without what they name. */
async function isUntouched(commit: Commit, { path, id }: IndexEntry): Promise<boolean> {
  const ids = await Promise.all(commit.bases.commits.map((base) => resolveName(`${base}:${path}`)));
  return ids.includes(id);
}

function notHere(path: string): Failure {
  return fail(`its content is not in this partial clone; fetch it with: git show ":${path}"`);
}

function stagedText(entry: IndexEntry, object: GitObject | null): string | Failure {
  if (entry.mode === "120000")
    return fail("staged as a symbolic link, which is not followed; put the report itself there");
  if (object === null || object.type !== "blob") return fail("a folder or another repository; name the report in it");
  return textOf(object);
}

function textOf(object: GitObject): string | Failure {
  return object.content === null ? tooLarge() : reportText(object.content);
}

async function readBase(commit: Commit, base: string, paths: readonly string[]): Promise<BaseVersion> {
  for (const path of paths) {
    const object = await inCommit(commit, base, path);
    if (object === null || object.type !== "blob") continue;
    const text = textOf(object);
    return { commit: base, path, text: isFailure(text) ? null : text, id: object.id };
  }
  return { commit: base, path: paths[0] ?? "", text: null, id: null };
}
