import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { GitError } from "./git-error.js";
import { cannotStart, git, gitEnvironment, settingsFor, tryGit } from "./run.js";

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
  /** @returns null where there is no such object. Throws a `GitError` where git ends before it has answered. */
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
 * @param folder a folder of the repository; the current one where it is not named
 */
export function openObjects(largest: number, folder?: string): ObjectReader {
  const place = folder === undefined ? {} : { cwd: folder };
  const args = [...settingsFor(folder), "cat-file", "--batch"];
  let waiting: Waiting[] = [];
  let ended: Error | null = null;
  let closed = false;
  const end = (error: Error): void => {
    ended ??= error;
    for (const one of waiting.splice(0)) one.reject(ended);
  };

  const start = (): ChildProcessWithoutNullStreams => {
    const process = spawn("git", args, { env: gitEnvironment(), windowsHide: true, ...place });
    let complaint = "";
    process.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    process.stdin.on("error", () => undefined);
    process.on("error", (error) => end(cannotStart(error)));
    process.on("close", () => {
      if (!promised.test(complaint)) return end(new GitError(`git cat-file failed: ${reasonIn(complaint)}`));
      // Git ends at the first promised object that is not here: the next process goes on behind it.
      const [absent, ...others] = waiting;
      waiting = others;
      absent?.resolve(null);
      if (closed && waiting.length === 0) return;
      child = start();
      for (const { name } of waiting) child.stdin.write(`${name}\n`);
      if (closed) child.stdin.end();
    });
    parseAnswers(process, largest, (object) => waiting.shift()?.resolve(object));
    return process;
  };
  let child = start();

  const ask = (name: string): Promise<GitObject | null> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      waiting.push({ name, resolve, reject });
      child.stdin.write(`${name}\n`);
    });
  return {
    // The process takes one name a line; a name with a line break in it is resolved by an argument first.
    read: async (name) => {
      if (!name.includes("\n")) return ask(name);
      const id = await resolveName(name, folder);
      return id === null ? null : ask(id);
    },
    close: () => {
      closed = true;
      child.stdin.end();
    },
  };
}

/** How git says that an object is promised by another repository, and that it may not fetch it. */
const promised = /lazy fetching disabled|promisor|could not fetch/;

function parseAnswers(
  child: ChildProcessWithoutNullStreams,
  largest: number,
  give: (object: GitObject | null) => void,
): void {
  let rest: Buffer = Buffer.alloc(0);
  let object: Omit<GitObject, "content"> | null = null;
  let parts: Buffer[] = [];
  let missing = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length > 0) {
      if (object === null) {
        const lineEnd = rest.indexOf(10);
        if (lineEnd < 0) return;
        const match = header.exec(rest.subarray(0, lineEnd).toString());
        rest = rest.subarray(lineEnd + 1);
        if (match === null) {
          give(null);
          continue;
        }
        const [, id = "", type = "", size = ""] = match;
        object = { id, type: type as GitObject["type"], size: Number(size) };
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
  });
}

/** The id of the object with this name, or null. */
export async function resolveName(name: string, folder?: string): Promise<string | null> {
  const args = ["rev-parse", "--quiet", "--verify", "--end-of-options", name];
  const result = await tryGit(args, folder === undefined ? {} : { folder });
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
