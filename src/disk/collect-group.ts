import { posix } from "node:path";
import { type Mirror, openMirror, readMirror } from "../git/mirror.js";
import { fetchBranch } from "../git/mirror-fetch.js";
import {
  blameAt,
  commitsFrom,
  type FetchedCommit,
  isKeptBy,
  type PastVersion,
  readCommit,
  versionsOf,
} from "../git/mirror-history.js";
import type { TimeLimit } from "../git/time-limit.js";
import { type Listed, withoutSecret } from "../groups/list.js";
import { type GroupRecord, unreadRecord } from "../groups/model.js";
import { linkAlong } from "../groups/names.js";
import { membersIn, recordOf } from "../groups/record.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import { decode } from "../report/decode.js";
import { isFailure } from "../result.js";
import { contextOf } from "../rules/context.js";
import { findingsOf } from "../rules/run-rules.js";
import { growthOf, isoTime } from "./answer-growth.js";
import { sourceOf } from "./collect-source.js";
import { type FetchedRepository, mostFigureBytes, type ReadReport, readReport } from "./fetched-report.js";
import { type FoundRecord, type Handin, isEvidence, mirrorFolder, readHandin } from "./handins.js";
import { growthOfLost } from "./report-history.js";

/** What is collected. */
export interface CollectOptions {
  readonly folder: string;
  /** The time that counts, in seconds since 1970; null: now. */
  readonly at: number | null;
  readonly template: string | null;
  /** Also how the answers grew and who wrote what: every version of the report is fetched. */
  readonly history: boolean;
}

/** A hand-in with its files, by their paths in the group's folder. */
export interface Collected {
  readonly handin: Handin;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** So many commits of the branch are looked through. */
const mostCommits = 100_000;

/** Fetches what one group handed in. Throws a `Refusal` where git cannot. */
export async function collectGroup(listed: Listed, options: CollectOptions, time: TimeLimit): Promise<Collected> {
  const source = sourceOf(listed.url, listed.branch);
  const mirror = openMirror(mirrorFolder(options.folder, listed.group), source.url);
  const fetched = Math.floor(Date.now() / 1000);
  const newest = await fetchBranch(mirror, source.branch, false, time);
  const objects = readMirror(mirror, newest, mostFigureBytes);
  try {
    const about = { mirror, objects, branch: source.branch, fetched, newest };
    return await collectFrom(about, listed, options, time);
  } finally {
    objects.close();
  }
}

async function collectFrom(
  source: FetchedRepository,
  listed: Listed,
  options: CollectOptions,
  time: TimeLimit,
): Promise<Collected> {
  const { mirror, objects, fetched } = source;
  const { group, branch } = listed;
  const url = withoutSecret(listed.url);
  let newest = await readCommit(objects, source.newest);
  let commits: readonly FetchedCommit[] = [newest];
  const before = readHandin(options.folder, group);
  // The newest commit alone does not tell what came before it.
  const isLater = options.at !== null && newest.committed > options.at;
  if (isLater || options.history || (before !== null && before.newest !== newest.commit)) {
    const again = await fetchBranch(mirror, source.branch, true, time);
    commits = await commitsFrom(mirror, again, mostCommits);
    newest = commits[0] ?? newest;
  }
  const asked = { url, branch, at: options.at === null ? null : isoTime(options.at) };
  const kept = before?.commit != null && isEvidence(before, asked) ? before.commit : null;
  const last = commits.find(({ committed }) => options.at === null || committed <= options.at) ?? null;
  const chosen = kept === null ? last : await readCommit(objects, kept);
  const evidence = {
    ...{ group, ...asked },
    template: options.template,
    fetched: isoTime(fetched),
    commit: chosen?.commit ?? null,
    committed: chosen === null ? null : isoTime(chosen.committed),
    authored: chosen === null ? null : isoTime(chosen.authored),
    newest: newest.commit,
    datedLater: commits.filter(({ committed }) => committed > fetched + 60).map(({ commit }) => commit),
    // Another branch takes nobody's place.
    replaced: before?.branch === branch ? await replacedBy(mirror, before, newest.commit) : (before?.replaced ?? []),
    notTaken: [],
    configError: null,
  };
  if (chosen === null) {
    const record = unreadRecord(group, url, "no commit at that time");
    return { handin: { ...evidence, record, findings: [] }, files: new Map() };
  }
  const read = await readReport(source, chosen.commit, options.template, time);
  if (isFailure(read)) {
    const past = options.history ? await pastOfLost(source, chosen.commit, read.path, time) : {};
    const record = { ...unreadRecord(group, url, read.failure), changed: isoTime(chosen.committed), ...past };
    return { handin: { ...evidence, record, findings: [] }, files: new Map() };
  }
  const past = options.history ? await pastOf(source, chosen.commit, read, time) : { growth: [], members: null };
  const { record, findings } = recordFor(read, group, chosen, past);
  const { notTaken, configError, files } = read;
  return { handin: { ...evidence, notTaken, configError, record, findings }, files };
}

/** Commits that an earlier collection took and that the branch does not have now: its history was written anew. */
async function replacedBy(mirror: Mirror, before: Handin | null, newest: string): Promise<readonly string[]> {
  if (before?.newest == null || before.newest === newest) return before?.replaced ?? [];
  const replaced = new Set(before.replaced);
  for (const id of [before.newest, before.commit])
    if (id !== null && !replaced.has(id) && !(await isKeptBy(mirror, id, newest))) replaced.add(id);
  return [...replaced];
}

/** What versions of a report tell; without them its last change is known as that of the branch. */
type RecordedPast = Pick<GroupRecord, "growth" | "members"> & Partial<Pick<GroupRecord, "changed">>;

/** When a report changed that is gone or cannot be read now, and how its answers grew. */
async function pastOfLost(
  { mirror, objects }: FetchedRepository,
  commit: string,
  path: string,
  time: TimeLimit,
): Promise<Partial<RecordedPast>> {
  const versions = await versionsOf(mirror, objects, commit, path, time);
  return { ...lastChange(versions), growth: await growthOfLost(versions, path, textOf) };
}

function lastChange(versions: readonly PastVersion[]): Pick<RecordedPast, "changed"> {
  const last = versions.at(-1);
  return last === undefined ? {} : { changed: isoTime(last.time) };
}

async function textOf({ content }: PastVersion): Promise<string | null> {
  return content === null ? null : decode(content);
}

/** When a report changed, how its answers grew, and who wrote what. */
async function pastOf(
  { mirror, objects }: FetchedRepository,
  commit: string,
  { path, match }: ReadReport,
  time: TimeLimit,
): Promise<RecordedPast> {
  const versions = await versionsOf(mirror, objects, commit, path, time);
  const growth = await growthOf(versions, match, textOf);
  const lines = await blameAt(mirror, objects, commit, path, time);
  return { ...lastChange(versions), growth, members: lines === null ? null : membersIn(match, lines) };
}

function recordFor(
  { path, text, match, page, levels, targets }: ReadReport,
  group: string,
  { committed }: FetchedCommit,
  past: RecordedPast,
): { readonly record: GroupRecord; readonly findings: readonly FoundRecord[] } {
  const context = contextOf(
    match,
    {
      mode: "scan",
      path,
      files: targets,
      page: null,
    },
    () => true,
  );
  const findings = findingsOf(context, levels, [], path);
  const record = recordOf(match, findings, verdictOn(text, match), {
    ...{ group, path: posix.join(group, path), changed: isoTime(committed), ...past },
    page: page === null ? null : linkAlong(posix.join(group, page)),
    isCutOff: false,
    since: null,
  });
  return {
    record,
    findings: findings.map(({ rule, level, question, line, message }) => ({ rule, level, question, line, message })),
  };
}
