import { Refusal } from "../system/refusal.js";
import { forObjects } from "./foreign-objects.js";
import { type Asked, gitEnvironment, limitOf } from "./guards.js";
import { cannotStart, folderOf, git, tookTooLong, tryGit } from "./run.js";
import { type Started, startGit } from "./start.js";

export interface GitObject {
  readonly id: string;
  readonly type: "blob" | "tree" | "commit" | "tag";
  /** In bytes. */
  readonly size: number;
  /** Null where the object is larger than the reader keeps. */
  readonly content: Buffer | null;
}

/** Reads objects by name (`HEAD:path`, `:path`, an id) through one git process, in the order asked. */
export interface ObjectReader {
  /** The repository that is read; undefined: that of the current folder, in which a commit is being made. */
  readonly repository: Asked | undefined;
  /** @returns null where there is no such object. Throws a `Refusal` where git ends before it has answered. */
  readonly read: (name: string) => Promise<GitObject | null>;
  /** Lets the process end. */
  readonly close: () => void;
}

interface Waiting {
  readonly name: string;
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (error: Error) => void;
}

const header = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/;

/**
 * Starts reading. The process begins at once, so that it is up when the first answer is wanted.
 *
 * In a partial clone an object may be promised by another repository and not be here. It is not fetched and reads as null.
 *
 * @param largest how many bytes of an object are kept at most
 * @param repository the repository; that of the current folder where it is not named
 */
export function openObjects(largest: number, repository?: Asked): ObjectReader {
  const through = repository?.through == null ? null : forObjects(repository.through);
  const place = repository === undefined ? {} : { repository: { ...repository, through } };
  const [env, cwd] = [gitEnvironment(place), folderOf(place)];
  const waiting: Waiting[] = [];
  let ended: Error | null = null;
  let closed = false;
  let skipped = false;
  let timer: NodeJS.Timeout | undefined;
  const end = (error: Error): void => {
    clearTimeout(timer);
    ended ??= error;
    for (const one of waiting.splice(0)) one.reject(ended);
  };

  const answer = (object: GitObject | null): void => {
    waiting.shift()?.resolve(object);
    watch();
    if (closed && waiting.length === 0) child.end();
  };
  // An answer that does not come, from a pipe in an object's place, must not be waited for.
  const watch = (): void => {
    clearTimeout(timer);
    const limit = limitOf(place);
    if (limit === undefined || waiting.length === 0) return;
    timer = setTimeout(() => {
      end(tookTooLong(["cat-file"], place, limit));
      child.kill();
    }, limit);
  };

  const start = (): Started => {
    let complaint = "";
    const skip = (object: GitObject): void => {
      skipped = true;
      answer(object);
      child.kill();
    };
    return startGit(
      { args: ["cat-file", "--batch"], env, cwd, input: null },
      {
        out: answersTo(largest, answer, skip),
        complaint: (chunk) => {
          complaint += chunk;
        },
        failed: (error) => end(cannotStart(error)),
        ended: () => {
          if (!skipped) {
            if (!saysPromised(complaint)) return end(new Refusal(`git cat-file failed: ${reasonIn(complaint)}`));
            // Git ends at the first promised object that is not here: the next process goes on behind it.
            answer(null);
          }
          skipped = false;
          if (ended !== null || (closed && waiting.length === 0)) return;
          child = start();
          for (const { name } of waiting) child.write(`${name}\n`);
        },
      },
    );
  };
  let child = start();

  const ask = (asked: string): Promise<GitObject | null> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const name = through === null ? asked : asked.replace(/^HEAD\b/, through.head ?? "0");
      waiting.push({ name, resolve, reject });
      if (waiting.length === 1) watch();
      child.write(`${name}\n`);
    });
  return {
    repository,
    // The process takes one name a line; a name with a line break in it is resolved by an argument first.
    read: async (name) => {
      if (!name.includes("\n")) return ask(name);
      const id = await resolveName(name, repository);
      return id === null ? null : ask(id);
    },
    close: () => {
      closed = true;
      if (waiting.length === 0) child.end();
    },
  };
}

/**
 * The same reader, which opens only where an object is wanted that git has not told already.
 *
 * @param told what git has said of objects, by the names it was asked for
 */
export function openObjectsLater(
  largest: number,
  repository?: Asked,
  told: ReadonlyMap<string, GitObject | null> = new Map(),
): ObjectReader {
  let reader: ObjectReader | null = null;
  const ask = (name: string): Promise<GitObject | null> => {
    reader ??= openObjects(largest, repository);
    return reader.read(name);
  };
  return {
    repository,
    read: async (name) => {
      const object = told.get(name);
      return object === undefined ? ask(name) : object;
    },
    close: () => reader?.close(),
  };
}

/**
 * One answer of `git cat-file --batch` that begins at `start`, and where it ends; null where it is not all there.
 *
 * @param largest how many bytes of an object are kept at most
 */
export function readObjectAnswer(
  answers: Buffer,
  start: number,
  largest: number,
): { readonly object: GitObject | null; readonly end: number } | null {
  const lineEnd = answers.indexOf(10, start);
  if (lineEnd < 0) return null;
  const object = readHeader(answers.toString("latin1", start, lineEnd));
  if (object === null) return { object: null, end: lineEnd + 1 };
  const end = lineEnd + 1 + object.size;
  if (answers[end] !== 10) return null;
  const content = object.size <= largest ? answers.subarray(lineEnd + 1, end) : null;
  return { object: { ...object, content }, end: end + 1 };
}

function readHeader(line: string): Omit<GitObject, "content"> | null {
  const [, id = "", type = "", size = ""] = header.exec(line) ?? [];
  return id === "" ? null : { id, type: type as GitObject["type"], size: Number(size) };
}

/** Whether git says that an object is promised by another repository, and that it may not fetch it. */
export function saysPromised(complaint: string): boolean {
  return /lazy fetching disabled|promisor|could not fetch/.test(complaint);
}

/** An object larger than this is not even passed by: some bytes can stand for gigabytes. */
const mostPassed = 64 * 1024 * 1024;

/** Reads what `git cat-file --batch` prints, as it comes. */
function answersTo(
  largest: number,
  give: (object: GitObject | null) => void,
  skip: (object: GitObject) => void,
): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let object: Omit<GitObject, "content"> | null = null;
  let parts: Buffer[] = [];
  let missing = 0;
  let isSkipped = false;
  return (chunk) => {
    // What was on its way as git was killed.
    if (isSkipped) return;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length > 0) {
      if (object === null) {
        const lineEnd = rest.indexOf(10);
        if (lineEnd < 0) return;
        object = readHeader(rest.toString("latin1", 0, lineEnd));
        rest = rest.subarray(lineEnd + 1);
        if (object === null) {
          give(null);
          continue;
        }
        isSkipped = object.size > mostPassed;
        if (isSkipped) return skip({ ...object, content: null });
        missing = object.size + 1;
        parts = [];
      }
      const part = rest.subarray(0, missing);
      if (object.size <= largest) parts.push(part);
      missing -= part.length;
      rest = rest.subarray(part.length);
      if (missing > 0) continue;
      give({ ...object, content: object.size <= largest ? Buffer.concat(parts).subarray(0, object.size) : null });
      object = null;
    }
  };
}

/** The id of the object with this name, or null. */
export async function resolveName(name: string, repository?: Asked): Promise<string | null> {
  const args = ["rev-parse", "--quiet", "--verify", "--end-of-options", name];
  const result = await tryGit(args, repository === undefined ? {} : { repository });
  return result.code === 0 ? result.stdout.toString().trim() : null;
}

/** Stores bytes as a blob, as they are, and gives its id. */
export async function writeBlob(content: string): Promise<string> {
  return (await git(["hash-object", "-w", "--stdin", "--no-filters"], { input: content })).toString().trim();
}

function reasonIn(complaint: string): string {
  const lines = complaint.trim().split("\n");
  return lines.find((line) => /^(?:fatal|error): /.test(line))?.replace(/^\w+: /, "") ?? (lines[0] || "it ended early");
}
