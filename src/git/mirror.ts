import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../system/refusal.js";
import { type BlamedLine, blameSettings, readPorcelain } from "./blame.js";
import { headersOf } from "./commit-headers.js";
import { secondsIn } from "./commit-seconds.js";
import { readThrough } from "./foreign-objects.js";
import { type GitSetting, settingsOnDisk } from "./guards.js";
import { type ObjectReader, openObjects } from "./objects.js";
import { alongRenames, renamedFrom } from "./rename.js";
import { failedWith, type GitResult, tryGit } from "./run.js";
import { startTimeLimit, type TimeLimit } from "./time-limit.js";
import { entriesAt } from "./tree.js";

/** A repository of ours that holds what was fetched from somebody's, without files on disk. */
export interface Mirror {
  /** Absolute. */
  readonly folder: string;
  readonly url: string;
}

/** A commit that was fetched, and its dates in seconds since 1970. */
export interface FetchedCommit {
  readonly commit: string;
  readonly committed: number;
  readonly authored: number;
}

/** Nobody is asked, and a server that says nothing for half a minute is given up. */
const fetchSettings: readonly GitSetting[] = [
  ...settingsOnDisk,
  ["credential.helper", ""],
  ["core.askPass", ""],
  ["fetch.recurseSubmodules", "false"],
  ["fetch.fsckObjects", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  // Where a repository has moved, its address says so once; what it promises then is fetched from there.
  ["http.followRedirects", "initial"],
  ["http.lowSpeedLimit", "100"],
  ["http.lowSpeedTime", "30"],
];

const fetchEnvironment = {
  GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
  GIT_ASKPASS: "",
  SSH_ASKPASS: "",
  GIT_SSH_COMMAND: "ssh -oBatchMode=yes -oConnectTimeout=20",
};

/** How long git may look into a mirror, in milliseconds: somebody may have made a history to have no end. */
const mostTime = 60_000;

/** Looks into a mirror; nothing is fetched for it. */
async function run(mirror: Mirror, args: readonly string[], settings: readonly GitSetting[] = []): Promise<GitResult> {
  return tryGit(["--git-dir", mirror.folder, ...args], { settings: [...settingsOnDisk, ...settings], limit: mostTime });
}

async function output(mirror: Mirror, args: readonly string[]): Promise<string> {
  const result = await run(mirror, args);
  if (result.code !== 0) throw failedWith(args, result);
  return result.stdout.toString();
}

/** The mirror in a folder, made where it is missing; it fetches from `url`. It is made without git, which would take as long as the fetch. */
export function openMirror(folder: string, url: string): Mirror {
  for (const inner of ["objects", keptRefs]) mkdirSync(join(folder, inner), { recursive: true });
  const quoted = `"${url.replace(/[\\"]/g, "\\$&")}"`;
  const remote = `[remote "origin"]\n\turl = ${quoted}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n`;
  // What a mirror is called by comes last: a folder without it is no repository yet.
  writeFileSync(join(folder, "config"), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${remote}`);
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/main\n");
  return { folder, url };
}

/** Takes away what a git that was killed has locked: no other works in a mirror at the same time. */
export function unlock(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".lock")) rmSync(join(folder, name), { force: true });
}

const nowRef = "refs/collected/now";
const keptRefs = "refs/collected/kept";

/**
 * Fetches a branch's commits, without the files in them where the server can leave them out.
 *
 * @param branch null: the repository's default branch
 * @param whole the whole history, not its newest commit alone
 * @param time what is left for the group
 * @returns the branch's newest commit
 */
export async function fetchBranch(
  mirror: Mirror,
  branch: string | null,
  whole: boolean,
  time: TimeLimit,
): Promise<string> {
  const depth = whole ? ["--depth=2147483647"] : ["--depth=1"];
  const refs = `+${branch === null ? "HEAD" : `refs/heads/${branch}`}:${nowRef}`;
  const args = ["--no-tags", "--force", "--filter=blob:none", ...depth, "origin", refs];
  await fetchBy(mirror, args, time, [["fetch.negotiationAlgorithm", "consecutive"]]);
  const newest = readFileSync(join(mirror.folder, nowRef), "latin1").trim();
  writeFileSync(join(mirror.folder, keptRefs, newest), `${newest}\n`);
  return newest;
}

/** A reader may be open as long as a fetch takes; each answer has a limit of its own. */
const aDay = 86_400_000;

/**
 * Reads what a mirror holds, and what is fetched into it meanwhile, through one git process: to start one costs more than all it does here.
 *
 * @param commit one that the mirror holds
 * @param largest how many bytes of an object are kept at most
 */
export function readMirror({ folder }: Mirror, commit: string, largest: number): ObjectReader {
  // Git itself has fetched what is there.
  const nothingToLookAt = (): void => undefined;
  const through = readThrough(join(folder, "objects"), commit, "", nothingToLookAt, startTimeLimit(aDay));
  return openObjects(largest, { top: folder, through });
}

/** A commit with its dates, as it says them itself. */
export async function readCommit(objects: ObjectReader, commit: string): Promise<FetchedCommit> {
  const object = await objects.read(commit);
  if (object?.type !== "commit" || object.content === null) throw new Refusal("no commit on that branch");
  const header = headersOf(object.content);
  const dateOf = (role: string): number => secondsIn(/> (\d+) [+-]\d+$/.exec(header(role)[0] ?? "")?.[1]);
  return { commit, committed: dateOf("committer"), authored: dateOf("author") };
}

/** The first commits of a branch itself, the newest first; at most so many. */
export async function commitsFrom(mirror: Mirror, newest: string, most: number): Promise<readonly FetchedCommit[]> {
  const args = ["rev-list", "--first-parent", "--format=%H %ct %at", "-n", String(most), newest];
  return (await output(mirror, args)).split("\n").flatMap((line) => {
    const match = /^([0-9a-f]{40,64}) (\d+) (\d+)$/.exec(line);
    return match === null
      ? []
      : [{ commit: match[1] ?? "", committed: secondsIn(match[2]), authored: secondsIn(match[3]) }];
  });
}

/** Whether a commit is in the history of another, or is not known at all. */
export async function isKeptBy(mirror: Mirror, earlier: string, later: string): Promise<boolean> {
  const { code } = await run(mirror, ["merge-base", "--is-ancestor", earlier, later]);
  return code !== 1;
}

/** The files of a commit at these paths, which were fetched or are fetched now; what is not there is left out. */
export async function filesAt(
  mirror: Mirror,
  objects: ObjectReader,
  commit: string,
  paths: readonly string[],
  mostBytes: number,
  time: TimeLimit,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = [...(await entriesAt(objects, commit, paths))].filter(([, { kind }]) => kind === "file");
  const ids = files.map(([, { id }]) => id);
  const blobs = await blobsOf(mirror, objects, ids, mostBytes, time);
  return new Map(
    files.flatMap(([path, { id }]) => {
      const blob = blobs.get(id);
      return blob == null ? [] : [[path, blob] as const];
    }),
  );
}

/** Files by their ids, which were fetched or are fetched now, all in one go; null where one is too large, or there is no room for it. */
async function blobsOf(
  mirror: Mirror,
  objects: ObjectReader,
  ids: readonly string[],
  mostBytes: number,
  time: TimeLimit,
): Promise<ReadonlyMap<string, Buffer | null>> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer | null>();
  let room = mostTogether;
  const read = async (some: readonly string[]): Promise<void> => {
    for (const id of some) {
      const blob = await objects.read(id);
      if (blob === null) continue;
      const isKept = blob.size <= mostBytes && blob.size <= room;
      if (isKept) room -= blob.size;
      blobs.set(id, isKept ? blob.content : null);
    }
  };
  await read(wanted);
  // A server that could not leave them out has sent them already.
  const missing = wanted.filter((id) => !blobs.has(id));
  if (missing.length > 0) {
    await fetchObjects(mirror, missing, time);
    await read(missing);
  }
  return blobs;
}

/** A file as the branch had it from some time on, in seconds since 1970. */
export interface PastVersion {
  readonly time: number;
  /** Null where it was taken away then, or is too large. */
  readonly content: Buffer | null;
}

/**
 * Every version of a file that a commit's history has, its renames followed, fetched where it is missing.
 *
 * @returns those of the branch itself, the oldest first
 */
export async function versionsOf(
  mirror: Mirror,
  objects: ObjectReader,
  commit: string,
  path: string,
  time: TimeLimit,
): Promise<readonly PastVersion[]> {
  const bring = (ids: readonly string[]): ReturnType<typeof blobsOf> =>
    blobsOf(mirror, objects, ids, mostTogether, time);
  const sides: PastChange[] = [];
  const changes = async (name: string, from: string): Promise<readonly PastChange[]> => {
    sides.push(...(await changesOf(mirror, from, name, ["--full-history"])));
    return (await changesOf(mirror, from, name, ["--first-parent"])).toReversed();
  };
  const own = await alongRenames(path, commit, changes, (first, name) => renamedFrom(objects, first, name, bring));
  const blobs = await bring([...own, ...sides].flatMap(({ id }) => id ?? []));
  return own.map(({ id, time }) => ({ time, content: blobs.get(id ?? "") ?? null }));
}

/** What a commit made of a file: when, and which blob it was then; null: none. */
interface PastChange {
  readonly commit: string;
  readonly time: number;
  readonly id: string | null;
}

/** The commits that changed a file, the newest first. */
async function changesOf(
  mirror: Mirror,
  from: string,
  path: string,
  options: readonly string[],
): Promise<readonly PastChange[]> {
  const shape = ["--format=@%H %ct", "--raw", "--no-abbrev", "--no-renames", "-m", "--no-show-signature"];
  const args = ["--literal-pathspecs", "log", ...shape, "-n", String(mostVersions), ...options, from, "--", path];
  let [commit, time] = ["", 0];
  return (await output(mirror, args)).split("\n").flatMap((line) => {
    const head = /^@([0-9a-f]+) (\d+)$/.exec(line);
    if (head !== null) [commit, time] = [head[1] ?? "", secondsIn(head[2])];
    const [, mode = "", id = ""] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]{40,64}) [ADMT]\t/.exec(line) ?? [];
    return mode === "" ? [] : [{ commit, time, id: mode.startsWith("100") ? id : null }];
  });
}

/** More versions of one file than this are not looked at. */
const mostVersions = 2000;

/** Who wrote each line of a file as a commit has it; null where git cannot tell by what was fetched. */
export async function blameAt(
  mirror: Mirror,
  objects: ObjectReader,
  commit: string,
  path: string,
  time: TimeLimit,
): Promise<readonly BlamedLine[] | null> {
  await filesAt(mirror, objects, commit, [".mailmap"], mostTogether, time);
  const args = ["blame", "--porcelain", "--no-textconv", "-w", commit, "--", path];
  const { code, stdout } = await run(mirror, args, [...blameSettings, ["mailmap.blob", `${commit}:.mailmap`]]);
  return code === 0 ? readPorcelain(stdout.toString()) : null;
}

/** All files of a commit that are read at once may have so many bytes. */
const mostTogether = 500 * 1024 * 1024;

/** Fetches objects by their ids, all in one go. */
async function fetchObjects(mirror: Mirror, ids: readonly string[], time: TimeLimit): Promise<void> {
  const args = ["--no-tags", "--no-write-fetch-head", "--filter=blob:none", "origin", ...ids];
  // A server that is told which commits are here takes their files to be here, too.
  await fetchBy(mirror, args, time, [["fetch.negotiationAlgorithm", "noop"]]);
}

/** Fetches, and ends what takes too long. */
async function fetchBy(
  { folder }: Mirror,
  args: readonly string[],
  time: TimeLimit,
  settings: readonly GitSetting[],
): Promise<void> {
  const env = { ...fetchEnvironment, GIT_DIR: folder };
  const how = { env, settings: [...fetchSettings, ...settings], folder, limit: time.left() };
  const result = await tryGit(["fetch", ...args], how).catch((error: unknown) => {
    throw time.left() === 0 ? new Refusal("it took too long") : error;
  });
  if (result.code !== 0) throw failedWith(["fetch"], withTellingLine(result));
}

/** What ssh says goes before git's own complaint, which is the same for all that can go wrong with it. */
function withTellingLine(result: GitResult): GitResult {
  const lines = result.stderr.split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith("fatal: Could not read from remote repository"));
  const told = lines.slice(0, Math.max(0, end)).findLast((line) => !/^$|^warning:/i.test(line));
  return told === undefined ? result : { ...result, stderr: `fatal: ${told}` };
}
