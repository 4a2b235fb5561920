import { resolve } from "node:path";
import { type Config, configFile, defaultConfig, packageFile } from "../config/config.js";
import { clashOf, configFor, templatesOf, withoutTemplates } from "../config/groups.js";
import { configIn, configText, readConfigFile } from "../disk/config-file.js";
import { matchingFiles } from "../git/matching-paths.js";
import type { GitObject } from "../git/objects.js";
import { onDisk } from "../git/repository.js";
import { type Failure, fail, isFailure, unlessFailed } from "../result.js";
import { isPattern } from "../system/glob.js";
import { type Commit, inCommit, inIndex } from "./commit.js";
import { liesInRepository, pathInRepository } from "./named-path.js";

/** A configuration, and where it is from. */
export interface UsedConfig {
  /** With each pattern among its reports replaced by the files that it stands for. */
  readonly config: Config;
  /** The commit's own, which alone pages are made by, so that every clone makes the same ones; the same object unless git does not track it. */
  readonly ofPages: Config;
  /** Why no page can be made by the commit's own, where git does not track the one that is used; null where some can. */
  readonly whyNone: string | null;
  /** Reports are named by patterns: a commit can bring another one. */
  readonly patterns: boolean;
  /** The file it stands in; null where the defaults count. */
  readonly file: string | null;
}

/** The configuration that counts for a commit, and what it was before. */
export interface StagedConfig extends UsedConfig {
  /** At HEAD, since a report may move together with the configuration that names it; null where none can be read there. */
  readonly before: Config | null;
  /** The file that a person has to add where git does not track it. */
  readonly named: string;
}

/**
 * What a report's page is made by; null where it is to have none: nobody wants one, or the commit itself names no such report.
 */
export function pageConfig({ config, ofPages }: UsedConfig, path: string): Config | null {
  const wanted = configFor(config, path);
  if (wanted.page === false) return null;
  if (ofPages === config) return wanted;
  const own = configFor(ofPages, path);
  return own.page === false || !ofPages.reports.includes(path) ? null : own;
}

/**
 * What a person is told where their page is not what the configuration says, which git does not track; null where it is.
 *
 * @param why the page that is wanted could not be made; null where it could
 */
export function pageRemark(
  used: UsedConfig & Pick<StagedConfig, "named">,
  path: string,
  why: string | null,
): string | null {
  const [wanted, own] = [configFor(used.config, path), why === null ? pageConfig(used, path) : null];
  const made = (config: Config): string => JSON.stringify([config.page, config.template, config.patterns]);
  const reason = why ?? used.whyNone;
  const because = reason === null ? "" : ` (${reason})`;
  if (wanted.page === false || (own !== null && made(own) === made(wanted))) return null;
  if (used.config === used.ofPages) return why === null ? null : `no page is made${because}`;
  // An older one may be there still.
  const none = reason === null ? "there is no page" : "no page is made";
  const page = own === null ? none : "the page is made without it";
  return `${used.named} is not in git, so ${page}: git add ${used.named}${because}`;
}

/**
 * The configuration as it is staged; a file that git does not track is read from disk.
 *
 * @param named the file that `--config` names, from the current folder; null where it names none
 */
export async function stagedConfig(commit: Commit, named: string | null): Promise<StagedConfig | Failure> {
  const written = await writtenConfig(commit, named);
  if (isFailure(written)) return written;
  const both = await bothWithFiles(commit, written);
  const { config } = both;
  const before = await filesBefore(written, config);
  const clash = await clashIn(commit, config);
  if (clash !== null) return fail(`${written.file ?? "--config"}: ${clash}`);
  return { ...written, ...both, before, patterns: written.config.reports.some(isPattern) };
}

type Both = Pick<UsedConfig, "config" | "ofPages" | "whyNone">;

async function bothWithFiles(commit: Commit, written: Both): Promise<Both> {
  const config = await withFiles(written.config);
  if (written.ofPages === written.config) return { config, ofPages: config, whyNone: null };
  const ofPages = await withFiles(written.ofPages);
  const clash = await clashIn(commit, ofPages);
  return clash === null ? { config, ofPages, whyNone: written.whyNone } : { config, ...noPages(clash) };
}

/** Why the pages of reports cannot stand beside them; null where they can. One that is taken out of the commit is in nobody's way. */
async function clashIn({ entries }: Commit, config: Config): Promise<string | null> {
  if (clashOf(config, config.reports) === null) return null;
  const there = new Set((await entries(config.reports)).map(({ path }) => path));
  const clash = clashOf(
    config,
    config.reports.filter((path) => there.has(path)),
  );
  return clash === null ? null : `page: ${clash}`;
}

/** By this no report has a page. */
function noPages(why: string): Omit<Both, "config"> {
  return { ofPages: { ...defaultConfig, reports: [], page: false }, whyNone: why };
}

async function withFiles(config: Config): Promise<Config> {
  return { ...config, reports: withoutTemplates(config, await matchingFiles(config.reports, "index")) };
}

/** The configuration at HEAD with its files: the same ones where it names them in the same way. */
async function filesBefore({ config, before }: WrittenConfig, now: Config): Promise<Config | null> {
  if (before === null) return null;
  const namesOf = (one: Config): string => JSON.stringify([one.reports, templatesOf(one)]);
  const isSame = namesOf(config) === namesOf(before);
  return isSame ? { ...before, reports: now.reports } : withFiles(before);
}

type WrittenConfig = Omit<StagedConfig, "patterns">;

async function writtenConfig(commit: Commit, named: string | null): Promise<WrittenConfig | Failure> {
  if (named !== null) {
    const path = pathInRepository(commit.repository, named);
    const staged = liesInRepository(commit.repository, path) ? await inIndex(commit, path) : null;
    const config = staged === null ? await readConfigFile(null, resolve(named)) : parse(staged, path);
    if (isFailure(config)) return config;
    const found = config ?? defaultConfig;
    const own = staged === null ? await ownConfig(commit, inIndex) : { ofPages: found, whyNone: null };
    return { config: found, ...own, before: null, file: null, named };
  }
  const before = (await writtenAtHead(commit))?.config ?? null;
  const written = await findConfig(commit, inIndex, async () => true);
  return isFailure(written) ? written : { ...written, before, named: written.file ?? "" };
}

type Read = (commit: Commit, path: string) => Promise<GitObject | null>;

/** The first configuration that is there: in the index or a commit, or where `onDisk` says so of a file that is not, on disk. */
async function findConfig(
  commit: Commit,
  read: Read,
  isUntracked: (file: string) => Promise<boolean>,
): Promise<Omit<UsedConfig, "patterns"> | Failure> {
  for (const file of [configFile, packageFile]) {
    const object = await read(commit, file);
    if (object === null && !(await isUntracked(file))) continue;
    const config = object === null ? untracked(commit, file) : parse(object, file);
    if (isFailure(config)) return config;
    if (config === null) continue;
    const own = object === null ? await ownConfig(commit, read) : { ofPages: config, whyNone: null };
    return { config, ...own, file };
  }
  return { config: defaultConfig, ofPages: defaultConfig, whyNone: null, file: null };
}

/** The configuration in the index or a commit, whatever is on disk; one by which no report has a page where that cannot be read. */
async function ownConfig(commit: Commit, read: Read): Promise<Omit<Both, "config">> {
  const found = await findConfig(commit, read, async () => false);
  return isFailure(found) ? noPages(found.failure) : { ofPages: found.config, whyNone: null };
}

/** The configuration that HEAD has; null where it cannot be read. */
export async function committedConfig(commit: Commit): Promise<UsedConfig | null> {
  const written = await writtenAtHead(commit);
  if (written === null) return null;
  return {
    ...written,
    ...(await bothWithFiles(commit, written)),
    patterns: written.config.reports.some(isPattern),
  };
}

async function writtenAtHead(commit: Commit): Promise<Omit<UsedConfig, "patterns"> | null> {
  const atHead: Read = (_, file) => inCommit(commit, "HEAD", file);
  return unlessFailed(await findConfig(commit, atHead, async (file) => (await inIndex(commit, file)) === null));
}

function parse(object: GitObject, file: string): Config | Failure | null {
  if (object.type !== "blob" || object.content === null) return fail(`${file}: not a file that can be read`);
  return configIn(object.content.toString(), file);
}

/** A file that git does not track. What leads out of the repository, or is no ordinary file, is none. */
function untracked({ repository }: Commit, file: string): Config | Failure | null {
  const text = configText(onDisk(repository, file), repository.top);
  return typeof text === "string" ? configIn(text, file) : null;
}
