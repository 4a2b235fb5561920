import { fromHere, type Repository } from "./repository.js";
import { git, literally, splitAtNul, tryGit } from "./run.js";

/** How git turns a file's blob into the file on disk. */
export interface Conversion {
  /** The file is the blob, byte for byte. */
  readonly none: boolean;
  /** More than its line ends can change: it has `ident`, or another encoding on disk. */
  readonly rewrites: boolean;
  /** The filter driver that is configured for it, which we never run; null where there is none. */
  readonly filter: string | null;
}

/** The attributes that change bytes on the way to the disk. */
const attributes = ["text", "eol", "crlf", "filter", "ident", "working-tree-encoding"];

/** What the repository's attributes do to the file at `path` on its way to the disk. */
export async function conversionOf(repository: Repository, path: string): Promise<Conversion> {
  const input = `${fromHere(repository, path)}\0`;
  const fields = splitAtNul(await git(["check-attr", "-z", "--stdin", ...attributes], { input }));
  const value = (name: string): string => fields[fields.indexOf(name, 1) + 1] ?? "unspecified";
  const off = (name: string): boolean => value(name) === "unset" || value(name) === "unspecified";
  const filter = off("filter") || value("filter") === "set" ? null : value("filter");
  const rewrites = !off("ident") || !off("working-tree-encoding");
  return { none: value("text") === "unset" && filter === null && !rewrites, rewrites, filter };
}

/** Variables that keep git from running a filter driver's programs: they come after every configuration file. */
export function withoutFilter({ filter }: Conversion): Record<string, string> {
  if (filter === null) return {};
  const given = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
  const keys = ["clean", "smudge", "process", "required"];
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(given + keys.length) };
  for (const [i, key] of keys.entries()) {
    env[`GIT_CONFIG_KEY_${given + i}`] = `filter.${filter}.${key}`;
    env[`GIT_CONFIG_VALUE_${given + i}`] = "";
  }
  return env;
}

/** The file that git would check out for a stored blob at `path`: line ends and encoding as the repository wants them. */
export async function checkedOut(
  content: string,
  id: string,
  path: string,
  conversion: Conversion,
): Promise<Uint8Array> {
  return conversion.none ? Buffer.from(content) : checkedOutBlob(id, path, conversion);
}

/** The same, for a blob whose content we do not have. Throws a `GitError` where git has no such blob. */
export function checkedOutBlob(id: string, path: string, conversion: Conversion): Promise<Buffer> {
  return git(["cat-file", "--filters", `--path=${path}`, id], { env: withoutFilter(conversion) });
}

/** Whether the repository ignores the file at `path`. A tracked file is never ignored. */
export async function isIgnored(repository: Repository, path: string): Promise<boolean> {
  const input = `${fromHere(repository, path)}\0`;
  const result = await tryGit(["check-ignore", "--quiet", "--stdin", "-z"], { input });
  return result.code === 0;
}

/** Whether the index holds a new path only as a promise to add it later (`git add -N`). */
export async function isIntentToAdd(path: string): Promise<boolean> {
  const result = await tryGit(["diff", "--cached", "--quiet", "--", literally(path)]);
  return result.code === 0;
}
