import { Refusal } from "../system/refusal.js";
import { type BlamedLine, blameSettings, readPorcelain } from "./blame.js";
import { headersOf } from "./commit-headers.js";
import { secondsIn } from "./commit-seconds.js";
import { type Mirror, outputIn, runIn } from "./mirror.js";
import { blobsOf, filesAt, mostTogether } from "./mirror-files.js";
import type { ObjectReader } from "./objects.js";
import { alongRenames, renamedFrom } from "./rename.js";
import type { TimeLimit } from "./time-limit.js";

/** A commit that was fetched, and its dates in seconds since 1970. */
export interface FetchedCommit {
  readonly commit: string;
  readonly committed: number;
  readonly authored: number;
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
  return (await outputIn(mirror, args)).split("\n").flatMap((line) => {
    const match = /^([0-9a-f]{40,64}) (\d+) (\d+)$/.exec(line);
    return match === null
      ? []
      : [{ commit: match[1] ?? "", committed: secondsIn(match[2]), authored: secondsIn(match[3]) }];
  });
}

/** Whether a commit is in the history of another, or is not known at all. */
export async function isKeptBy(mirror: Mirror, earlier: string, later: string): Promise<boolean> {
  const { code } = await runIn(mirror, ["merge-base", "--is-ancestor", earlier, later]);
  return code !== 1;
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
  return (await outputIn(mirror, args)).split("\n").flatMap((line) => {
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
  const { code, stdout } = await runIn(mirror, args, [...blameSettings, ["mailmap.blob", `${commit}:.mailmap`]]);
  return code === 0 ? readPorcelain(stdout.toString()) : null;
}
