import { dirname, join, posix, resolve } from "node:path";
import { defaultConfig } from "../config/config.js";
import { readFigure } from "../disk/figure-file.js";
import { mayReplacePage } from "../disk/may-replace-page.js";
import type { KnownProjects } from "../disk/named-file.js";
import { type OpenReport, openReport } from "../disk/open-report.js";
import { readPageOnDisk } from "../disk/page-on-disk.js";
import { reportsHere } from "../disk/reports-here.js";
import { type NamedPlace, placesNamed, reportsAt } from "../disk/reports-named.js";
import { isTarget, type Target } from "../disk/target.js";
import { writeNamed } from "../disk/write-named.js";
import { blobId, emptyBlobId } from "../git/blob-id.js";
import type { Repository } from "../git/repository.js";
import { showInBrowser } from "../live/browser.js";
import type { Shown } from "../match/as-shown.js";
import { print } from "../output/print.js";
import { progressOn } from "../output/progress.js";
import { say } from "../output/say.js";
import { clean } from "../output/without-controls.js";
import { renderPage } from "../page/render-page.js";
import { resolveTarget } from "../report/paths.js";
import { type Failure, fail, isFailure, type Unread } from "../result.js";
import { readFragments } from "../state/kept-fragments.js";
import { rememberPage } from "../state/known-pages.js";
import { alone } from "./alone.js";
import { command } from "./command.js";
import { config, offerFiles, template } from "./options.js";

/** `report-hook html`. */
export const html = command({
  options: {
    output: { value: "<file>", short: "o", summary: 'where to write it; "-" is standard output', offers: offerFiles },
    standalone: { value: null, summary: "with its figures inside, in report.standalone.html" },
    open: { value: null, summary: "show it in your browser" },
    template,
    config,
  },
  offers: offerFiles,
  about: `Writes the HTML page of a report, beside it or where -o says. The report is reports/README.md, or the first that the
configuration names. Of several reports, a folder of clones, or the list of groups that collect takes, where it names folders, it writes a page each.`,
  examples: [
    "html",
    "html reports/README.md -o page.html",
    "html --standalone --open",
    "html clones/",
    "html groups.csv",
  ],
  async run(files, { output, standalone = false, open = false, ...values }) {
    if (open && output === "-") return fail("--open needs a file to show: give -o another name, or leave it out");
    const { template = null, config = null } = values;
    const options = { out: output ?? null, standalone, template, isAsked: template !== null || config !== null };
    const names = await namesIn(files);
    if (isFailure(names)) return names;
    const places = await placesNamed(names, config);
    const [place] = places;
    const found =
      place === undefined ? await reportsHere(config) : places.length > 1 ? [] : await reportsAt(place, config);
    if (isFailure(found)) return found;
    if (place !== undefined && (places.length > 1 || found.length > 1)) {
      if (output !== undefined || open)
        return fail(`${Math.max(places.length, found.length)} reports: name one of them, or leave -o and --open out`);
      return writeEach(places, config, options);
    }
    const [target] = found;
    if (target === undefined) return fail("no report found; name one");
    const written = await writePage(target, options);
    if (isFailure(written)) return written;
    for (const remark of written.remarks) print(`${clean(remark)}\n`, 2);
    if (written.path === null) {
      print(written.html);
      return 0;
    }
    if (open && !(await showInBrowser(resolve(written.path))))
      return fail(`wrote ${written.path}, but found no program to open it with; open it yourself`);
    return say(`wrote ${clean(written.path)}`);
  },
});

/** The names themselves; a list of groups stands for the folders on it. */
async function namesIn(files: readonly string[]): Promise<readonly string[] | Failure> {
  const names: string[] = [];
  for (const file of files) {
    if (!/\.csv$/i.test(file)) {
      names.push(file);
      continue;
    }
    const { listedGroups } = await import("../disk/listed-groups.js");
    const listed = await listedGroups(file);
    if (isFailure(listed)) return listed;
    const { isFolder } = await import("../groups/list.js");
    const far = listed.find(({ url }) => !isFolder(url));
    if (far !== undefined)
      return fail(
        `${file}: ${far.url} is no folder here; report-hook collect takes what stands there, with a page each`,
      );
    names.push(...listed.map(({ url }) => url));
  }
  return names;
}

/** A page each; what goes wrong with one is told, and the others are written all the same. Each place has its time from when it is looked at. */
async function writeEach(places: readonly NamedPlace[], config: string | null, options: HtmlOptions): Promise<number> {
  const progress = progressOn(() => process.stderr, places.length, true);
  const known: KnownProjects = new Map();
  const taken = new Map<string, string>();
  let written = 0;
  let all = 0;
  progress.show(0);
  for (const [done, place] of places.entries()) {
    for (const target of await reportsAt(place, config, known)) {
      const outcome = await alone(target, (one) => writePage(one, options, taken));
      const failure =
        "error" in outcome ? `${outcome.path}: ${outcome.error}` : isFailure(outcome) ? outcome.failure : null;
      all++;
      progress.clear();
      if (failure === null) written++;
      else print(`${clean(failure)}\n`, 2);
    }
    progress.show(done + 1);
  }
  progress.clear();
  say(`wrote ${written} of ${all} pages, each beside its report`);
  return written === all ? 0 : 2;
}

interface HtmlOptions {
  /** Where to write the page: a path, or `-` for none; null: beside the report. */
  readonly out: string | null;
  /** With its figures inside. */
  readonly standalone: boolean;
  readonly template: string | null;
  /** By what it is made was asked for: it is not the page of a commit. */
  readonly isAsked: boolean;
}

interface HtmlOutcome {
  readonly html: string;
  /** Where it was written; null where it was not. */
  readonly path: string | null;
  /** What a person must know of it, a line each: figures that could not be put inside. */
  readonly remarks: readonly string[];
}

/**
 * Renders the page of one report and writes it, all of it or nothing.
 *
 * @param taken the pages that were written beside reports before, each with its report
 * @returns a failure where the report cannot be read, or the page cannot be written
 */
async function writePage(
  target: Target | Unread,
  options: HtmlOptions,
  taken = new Map<string, string>(),
): Promise<HtmlOutcome | Failure> {
  if (!isTarget(target)) return fail(`${target.path}: ${target.error}`);
  const opened = await openReport(target, options.template);
  if (isFailure(opened)) return fail(`${target.shown}: ${opened.failure}`);

  const own = options.isAsked ? target.config : await target.ofPage();
  const shown = options.isAsked ? opened.shown() : await opened.shownBy(own);
  if (isFailure(shown)) return fail(`${target.shown}: ${shown.failure}`);
  const made = await pageOf(shown, opened, target.repository, options.standalone);
  const { html: page } = made;
  const remarks = shown === opened.shown() ? made.remarks : [notCommitted, ...made.remarks];
  if (options.out === "-" || (options.out === null && target.text !== null)) return { html: page, path: null, remarks };
  const name = fileName(own.page, options.standalone);
  const path = options.out ?? join(dirname(target.shown), name);
  const { repository } = target;
  const like = repository === null ? "" : await emptyBlobId({ repository });
  if (options.out === null) {
    const other = taken.get(resolve(path));
    if (other !== undefined)
      return fail(`${other} and ${target.shown} would share ${path}; give each a "page" of its own`);
    taken.set(resolve(path), target.shown);
    const pageInRepository = posix.join(posix.dirname(opened.path), name);
    const now = readPageOnDisk(opened, pageInRepository);
    if (now.kind === "closed") return fail(`${path} is left alone: ${now.why}; name another file with -o`);
    const isFile = now.kind === "file";
    if (isFile && !(await mayReplacePage(pageInRepository, now.content, page, opened.text, repository))) {
      return fail(`${path} holds changes that are in no commit; commit them, or name another file with -o`);
    }
  }
  if (repository !== null) rememberPage(repository.commonDir, blobId(page, like));
  const failed = writeNamed(resolve(path), page);
  if (isFailure(failed)) return fail(`${path}: ${failed.failure}`);
  return { html: page, path, remarks };
}

const notCommitted = "made without its configuration, which is in no commit yet: commit it first";

async function pageOf(
  shown: Shown,
  { top, path }: OpenReport,
  repository: Repository | null,
  standalone: boolean,
): Promise<{ html: string; remarks: readonly string[] }> {
  const kept = repository === null ? new Map() : readFragments(repository.commonDir);
  const { html: page } = await renderPage(shown, kept);
  if (!standalone) return { html: page, remarks: [] };
  const { inlineFigures } = await import("../page/standalone.js");
  const { html, missing, tooLarge, remote } = inlineFigures(page, (target, most) => figureOf(target, path, top, most));
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
function figureOf(target: string, report: string, top: string, most: number): Uint8Array | "too large" | null {
  const place = resolveTarget(target, report);
  return place === null || place === "outside" ? null : readFigure(place.path, top, most);
}

/** A page with its figures inside is another file than the one that is committed. */
function fileName(page: string | false, standalone: boolean): string {
  const name = page === false ? String(defaultConfig.page) : page;
  return standalone ? name.replace(/(\.html?)$/i, ".standalone$1") : name;
}
