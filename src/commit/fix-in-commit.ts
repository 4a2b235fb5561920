import { resolve } from "node:path";
import type { Config } from "../config/config.js";
import { findTemplateTexts } from "../disk/find-template-text.js";
import { type PageOnDisk, readPageOnDisk } from "../disk/page-on-disk.js";
import { readReportFile, reportText } from "../disk/report-file.js";
import { type Fixed, type FixOptions, fixText } from "../fix/fix.js";
import { type Conversion, checkedOut, conversionOf } from "../git/attributes.js";
import { blobId } from "../git/blob-id.js";
import type { IndexEntry } from "../git/entries.js";
import { mergeTexts } from "../git/merge-texts.js";
import { writeBlob } from "../git/objects.js";
import { decode } from "../report/decode.js";
import { lineEndOf, withLineEnds } from "../report/line-ends.js";
import { unlessFailed } from "../result.js";
import { questionsText } from "../rules/number-runs.js";
import { shellFile } from "../rules/shell-word.js";
import { count } from "../rules/wording.js";
import { ownFolder } from "../state/own-folder.js";
import type { Template } from "../template/model.js";
import { type Commit, inIndex } from "./commit.js";
import type { FileToPut } from "./file-to-put.js";
import { pointedFiles } from "./files.js";
import { typedPath } from "./fix-place.js";
import { putAside } from "./put-aside.js";
import { putFiles } from "./put-files.js";
import type { StagedFix, StagedReport } from "./staged-report.js";
import type { Versions } from "./versions.js";

/** A staged report that is to be fixed. */
export interface ReportToFix
  extends Pick<FixOptions, "path" | "files" | "rules" | "safe" | "questions" | "sections" | "before"> {
  readonly text: string;
  readonly template: Template;
}

/** Fixes the text of a staged report; nothing is written. What is safe needs no text of the template. */
export async function fixStagedText(
  commit: Commit,
  { text, ...about }: ReportToFix,
  config: Config,
  option: string | null,
): Promise<Fixed> {
  const templateTexts = about.safe ? [] : await templateTextsOf(commit, about, config, option);
  return fixText(text, { ...about, templateTexts, patterns: config.patterns });
}

/** Texts that hold the template's own, the likeliest first. */
export function templateTextsOf(
  commit: Commit,
  { template, path }: Pick<ReportToFix, "template" | "path">,
  config: Config,
  option: string | null,
): Promise<readonly string[]> {
  const readFile = async (): Promise<string | null> => {
    if (option !== null) return unlessFailed(await readReportFile(resolve(option), null));
    const object = config.template === null ? null : await inIndex(commit, config.template);
    return object?.content == null ? null : unlessFailed(reportText(object.content));
  };
  return findTemplateTexts(template, readFile, { ...commit, path }, config.patterns);
}

/** A fixed report on its way into the index. */
export interface PlannedFix {
  readonly put: FileToPut;
  /** What a person must know of the file on disk; null where it is fixed too. */
  readonly remark: string | null;
}

/**
 * Plans to put a fixed report into the index, and on disk the same change where it goes together with what was edited there
 * and is not staged.
 */
async function planFixed(commit: Commit, entry: IndexEntry, before: string, after: string): Promise<PlannedFix> {
  const { path, skipWorktree: sparse } = entry;
  const conversion = await conversionOf(commit.repository, path);
  const disk = sparse ? null : readPageOnDisk(commit.repository, path);
  const was = disk?.kind === "file" ? disk.content : null;
  const toDisk = was === null ? null : await fixedOnDisk(commit, entry, conversion, was, before, after);
  const file = { path, content: after, id: blobId(after, entry.id), entry, commit: true, sparse, conversion };
  return {
    put: { ...file, onDisk: was === null || toDisk === null ? "kept" : was, toDisk },
    remark: remarkOn(disk, toDisk, typedPath(commit, path)),
  };
}

/**
 * Puts a fixed report into the index and on disk, as `planFixed` says. Throws a `Refusal` where the report was staged again meanwhile; then
 * nothing has changed.
 *
 * @returns what a person must know of the file on disk
 */
export async function putFixed(
  commit: Commit,
  entry: IndexEntry,
  before: string,
  after: string,
): Promise<string | null> {
  const { put, remark } = await planFixed(commit, entry, before, after);
  await putFiles(commit, [put], []);
  return remark;
}

function remarkOn(disk: PageOnDisk | null, toDisk: Uint8Array | null, typed: string): string | null {
  if (disk === null || disk.kind === "none" || toDisk !== null) return null;
  if (disk.kind === "closed") return `the file on disk was not fixed: ${disk.why}`;
  return `the file on disk has other edits in the same lines and was left as it is: report-hook fix ${shellFile(typed)} fixes that one`;
}

/** The bytes of the file on disk with the same change made; null where its own edits are in the way. */
async function fixedOnDisk(
  commit: Commit,
  entry: IndexEntry,
  conversion: Conversion,
  bytes: Uint8Array,
  before: string,
  after: string,
): Promise<Uint8Array | null> {
  const { repository } = commit;
  if ((await putAside(repository, entry.path)) !== null) return null;
  const asStaged = await checkedOut(before, entry.id, entry.path, conversion);
  if (Buffer.from(asStaged).equals(bytes)) {
    return checkedOut(after, await writeBlob(after), entry.path, conversion);
  }
  const text = decode(bytes);
  if (text === null) return null;
  const lineEnd = lineEndOf(text);
  if (withLineEnds(text, lineEnd) !== text) return null;
  const plain = (one: string): string => withLineEnds(one, "\n");
  const merged = await mergeTexts(ownFolder(repository.gitDir), plain(before), plain(text), plain(after));
  return merged === null ? null : Buffer.from(withLineEnds(merged, lineEnd));
}

/**
 * Fixes what is safe in the questions that a commit changes; nothing is written.
 *
 * @returns null where there is nothing to fix
 */
export async function fixChanged(
  commit: Commit,
  { versions, checked }: StagedReport,
  config: Config,
): Promise<{ readonly versions: Versions; readonly fix: StagedFix } | null> {
  const { path, now } = versions;
  if (now === null) return null;
  const changed = checked.questions.filter((question) => question.changed);
  const files = (await pointedFiles(commit, changed, path)).now;
  const asked = new Set(changed.map(({ question }) => question.number));
  const about = {
    text: now.text,
    template: checked.template,
    path,
    files,
    rules: null,
    safe: true,
    // What is safe puts nothing back that the version before had.
    before: null,
  } as const;
  const tried = await fixStagedText(commit, { ...about, questions: asked }, config, null);
  // An answer that would be outside its limits then is left to be asked for.
  const questions = new Set([...asked].filter((number) => !tried.worse.some(({ question }) => question === number)));
  const fixed = tried.worse.length === 0 ? tried : await fixStagedText(commit, { ...about, questions }, config, null);
  if (fixed.changes.length === 0) return null;
  const where = questionsText(fixed.changes.flatMap(({ question }) => question ?? []));
  const line = `fixed ${count(fixed.changes.length, "thing")} in ${where}`;
  return { versions: { ...versions, now: { ...now, text: fixed.text } }, fix: { before: now.text, line } };
}

/** Plans to stage a fixed report, with a line that says what was done. */
export async function planFix({ fix: fixed, versions }: StagedReport, commit: Commit): Promise<PlannedFix | null> {
  const { now } = versions;
  if (fixed === null || now === null) return null;
  const { put, remark } = await planFixed(commit, now.entry, fixed.before, now.text);
  return { put, remark: remark === null ? fixed.line : `${fixed.line}; ${remark}` };
}
