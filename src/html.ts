import { readFileSync, realpathSync, statSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, posix, resolve, sep } from "node:path";
import { defaultConfig } from "./config.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { reportsHere, reportsNamed } from "./find-reports.js";
import { blobId } from "./git/blob-id.js";
import { readFragments } from "./git/fragments.js";
import { isCommittedPage, isOurPage, rememberPage } from "./git/known-pages.js";
import { type PageOnDisk, readPageOnDisk } from "./git/page-on-disk.js";
import type { Repository } from "./git/repository.js";
import { type OpenReport, openReport } from "./open-report.js";
import { renderPage } from "./page/render.js";
import { inlineFigures } from "./page/standalone.js";
import { resolveTarget } from "./report/paths.js";

export interface HtmlOptions {
  /** The report; null: the first of the current folder's repository. */
  readonly file: string | null;
  /** Where to write the page: a path, or `-` for none; null: beside the report. */
  readonly out: string | null;
  /** With its figures inside. */
  readonly standalone: boolean;
  readonly template: string | null;
  readonly config: string | null;
}

export interface HtmlOutcome {
  readonly html: string;
  /** Where it was written; null where it was not. */
  readonly path: string | null;
  /** What a person must know of it, a line each: figures that could not be put inside. */
  readonly remarks: readonly string[];
}

/**
 * Renders the page of one report and writes it, all of it or nothing.
 *
 * @returns a failure where there is no such report, or the page cannot be written
 */
export async function html(options: HtmlOptions): Promise<HtmlOutcome | Failure> {
  const found = await (options.file === null
    ? reportsHere(options.config)
    : reportsNamed([options.file], options.config));
  if (isFailure(found)) return found;
  const [target] = found;
  if (target === undefined) return fail("no report found; name one");
  if (options.file !== null && found.length > 1)
    return fail(`${options.file}: a folder with several reports; name one`);
  if ("error" in target) return fail(`${target.path}: ${target.error}`);
  const opened = await openReport(target, options.template);
  if (isFailure(opened)) return fail(`${target.shown}: ${opened.failure}`);

  const { html: page, remarks } = await pageOf(opened, target.repository, options.standalone);
  if (options.out === "-" || (options.out === null && target.text !== null)) return { html: page, path: null, remarks };
  const name = fileName(target.config.page, options.standalone);
  const path = options.out ?? join(dirname(target.shown), name);
  if (options.out === null) {
    const now = readPageOnDisk(opened, posix.join(posix.dirname(opened.path), name), "");
    if (now.kind === "closed") return fail(`${path} is left alone: ${now.why}; name another file with -o`);
    if (now.kind === "file" && !(await mayReplace(target.repository, now, page))) {
      return fail(`${path} holds changes that are in no commit; commit them, or name another file with -o`);
    }
  }
  if (target.repository !== null) rememberPage(target.repository, blobId(page, ""));
  try {
    await writeWhole(resolve(path), page);
  } catch (error) {
    return fail(`${path}: ${writeError(error)}`);
  }
  return { html: page, path, remarks };
}

async function pageOf(
  { reading, top, path }: OpenReport,
  repository: Repository | null,
  standalone: boolean,
): Promise<{ html: string; remarks: readonly string[] }> {
  const kept = repository === null ? new Map() : readFragments(repository);
  const { html: page } = await renderPage(reading.report, reading.questions, kept);
  if (!standalone) return { html: page, remarks: [] };
  const { html, missing, tooLarge, remote } = inlineFigures(page, (target, most) =>
    readFigure(target, path, top, most),
  );
  return {
    html,
    remarks: [
      ...missing.map((target) => `${target} is not inside: no such image in the repository`),
      ...remote.map((target) => `${target} is not inside: it is on another host; save it beside the report`),
      ...tooLarge.map((target) => `${target} is not inside: a figure may have 10 MB, all together 50 MB`),
    ],
  };
}

/** A figure's bytes, `most` at most; null where it is no ordinary file in the repository, or leads out of it. */
function readFigure(target: string, report: string, top: string, most: number): Uint8Array | "too large" | null {
  const place = resolveTarget(target, report);
  if (place === null || place === "outside") return null;
  try {
    const file = realpathSync(join(top, place.path));
    if (!file.startsWith(realpathSync(top) + sep)) return null;
    const about = statSync(file);
    if (!about.isFile()) return null;
    return about.size > most ? "too large" : readFileSync(file);
  } catch {
    return null;
  }
}

/** A page with its figures inside is another file than the one that is committed. */
function fileName(page: string | false, standalone: boolean): string {
  const name = page === false ? String(defaultConfig.page) : page;
  return standalone ? name.replace(/(\.html?)$/i, ".standalone$1") : name;
}

const generator = '<meta name="generator" content="report-hook">';

/** A page that nobody asked by name to replace may be replaced where it is ours or in a commit, so that nothing is lost. */
async function mayReplace(
  repository: Repository | null,
  { content, ids }: Extract<PageOnDisk, { kind: "file" }>,
  page: string,
): Promise<boolean> {
  if (content.toString() === page) return true;
  if (repository === null) return content.includes(generator);
  for (const id of ids) {
    if (isOurPage(repository, id) || (await isCommittedPage(id, repository.top))) return true;
  }
  return false;
}

function writeError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "EISDIR" || code === "ENOTEMPTY") return "is a folder; name a file in it";
  if (code === "ENOENT" || code === "ENOTDIR") return "no such folder to write it to; check the path";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "may not be written; check the folder's permissions";
  return `cannot be written (${code})`;
}

async function writeWhole(path: string, content: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(draft, content, { flag: "wx" });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
