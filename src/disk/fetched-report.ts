import { posix, resolve } from "node:path";
import { type Config, configFile, defaultConfig, packageFile } from "../config/config.js";
import type { Mirror } from "../git/mirror.js";
import { filesAt } from "../git/mirror-files.js";
import type { ObjectReader } from "../git/objects.js";
import type { TimeLimit } from "../git/time-limit.js";
import { entriesAt, type TreeEntry } from "../git/tree.js";
import { isSafePath } from "../groups/names.js";
import { asShown } from "../match/as-shown.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { renderPage } from "../page/render-page.js";
import { figurePaths } from "../report/figures.js";
import { parseReport } from "../report/parse.js";
import { type Failure, fail, isFailure } from "../result.js";
import type { Files } from "../rules/model.js";
import { configAmong } from "./config-file.js";
import { filesInCommit } from "./files-in-commit.js";
import { findTemplates } from "./find-template.js";
import type { NotTaken } from "./handins.js";
import { mostBytes, readReportFile, reportText } from "./report-file.js";
import { expectedReport } from "./reports-in-folder.js";

/** A figure may have so many bytes, and a report so many figures. */
export const mostFigureBytes = 50 * 1024 * 1024;
const mostFigures = 200;

/** A mirror into which a branch's newest commit was fetched. */
export interface FetchedRepository {
  readonly mirror: Mirror;
  readonly objects: ObjectReader;
  /** Null: what its address has checked out. */
  readonly branch: string | null;
  /** When, in seconds since 1970. */
  readonly fetched: number;
  readonly newest: string;
}

/** A report as a commit has it, with all that is handed in with it. */
export interface ReadReport {
  readonly path: string;
  readonly text: string;
  readonly match: Match;
  readonly page: string | null;
  readonly levels: Config["rules"];
  /** What of the files that the report points to is in the commit. */
  readonly targets: Files;
  /** The report, the figures it shows and its page. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Figures in the commit that are not among these files. */
  readonly notTaken: readonly NotTaken[];
  /** Why it was read without its own configuration; null where that counts, or there is none. */
  readonly configError: string | null;
}

/** Why a report of a commit is not read, and where it was to be found. */
export interface LostReport extends Failure {
  readonly path: string;
}

/**
 * Reads the report of a commit that was fetched; what is missing of it is fetched now. A configuration that cannot be used costs nobody a hand-in:
 * then the report is read without it.
 *
 * @param option what `--template` names
 */
export async function readReport(
  { mirror, objects }: FetchedRepository,
  commit: string,
  option: string | null,
  time: TimeLimit,
): Promise<ReadReport | LostReport> {
  const likely = [configFile, packageFile, ...defaultConfig.reports];
  const filesOf = (paths: readonly string[], most = mostBytes): ReturnType<typeof filesAt> =>
    filesAt(mirror, objects, commit, paths, most, time);
  const first = await filesOf(likely);
  const written = (await configAmong((name) => first.get(name)?.toString() ?? null)) ?? defaultConfig;
  const config = isFailure(written) ? defaultConfig : written;
  const [path = ""] = config.reports;
  const lost = (why: string, where = path): LostReport => ({ ...fail(why), path: where });
  if (!isSafePath(path))
    return lost(`${path}: its configuration names a report that cannot be a file everywhere`, expectedReport);
  const bytes = first.get(path) ?? (await filesOf([path])).get(path);
  if (bytes === undefined) {
    const there = await entriesAt(objects, commit, wayOf(path));
    const [where, entry] = [...there].find(([name, { mode }]) => name === path || mode === "120000") ?? [];
    return lost(entry === undefined ? `no report at ${path}` : `${where} is ${whyNotRead(entry)}`);
  }
  const text = reportText(bytes);
  if (isFailure(text)) return lost(text.failure);
  const isNamed = option === null && config.template !== null;
  const named = isNamed ? await filesOf([config.template ?? ""]) : new Map<string, Buffer>();
  const sources = {
    option,
    config: config.template,
    readFile: async (name: string, source: "option" | "config") => {
      if (source === "option") return readReportFile(resolve(name), null);
      const file = named.get(name);
      return file === undefined ? fail("not in the commit") : reportText(file);
    },
    oldest: async () => null,
    head: async () => null,
  };
  const { patterns } = config;
  const report = parseReport(text, { patterns });
  const wanted = await findTemplates(report, path, sources, patterns);
  const templates = isFailure(wanted)
    ? await findTemplates(report, path, { ...sources, config: null }, patterns)
    : wanted;
  if (isFailure(templates)) return lost(templates.failure);
  const [configError = null] = [written, wanted].filter(isFailure).map(({ failure }) => failure);
  const match = matchText(text, templates.template, patterns);
  const files = new Map<string, Uint8Array>([[path, bytes]]);
  const figures = figurePaths(match.questions, path);
  const wantedFigures = figures.filter(isSafePath).slice(0, mostFigures);
  const inCommit = await filesOf(wantedFigures, mostFigureBytes);
  for (const [name, figure] of inCommit) if (!isLfsPointer(figure)) addFile(files, name, figure);
  const notTaken = figures
    .filter((one) => !files.has(one))
    .map((one) => ({ path: one, why: whyNotTaken(one, wantedFigures, inCommit.get(one)) }));
  const page = config.page === false ? null : posix.join(posix.dirname(path), config.page);
  if (page !== null && isSafePath(page)) {
    const { html } = await renderPage(asShown(match, templates.ofPage));
    files.set(page, Buffer.from(html));
  }
  const targets = await filesInCommit(objects, commit, match.questions, path);
  return {
    ...{ path, text, match, page, levels: config.rules, targets, files },
    notTaken: notTaken.filter((one) => targets(one.path).kind === "present"),
    configError,
  };
}

/** A path with all folders that it leads through, the highest first. */
function wayOf(path: string): readonly string[] {
  const names = path.split("/");
  return names.map((_, at) => names.slice(0, at + 1).join("/"));
}

/** Why a report that a commit has is not read. */
function whyNotRead({ kind, mode }: TreeEntry): string {
  if (mode === "120000") return "a symbolic link; put the report itself there";
  return kind === "file" ? "over 8 MB" : "no ordinary file";
}

/** Why a figure that a commit has is not taken. */
function whyNotTaken(path: string, wanted: readonly string[], bytes: Uint8Array | undefined): string {
  if (!isSafePath(path)) return "its name is no file's on every system";
  if (!wanted.includes(path)) return `over ${mostFigures} figures`;
  if (bytes === undefined) return "over 50 MB, or no ordinary file";
  return isLfsPointer(bytes) ? "kept by Git LFS" : "another figure has its name but for case";
}

/** What stands in a commit for a file that Git LFS keeps: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function isLfsPointer(bytes: Uint8Array): boolean {
  if (bytes.length > 1024) return false;
  return Buffer.from(bytes).toString("latin1").startsWith("version https://git-lfs.github.com/spec/");
}

/** Of two names that are one on some systems, the first is kept. */
function addFile(files: Map<string, Uint8Array>, name: string, bytes: Uint8Array): void {
  const folded = name.normalize("NFC").toLowerCase();
  const isTaken = [...files.keys()].some((one) => one.normalize("NFC").toLowerCase() === folded);
  if (!isTaken) files.set(name, bytes);
}
