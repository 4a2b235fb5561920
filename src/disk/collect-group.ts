import { posix, resolve } from "node:path";
import { type Config, configFile, defaultConfig, packageFile } from "../config/config.js";
import {
  blameAt,
  commitsFrom,
  type FetchedCommit,
  fetchBranch,
  filesAt,
  isKeptBy,
  type Mirror,
  openMirror,
  readCommit,
  readMirror,
  versionsOf,
} from "../git/mirror.js";
import type { ObjectReader } from "../git/objects.js";
import { idsInTree } from "../git/tree.js";
import { type Listed, withoutSecret } from "../groups/list.js";
import { type GroupRecord, unreadRecord } from "../groups/model.js";
import { isSafePath } from "../groups/names.js";
import { membersIn, recordOf } from "../groups/record.js";
import { asShown } from "../match/as-shown.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import { renderPage } from "../page/render.js";
import { decode } from "../report/decode.js";
import { figuresOf } from "../report/figures.js";
import { parseReport } from "../report/parse.js";
import { fileTargets } from "../report/targets.js";
import { type Failure, fail, isFailure } from "../result.js";
import { contextOf } from "../rules/context.js";
import { findingsOf } from "../rules/run-rules.js";
import { growthOf, isoTime } from "./answer-growth.js";
import { configIn } from "./config-file.js";
import { findTemplates } from "./find-template.js";
import { type FoundRecord, type Handin, mirrorFolder, readHandin } from "./handins.js";
import { mostBytes, readReportFile, reportText } from "./report-file.js";

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

/** A figure may have so many bytes, and a report so many figures. */
const mostFigureBytes = 50 * 1024 * 1024;
const mostFigures = 200;
/** So many commits of the branch are looked through. */
const mostCommits = 100_000;

/** Fetches what one group handed in. Throws a `Refusal` where git cannot. */
export async function collectGroup(listed: Listed, options: CollectOptions, signal: AbortSignal): Promise<Collected> {
  const mirror = openMirror(mirrorFolder(options.folder, listed.group), listed.url);
  const fetched = Math.floor(Date.now() / 1000);
  const newest = await fetchBranch(mirror, listed.branch, false, signal);
  const objects = readMirror(mirror, newest, mostFigureBytes);
  try {
    return await collectFrom({ mirror, objects, fetched, newest }, listed, options, signal);
  } finally {
    objects.close();
  }
}

/** A mirror into which a branch's newest commit was fetched. */
interface FetchedRepository {
  readonly mirror: Mirror;
  readonly objects: ObjectReader;
  /** When, in seconds since 1970. */
  readonly fetched: number;
  readonly newest: string;
}

async function collectFrom(
  source: FetchedRepository,
  listed: Listed,
  options: CollectOptions,
  signal: AbortSignal,
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
    const again = await fetchBranch(mirror, listed.branch, true, signal);
    commits = await commitsFrom(mirror, again, mostCommits);
    newest = commits[0] ?? newest;
  }
  const chosen = commits.find(({ committed }) => options.at === null || committed <= options.at) ?? null;
  const evidence = {
    group,
    url,
    branch,
    template: options.template,
    at: options.at === null ? null : isoTime(options.at),
    fetched: isoTime(fetched),
    commit: chosen?.commit ?? null,
    committed: chosen === null ? null : isoTime(chosen.committed),
    authored: chosen === null ? null : isoTime(chosen.authored),
    newest: newest.commit,
    datedLater: commits.filter(({ committed }) => committed > fetched + 60).map(({ commit }) => commit),
    // Another branch takes nobody's place.
    replaced: before?.branch === branch ? await replacedBy(mirror, before, newest.commit) : (before?.replaced ?? []),
    notTaken: [],
  };
  if (chosen === null) {
    const record = unreadRecord(group, url, "no commit at that time");
    return { handin: { ...evidence, record, findings: [] }, files: new Map() };
  }
  const read = await readReport(source, chosen.commit, options.template, signal);
  if (isFailure(read)) {
    return { handin: { ...evidence, record: unreadRecord(group, url, read.failure), findings: [] }, files: new Map() };
  }
  const past = options.history ? await pastOf(source, chosen.commit, read, signal) : nothingPast;
  const { record, findings } = recordFor(read, group, chosen, past);
  return { handin: { ...evidence, notTaken: read.notTaken, record, findings }, files: read.files };
}

/** Commits that an earlier collection took and that the branch does not have now: its history was written anew. */
async function replacedBy(mirror: Mirror, before: Handin | null, newest: string): Promise<readonly string[]> {
  if (before?.newest == null) return before?.replaced ?? [];
  const isKept = before.newest === newest || (await isKeptBy(mirror, before.newest, newest));
  return isKept ? before.replaced : [...new Set([...before.replaced, before.newest])];
}

interface ReadReport {
  readonly path: string;
  readonly text: string;
  readonly match: Match;
  readonly page: string | null;
  readonly levels: Config["rules"];
  /** What of the files that the report points to is in the commit. */
  readonly present: ReadonlySet<string>;
  /** The report, the figures it shows and its page. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Figures in the commit that are not among these files. */
  readonly notTaken: readonly string[];
}

async function readReport(
  { mirror, objects }: FetchedRepository,
  commit: string,
  option: string | null,
  signal: AbortSignal,
): Promise<ReadReport | Failure> {
  const likely = [configFile, packageFile, ...defaultConfig.reports];
  const filesOf = (paths: readonly string[], most = mostBytes): ReturnType<typeof filesAt> =>
    filesAt(mirror, objects, commit, paths, most, signal);
  const first = await filesOf(likely);
  const config = configOf(first);
  if (isFailure(config)) return config;
  const [path = ""] = config.reports;
  if (!isSafePath(path)) return fail(`${path}: its configuration names a report that cannot be a file everywhere`);
  const bytes = first.get(path) ?? (await filesOf([path])).get(path);
  if (bytes === undefined) {
    const isThere = (await idsInTree(objects, commit, [path])).has(path);
    return fail(isThere ? `${path} is no ordinary file, or over 8 MB` : `no report at ${path}`);
  }
  const text = reportText(bytes);
  if (isFailure(text)) return text;
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
  const templates = await findTemplates(parseReport(text, { patterns }), path, sources, patterns);
  if (isFailure(templates)) return templates;
  const match = matchText(text, templates.template, patterns);
  const files = new Map<string, Uint8Array>([[path, bytes]]);
  const figures = figurePaths(match, path);
  const wantedFigures = figures.filter(isSafePath).slice(0, mostFigures);
  for (const [name, figure] of await filesOf(wantedFigures, mostFigureBytes)) addFile(files, name, figure);
  const notTaken = figures.filter((one) => !files.has(one));
  const page = config.page === false ? null : posix.join(posix.dirname(path), config.page);
  if (page !== null && isSafePath(page)) {
    const { html } = await renderPage(asShown(match, templates.ofPage));
    files.set(page, Buffer.from(html));
  }
  const present = new Set((await idsInTree(objects, commit, fileTargets(match.questions, path))).keys());
  return {
    ...{ path, text, match, page, levels: config.rules, present, files },
    notTaken: notTaken.filter((one) => present.has(one)),
  };
}

function configOf(files: ReadonlyMap<string, Buffer>): Config | Failure {
  for (const name of [configFile, packageFile]) {
    const text = files.get(name)?.toString();
    const config = text === undefined ? null : configIn(text, name);
    if (config !== null) return config;
  }
  return defaultConfig;
}

function figurePaths({ questions }: Match, path: string): string[] {
  const paths = new Set<string>();
  for (const { question } of questions)
    for (const { place } of figuresOf(question, path)) if (place.kind === "local") paths.add(place.path);
  return [...paths];
}

/** Of two names that are one on some systems, the first is kept. */
function addFile(files: Map<string, Uint8Array>, name: string, bytes: Uint8Array): void {
  const folded = name.normalize("NFC").toLowerCase();
  const isTaken = [...files.keys()].some((one) => one.normalize("NFC").toLowerCase() === folded);
  if (!isTaken) files.set(name, bytes);
}

type RecordedPast = Pick<GroupRecord, "growth" | "members">;

const nothingPast: RecordedPast = { growth: [], members: null };

/** How the answers grew, and who wrote what. */
async function pastOf(
  { mirror, objects }: FetchedRepository,
  commit: string,
  { path, match }: ReadReport,
  signal: AbortSignal,
): Promise<RecordedPast> {
  const versions = await versionsOf(mirror, objects, commit, path, signal);
  const growth = await growthOf(versions, match, async ({ content }) => decode(content));
  const lines = await blameAt(mirror, objects, commit, path, signal);
  return { growth, members: lines === null ? null : membersIn(match, lines) };
}

function recordFor(
  { path, text, match, page, levels, present }: ReadReport,
  group: string,
  { committed }: FetchedCommit,
  past: RecordedPast,
): { readonly record: GroupRecord; readonly findings: readonly FoundRecord[] } {
  const context = contextOf(
    match,
    {
      mode: "scan",
      path,
      files: (target) => ({ kind: present.has(target) ? "present" : "absent" }),
      page: null,
    },
    () => true,
  );
  const findings = findingsOf(context, levels, [], path);
  const record = recordOf(match, findings, verdictOn(text, match), {
    ...{ group, path: posix.join(group, path), changed: isoTime(committed), ...past },
    page: page === null ? null : encodeURI(posix.join(group, page)),
    since: null,
  });
  return {
    record,
    findings: findings.map(({ rule, level, question, line, message }) => ({ rule, level, question, line, message })),
  };
}
