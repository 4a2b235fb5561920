import { secondsIn } from "./commit-seconds.js";
import type { Repository } from "./repository.js";
import { failedWith, tryGit } from "./run.js";

/** Who wrote one line of a file as it is on disk, and when. */
export interface BlamedLine {
  /** Null where the line is in no commit yet. */
  readonly author: Author | null;
  /** When its commit was made, in seconds since 1970; null where it is in none. */
  readonly time: number | null;
}

/** Somebody as `.mailmap` has them, else as their commits do. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A version of a file: what it holds now, or what a commit has. */
export type Version = { readonly text: string } | { readonly commit: string };

/**
 * Who wrote each line of a file, renames followed, white space aside. Git is given the text that the file holds now, so that it runs nothing over it.
 *
 * @param path from the repository's root
 * @returns a line each; null where no commit has the file. Throws a `Refusal` where git fails otherwise
 */
export async function blame(
  repository: Repository,
  path: string,
  version: Version,
): Promise<readonly BlamedLine[] | null> {
  const which = "commit" in version ? [version.commit] : ["--contents", "-"];
  const args = ["blame", "--porcelain", "--no-textconv", "--no-ignore-revs-file", "-w", ...which, "--", path];
  const result = await tryGit(args, { repository, ...("text" in version ? { input: version.text } : {}) });
  if (result.code === 0) return readPorcelain(result.stdout.toString());
  if (/no such path|no such ref|bad revision/.test(result.stderr)) return null;
  throw failedWith(["blame"], result);
}

const uncommitted: BlamedLine = { author: null, time: null };

/** What `git blame --porcelain` tells; it tells a commit's author with the first of its lines only. */
export function readPorcelain(output: string): BlamedLine[] {
  const lines: BlamedLine[] = [];
  const known = new Map<string, BlamedLine>();
  let id = "";
  let told = new Map<string, string>();
  for (const line of output.split("\n")) {
    if (line.startsWith("\t")) {
      const blamed = known.get(id) ?? blamedBy(id, told);
      known.set(id, blamed);
      lines.push(blamed);
      id = "";
      continue;
    }
    const space = line.indexOf(" ");
    if (id !== "") {
      told.set(line.slice(0, space), line.slice(space + 1));
    } else if (space > 0) {
      id = line.slice(0, space);
      told = new Map();
    }
  }
  return lines;
}

function blamedBy(id: string, told: ReadonlyMap<string, string>): BlamedLine {
  const time = secondsIn(told.get("author-time"));
  if (/^0+$/.test(id) || !Number.isFinite(time)) return uncommitted;
  const email = (told.get("author-mail") ?? "").replace(/^<|>$/g, "");
  return { author: { name: told.get("author") ?? email, email }, time };
}
