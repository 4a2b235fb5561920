import { promises as files } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "../config.js";
import { readReportFile, reportText } from "../disk/report-file.js";
import { writeReportFile } from "../disk/write-report.js";
import { type Failure, isFailure } from "../failure.js";
import { findTemplateTexts } from "../find-template-text.js";
import { checkedOut, conversionOf } from "../git/attributes.js";
import type { IndexEntry } from "../git/entries.js";
import { oldVersions } from "../git/history.js";
import { markOf } from "../git/index-file.js";
import { mergeTexts } from "../git/merge-texts.js";
import { writeBlob } from "../git/objects.js";
import { hidesEditsOf } from "../git/pre-commit-patch.js";
import { onDisk } from "../git/repository.js";
import { stageText } from "../git/stage-file.js";
import { lineEndOf, withLineEnds } from "../mend/line-ends.js";
import { type Mended, type MendOptions, mend } from "../mend/mend.js";
import { listOf } from "../output/number-list.js";
import { decode } from "../report/decode.js";
import { count } from "../rules/wording.js";
import type { Template } from "../template/model.js";
import { type Commit, inIndex } from "./commit.js";
import { pointedFiles } from "./files.js";
import type { StagedReport } from "./report.js";
import type { Versions } from "./versions.js";

/** A staged report that is to be mended. */
export interface ToMend extends Pick<MendOptions, "path" | "files" | "rules" | "safe" | "questions"> {
  readonly text: string;
  readonly template: Template;
}

/** Mends the text of a staged report; nothing is written. What is safe needs no text of the template. */
export async function mendStaged(
  commit: Commit,
  { text, ...about }: ToMend,
  config: Config,
  option: string | null,
): Promise<Mended> {
  const templateTexts = about.safe ? [] : await templateTextsOf(commit, about, config, option);
  return mend(text, { ...about, templateTexts, patterns: config.patterns });
}

function templateTextsOf(
  commit: Commit,
  { template, path }: Pick<ToMend, "template" | "path">,
  config: Config,
  option: string | null,
): Promise<readonly string[]> {
  const sources = {
    readFile: async () => {
      if (option !== null) return textOf(await readReportFile(resolve(option), null));
      const object = config.template === null ? null : await inIndex(commit, config.template);
      return object?.content == null ? null : textOf(reportText(object.content));
    },
    versions: async function* () {
      for await (const version of oldVersions(commit.repository, commit.objects, path)) {
        yield { name: version.commit, text: version.text };
      }
    },
  };
  return findTemplateTexts(template, sources, config.patterns);
}

function textOf(text: ReturnType<typeof reportText>): string | null {
  return isFailure(text) ? null : text;
}

/** A mended report in the index. */
export interface PutMend {
  /** The id of its blob. */
  readonly id: string;
  /** What a person must know of the file on disk; null where it is mended too. */
  readonly remark: string | null;
}

/**
 * Puts a mended report into the index, and on disk the same change where it goes together with what was edited there
 * and is not staged.
 *
 * Throws a `GitError` where the report was staged again meanwhile; then nothing has changed.
 */
export async function putMended(commit: Commit, entry: IndexEntry, before: string, after: string): Promise<PutMend> {
  const { repository, index, since } = commit;
  const file = onDisk(repository, entry.path);
  const bytes = entry.skipWorktree ? null : await files.readFile(file).catch(() => null);
  const now = bytes === null ? null : await mendedOnDisk(commit, entry, bytes, before, after);
  const failed = bytes === null || now === null ? null : await writeReportFile(file, bytes, now);
  try {
    return { id: await stageText(repository, index, entry, after, since), remark: remarkOn(bytes, now, failed) };
  } catch (error) {
    if (bytes !== null && now !== null && failed === null) await writeReportFile(file, now, bytes);
    throw error;
  }
}

function remarkOn(bytes: Uint8Array | null, now: Uint8Array | null, failed: Failure | null): string | null {
  if (failed !== null) return `the file on disk was not mended: ${failed.failure}`;
  if (bytes === null || now !== null) return null;
  return "the file on disk has other edits in the same lines and was left as it is: report-hook fix mends it too";
}

/** The bytes of the file on disk with the same change made; null where its own edits are in the way. */
async function mendedOnDisk(
  commit: Commit,
  entry: IndexEntry,
  bytes: Uint8Array,
  before: string,
  after: string,
): Promise<Uint8Array | null> {
  const { repository } = commit;
  // What pre-commit has put aside it could not put back into a file that was written meanwhile.
  if (hidesEditsOf(entry.path)) return null;
  const conversion = await conversionOf(repository, entry.path);
  const asStaged = await checkedOut(before, entry.id, entry.path, conversion);
  if (Buffer.from(asStaged).equals(bytes)) {
    return checkedOut(after, await writeBlob(after), entry.path, conversion);
  }
  const text = decode(bytes);
  if (text === null) return null;
  const lineEnd = lineEndOf(text);
  if (withLineEnds(text, lineEnd) !== text) return null;
  const plain = (one: string): string => withLineEnds(one, "\n");
  const merged = await mergeTexts(repository, plain(before), plain(text), plain(after));
  return merged === null ? null : Buffer.from(withLineEnds(merged, lineEnd));
}

/** What the index has still to be given. */
export interface StagedMend {
  readonly before: string;
  /** What was done, in one line. */
  readonly line: string;
}

/**
 * Mends what is safe in the questions that a commit changes; nothing is written.
 *
 * @returns null where there is nothing to mend
 */
export async function mendChanged(
  commit: Commit,
  { versions, checked }: StagedReport,
  config: Config,
): Promise<{ readonly versions: Versions; readonly mend: StagedMend } | null> {
  const { path, now } = versions;
  if (now === null) return null;
  const changed = checked.questions.filter((question) => question.changed);
  const files = (await pointedFiles(commit, changed, path)).now;
  const questions = new Set(changed.map(({ question }) => question.number));
  const toMend = { text: now.text, template: checked.template, path, files, rules: null, safe: true, questions };
  const mended = await mendStaged(commit, toMend, config, null);
  if (mended.changes.length === 0) return null;
  const numbers = [...new Set(mended.changes.flatMap(({ question }) => question ?? []))].sort((a, b) => a - b);
  const where = `${numbers.length === 1 ? "question" : "questions"} ${listOf(numbers)}`;
  const line = `mended ${count(mended.changes.length, "thing")} in ${where}`;
  return { versions: { ...versions, now: { ...now, text: mended.text } }, mend: { before: now.text, line } };
}

/** Stages a mended report, and gives it as it is staged then, with a line that says so. */
export async function commitMend(
  commit: Commit,
  report: StagedReport,
): Promise<{ readonly commit: Commit; readonly report: StagedReport; readonly line: string | null }> {
  const { mend: mended, versions } = report;
  const { now } = versions;
  if (mended === null || now === null) return { commit, report, line: null };
  const { id, remark } = await putMended(commit, now.entry, mended.before, now.text);
  const entry = { ...now.entry, id };
  return {
    commit: { ...commit, since: markOf(commit.index.file) },
    report: { ...report, versions: { ...versions, now: { ...now, entry } } },
    line: remark === null ? mended.line : `${mended.line}; ${remark}`,
  };
}
