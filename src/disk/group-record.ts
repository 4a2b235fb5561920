import { existsSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { blame } from "../git/blame.js";
import { completes, cutOffAt } from "../git/cut-off.js";
import { commitAt, type DatedVersion, datedVersions } from "../git/dated-commits.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { entriesAt } from "../git/tree.js";
import { type GroupRecord, type MemberRecord, unreadRecord } from "../groups/model.js";
import { linkAlong } from "../groups/names.js";
import { membersIn, movedSince, recordOf } from "../groups/record.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { type Failure, fail, isFailure, type Unread } from "../result.js";
import { staysIn, wayTo } from "../system/inside.js";
import { isoTime } from "./answer-growth.js";
import { checkOnDisk } from "./check-on-disk.js";
import { filesInCommit } from "./files-in-commit.js";
import { isLink, openReportWith } from "./open-report.js";
import { mostBytes, readReportFile, reportText, tooLarge } from "./report-file.js";
import { growthIn, pastInFolder, pastOfLost, pastTarget } from "./report-history.js";
import { noReport } from "./reports-in-folder.js";
import { isTarget, type Target } from "./target.js";
import { blameOnDisk, nameAtHead } from "./uncommitted-rename.js";

/** What is asked of each group besides how it stands. */
export interface RecordOptions {
  /** What `--template` names. */
  readonly template: string | null;
  /** The time whose state is wanted, in seconds since 1970; null: as it is on disk. */
  readonly at: number | null;
  /** The time since which changes are told; null: none. */
  readonly since: number | null;
  /** Whether to tell who wrote what. */
  readonly who: boolean;
  /** The folder that the class's page will be in, absolute. */
  readonly from: string;
}

/** How the report of one clone stands. */
export async function groupRecord(found: Target | Unread, options: RecordOptions): Promise<GroupRecord> {
  // What is not on disk now may have been there at that time.
  const isGone = options.at !== null && !isTarget(found) && found.error === noReport;
  const target = isGone ? (pastTarget(found.path) ?? found) : found;
  const shown = isTarget(target) ? target.shown : target.path;
  const group = groupOf(target, shown);
  if (!isTarget(target))
    return { ...unreadRecord(group, shown, target.error), ...(await pastInFolder(target.path, options.at)) };
  const objects = openObjectsLater(mostBytes, target.repository ?? undefined);
  try {
    return await recordWith(objects, target, group, options);
  } finally {
    objects.close();
  }
}

async function recordWith(
  objects: ObjectReader,
  target: Target,
  group: string,
  options: RecordOptions,
): Promise<GroupRecord> {
  const { repository, shown } = target;
  const cut: ReadonlySet<string> = repository === null ? new Set() : cutOffAt(repository);
  const lost = async (why: string): Promise<GroupRecord> => {
    const past = repository === null ? {} : await pastOfLost(repository, pathIn(repository, target), options.at);
    return { ...unreadRecord(group, shown, why), ...past, isCutOff: cut.size > 0 };
  };
  const versions = repository === null ? [] : await versionsIn(repository, objects, target);
  const at = async (time: number): Promise<PastText | Failure | "cut off"> =>
    repository === null
      ? fail(noneThen)
      : textAt(repository, objects, namesIn(pathIn(repository, target), versions), time, cut.size > 0);
  const read = options.at === null ? null : await at(options.at);
  if (read === "cut off") return lost(`its history begins after that time; ${completes}`);
  if (isFailure(read)) return lost(read.failure);
  const opened = await openReportWith(
    objects,
    read === null ? target : { ...target, text: read.text },
    options.template,
  );
  if (isFailure(opened)) return lost(opened.failure);
  const { match } = opened;
  const path = read?.path ?? opened.path;
  const files = read === null ? null : await filesInCommit(objects, read.commit, match.questions, path);
  const checked = await checkOnDisk({ ...target, text: opened.text }, opened, null, "scan", files);
  // Where a history is cut off, nobody knows what was written there.
  const history = versions.filter(
    ({ commit, time }) => !cut.has(commit) && (options.at === null || time <= options.at),
  );
  const then = options.since === null ? null : await at(options.since);
  return recordOf(match, checked.findings, checked.verdict, {
    group,
    path: shown,
    changed: history.length === 0 ? null : isoTime(history.at(-1)?.time ?? 0),
    growth: await growthIn(objects, history, match),
    members:
      options.who && repository !== null
        ? await membersOf(repository, path, target.file, match, read?.commit ?? null)
        : null,
    page: options.at === null ? pageOf(target, options.from) : null,
    isCutOff: cut.size > 0,
    since:
      options.since === null || then === "cut off"
        ? null
        : movedSince(
            match,
            then === null || isFailure(then) ? null : matchText(then.text, match.template, match.patterns),
            isoTime(options.since),
          ),
  });
}

/** A clone is called by its folder. */
function groupOf(target: Target | Unread, shown: string): string {
  if (isTarget(target) && target.repository !== null) return basename(target.repository.top);
  const folder = isTarget(target) ? dirname(target.file) : shown;
  return basename(basename(folder) === "reports" ? dirname(folder) : folder);
}

/** The versions of a report that the clone's commits have, also of one that is renamed and not committed so. */
async function versionsIn(
  repository: Repository,
  objects: ObjectReader,
  target: Target,
): Promise<readonly DatedVersion[]> {
  const { file, root } = target;
  const path = pathIn(repository, target);
  const versions = await datedVersions(repository, objects, path);
  const text = versions.length > 0 ? fail("not looked for") : await readReportFile(file, root);
  const before = isFailure(text) ? null : await nameAtHead(objects, repository, path, text);
  return before === null ? versions : datedVersions(repository, objects, before);
}

/** A report's path from its repository's root as git knows it: links below the folder that was named are not followed, those on the way to it are. */
function pathIn({ top }: Repository, { file, root }: Target): string {
  let folder = dirname(file);
  while (folder !== dirname(folder) && !(staysIn(folder, root) && staysIn(root, folder))) folder = dirname(folder);
  return posix.join(wayTo(top, root), wayTo(folder === dirname(folder) ? root : folder, file));
}

/** What a report is called now, and what it was called before, the newest first. */
function namesIn(now: string, versions: readonly DatedVersion[]): readonly string[] {
  return [...new Set([now, ...versions.map(({ path }) => path).reverse()])];
}

/** A report as the branch had it at a time: the commit that has it so, and its path there. */
interface PastText {
  readonly commit: string;
  readonly path: string;
  readonly text: string;
}

const noneThen = "no report at that time";

/** @param isCut whether there was something before what the history has */
async function textAt(
  repository: Repository,
  objects: ObjectReader,
  names: readonly string[],
  time: number,
  isCut: boolean,
): Promise<PastText | Failure | "cut off"> {
  const commit = await commitAt(repository, time);
  if (commit === null) return isCut ? "cut off" : fail(noneThen);
  const entries = await entriesAt(objects, commit, names);
  for (const path of names) {
    const entry = entries.get(path);
    if (entry === undefined) continue;
    if (entry.mode === "120000") return fail(isLink);
    if (entry.kind !== "file") break;
    const object = await objects.read(entry.id);
    if (object === null) return fail("its content is not in this partial clone");
    const text = object.content === null ? tooLarge() : reportText(object.content);
    return isFailure(text) ? text : { commit, path, text };
  }
  return fail(noneThen);
}

/** @param commit whose report it is; null: it is on disk */
async function membersOf(
  repository: Repository,
  path: string,
  file: string,
  match: Match,
  commit: string | null,
): Promise<readonly MemberRecord[] | null> {
  const lines = await (commit === null
    ? blameOnDisk(repository, path, file, async () => match.report.text)
    : blame(repository, path, { commit }));
  return lines === "cut off" ? null : membersIn(match, lines ?? []);
}

function pageOf({ file, config }: Target, from: string): string | null {
  if (config.page === false) return null;
  const page = join(dirname(file), config.page);
  return existsSync(page) ? linkAlong(wayTo(from, page)) : null;
}
