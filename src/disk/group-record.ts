import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { blame } from "../git/blame.js";
import { commitAt, commitsOf } from "../git/dated-commits.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { type GroupRecord, type MemberRecord, unreadRecord } from "../groups/model.js";
import { membersIn, movedSince, recordOf } from "../groups/record.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { decode } from "../report/decode.js";
import { isFailure, type Unread } from "../result.js";
import { wayTo } from "../system/inside.js";
import { isoTime } from "./answer-growth.js";
import { checkOnDisk } from "./check-on-disk.js";
import { filesInCommit } from "./files-in-commit.js";
import { openReportWith } from "./open-report.js";
import { mostBytes } from "./report-file.js";
import { growthIn, pastInFolder, pastOfLost, pastTarget } from "./report-history.js";
import { noReport } from "./reports-in-folder.js";
import { isTarget, type Target } from "./target.js";

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
  const lost = async (why: string): Promise<GroupRecord> => {
    const past =
      repository === null ? {} : await pastOfLost(repository, wayTo(repository.top, target.file), options.at);
    return { ...unreadRecord(group, shown, why), ...past };
  };
  const read = options.at === null ? null : await textAt(repository, objects, target, options.at);
  if (options.at !== null && read === null) return lost("no report at that time");
  const opened = await openReportWith(
    objects,
    read === null ? target : { ...target, text: read.text },
    options.template,
  );
  if (isFailure(opened)) return lost(opened.failure);
  const { match, path } = opened;
  const files = read === null ? null : await filesInCommit(objects, read.commit, match.questions, path);
  const checked = await checkOnDisk({ ...target, text: opened.text }, opened, null, "scan", files);
  const history = repository === null ? [] : await commitsOf(repository, objects, path, options.at);
  const then = options.since === null ? null : await textAt(repository, objects, target, options.since);
  return recordOf(match, checked.findings, checked.verdict, {
    group,
    path: shown,
    changed: history.length === 0 ? null : isoTime(history.at(-1)?.time ?? 0),
    growth: await growthIn(objects, path, history, match),
    members: options.who && repository !== null ? await membersOf(repository, path, match, read?.commit ?? null) : null,
    page: options.at === null ? pageOf(target, options.from) : null,
    since:
      options.since === null
        ? null
        : movedSince(
            match,
            then === null ? null : matchText(then.text, match.template, match.patterns),
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

/** The report as the branch had it at a time, and the commit that has it so. */
async function textAt(
  repository: Repository | null,
  objects: ObjectReader,
  { file }: Target,
  time: number,
): Promise<{ readonly commit: string; readonly text: string } | null> {
  if (repository === null) return null;
  const commit = await commitAt(repository, time);
  if (commit === null) return null;
  const object = await objects.read(`${commit}:${wayTo(repository.top, file)}`);
  const text = object?.type === "blob" && object.content !== null ? decode(object.content) : null;
  return text === null ? null : { commit, text };
}

/** @param commit whose report it is; null: it is on disk */
async function membersOf(
  repository: Repository,
  path: string,
  match: Match,
  commit: string | null,
): Promise<readonly MemberRecord[]> {
  return membersIn(
    match,
    (await blame(repository, path, commit === null ? { text: match.report.text } : { commit })) ?? [],
  );
}

function pageOf({ file, config }: Target, from: string): string | null {
  if (config.page === false) return null;
  const page = join(dirname(file), config.page);
  return existsSync(page) ? encodeURI(wayTo(from, page)) : null;
}
