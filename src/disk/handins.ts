import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { GroupRecord } from "../groups/model.js";
import { type Failure, fail } from "../result.js";
import { aListOf, aNumber, anObject, aString, oneOf, orNull } from "../state/value-shapes.js";
import { codeOf } from "../system/refusal.js";
import { aRecord } from "./group-records.js";

/** What is asked of a group: its repository as its record has it, the branch, and the time in ISO 8601. */
export type Asked = Pick<Handin, "url" | "branch" | "at">;

/** What was collected of one group, and the evidence for it. */
export interface Handin {
  readonly group: string;
  readonly url: string;
  /** What was asked for: a branch, or the repository's default one; a template, or the one that is found. */
  readonly branch: string | null;
  readonly template: string | null;
  /** The time that counts, in ISO 8601; null: when it was fetched. */
  readonly at: string | null;
  readonly fetched: string;
  /** Null where the branch had no commit at that time. */
  readonly commit: string | null;
  /** The committer's and the author's date of that commit. */
  readonly committed: string | null;
  readonly authored: string | null;
  /** The branch's newest commit when it was fetched. */
  readonly newest: string | null;
  /** Commits that say of themselves that they were made after they were fetched. */
  readonly datedLater: readonly string[];
  /** The commits of earlier collections that the branch no longer has; they are kept among what was fetched. */
  readonly replaced: readonly string[];
  /** Figures that the commit has and the hand-in has not: and why. */
  readonly notTaken: readonly NotTaken[];
  /** Why the report was read without its own configuration; null where that counts, or there is none. */
  readonly configError: string | null;
  readonly record: GroupRecord;
  /** What a full scan found in it. */
  readonly findings: readonly FoundRecord[];
}

/** A figure that could not be taken, by its path in the repository. */
export interface NotTaken {
  readonly path: string;
  readonly why: string;
}

/** A finding as it is kept. */
export interface FoundRecord {
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  readonly question: number | null;
  readonly line: number | null;
  readonly message: string;
}

const aFinding = anObject<FoundRecord>({
  rule: aString,
  level: oneOf("error", "warning", "note"),
  question: orNull(aNumber),
  line: orNull(aNumber),
  message: aString,
});

const aHandin = anObject<Handin>({
  group: aString,
  url: aString,
  branch: orNull(aString),
  template: orNull(aString),
  at: orNull(aString),
  fetched: aString,
  commit: orNull(aString),
  committed: orNull(aString),
  authored: orNull(aString),
  newest: orNull(aString),
  datedLater: aListOf(aString),
  replaced: aListOf(aString),
  notTaken: aListOf(anObject<NotTaken>({ path: aString, why: aString })),
  configError: orNull(aString),
  record: aRecord,
  findings: aListOf(aFinding),
});

const handinFile = "handin.json";
const lockFile = ".collecting";

/** Where hand-ins are kept whose branch was written anew, by group and commit. No group's name begins with a dot. */
const replacedFolder = ".replaced";

/** Where what was fetched is kept between runs. */
export function mirrorFolder(folder: string, group: string): string {
  return join(folder, ".fetched", `${group}.git`);
}

/**
 * Takes a folder for this run alone.
 *
 * @returns what gives it back; a failure where another run has it, or it cannot be made
 */
export function takeFolder(folder: string): (() => void) | Failure {
  const lock = join(folder, lockFile);
  const own = `${lock}.${process.pid}`;
  if (existsSync(folder) && !statSync(folder).isDirectory())
    return fail(`${folder}: a file; name a folder for the hand-ins`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, String(process.pid));
    removeDead(lock, own);
    // A link is there with its content, or not at all.
    linkSync(own, lock);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") return fail(`${folder}: cannot be written; check its permissions and the disk`);
    return fail(`${folder}: another collect is at work there; wait for it to end, or remove ${lock} where none is`);
  } finally {
    rmSync(own, { force: true });
  }
  finishRenames(folder);
  return () => rmSync(lock, { force: true });
}

/** Takes away the lock of a run that is no more; one that another run has put there meanwhile is put back. */
function removeDead(lock: string, own: string): void {
  if (!existsSync(lock) || isRunning(Number(readFileSync(lock, "utf8")))) return;
  const taken = `${own}.dead`;
  renameSync(lock, taken);
  if (isRunning(Number(readFileSync(taken, "utf8")))) linkSync(taken, lock);
  rmSync(taken, { force: true });
}

function isRunning(process_: number): boolean {
  try {
    return Number.isInteger(process_) && process_ > 0 && process.kill(process_, 0);
  } catch (error) {
    // Somebody else's process runs, too.
    return codeOf(error) === "EPERM";
  }
}

/** The hand-in that an earlier run has left; null where there is none that is whole. */
export function readHandin(folder: string, group: string): Handin | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, group, handinFile), "utf8"));
    return aHandin(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Whether a hand-in is evidence of what stood at a time that was over when it was fetched. A commit that comes later says of itself whatever its
 * writer wants, and takes nobody's place.
 */
export function isEvidence(handin: Handin, { url, branch, at }: Asked): boolean {
  const isSame = handin.url === url && handin.branch === branch && handin.at === at;
  return isSame && handin.commit !== null && at !== null && handin.fetched > at;
}

/**
 * Where a hand-in is put that another takes the place of; null: it is removed, since the branch has its commit still, or it has none.
 */
function placeAside(folder: string, old: Handin | null, now: Handin | null): string | null {
  if (old?.commit == null || old.commit === now?.commit || !now?.replaced.includes(old.commit)) return null;
  return join(folder, replacedFolder, old.group, old.commit);
}

/** Takes a hand-in that another has taken the place of out of the way, and removes no bytes that nobody can fetch again. */
function putAside(folder: string, group: string): void {
  const old = join(folder, oldName(group));
  const place = placeAside(folder, readHandin(folder, oldName(group)), readHandin(folder, group));
  if (place !== null && !existsSync(place)) {
    mkdirSync(dirname(place), { recursive: true });
    renameSync(old, place);
  }
  rmSync(old, { recursive: true, force: true });
}

/**
 * Puts a group's hand-in in place of the one before: whole, or not at all.
 *
 * @param files by their paths in the group's folder, `/` between their parts
 * @returns a failure where it cannot be written; then the one before stands
 */
export function writeHandin(folder: string, handin: Handin, files: ReadonlyMap<string, Uint8Array>): Failure | null {
  const place = join(folder, handin.group);
  // No group's name begins with a dot.
  const draft = join(folder, `.${handin.group}${draftEnding}`);
  const old = join(folder, oldName(handin.group));
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    for (const [path, bytes] of [
      ...files,
      [handinFile, Buffer.from(`${JSON.stringify(handin, null, 1)}\n`)] as const,
    ]) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), bytes, { flag: "wx" });
    }
    if (existsSync(place)) renameSync(place, old);
    renameSync(draft, place);
    putAside(folder, handin.group);
    return null;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place) && existsSync(old)) renameSync(old, place);
    const code = codeOf(error) ?? "unknown error";
    return fail(code === "ENOSPC" || code === "EDQUOT" ? "the disk is full" : `cannot be written (${code})`);
  }
}

const draftEnding = ".collect-new";
const oldEnding = ".collect-old";

/** What the hand-in before is called while another is put in its place. */
function oldName(group: string): string {
  return `.${group}${oldEnding}`;
}

/** A run that was killed between two renames has left the hand-in before under another name: it is put back. */
function finishRenames(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(".")) continue;
    const file = join(folder, name);
    if (name.endsWith(draftEnding)) rmSync(file, { recursive: true, force: true });
    if (!name.endsWith(oldEnding)) continue;
    const group = name.slice(1, -oldEnding.length);
    const place = join(folder, group);
    if (existsSync(place)) putAside(folder, group);
    else renameSync(file, place);
  }
}
