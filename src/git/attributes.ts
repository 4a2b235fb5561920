import type { GitSetting } from "./guards.js";
import { fromHere, type Repository } from "./repository.js";
import { git, literally, splitAtNul, tryGit } from "./run.js";

/** How git turns a file's blob into the file on disk. */
export interface Conversion {
  /** The file is the blob, byte for byte. */
  readonly none: boolean;
  /** More than its line ends can change: it has `ident`, or another encoding on disk. */
  readonly rewrites: boolean;
  /** What its attribute says of a filter driver, which we never run: a name, or `set`, `unset` and `unspecified`, which may be names, too. */
  readonly filter: string;
}

/** The attributes of files, by path and then by name. */
type Attributes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The attributes that change bytes on the way to the disk; `hooks/pre-commit` asks for the same. */
const attributes = ["text", "eol", "crlf", "filter", "ident", "working-tree-encoding"];

/**
 * What the repository's attributes do to the file at `path` on its way to the disk.
 *
 * @param told what git has answered already; null: nothing
 */
export async function conversionOf(
  repository: Repository,
  path: string,
  told: { readonly attributes: Attributes } | null = null,
): Promise<Conversion> {
  const values = told?.attributes.get(path);
  return values === undefined ? conversionBy(await askAttributes(repository, path)) : conversionBy(values);
}

async function askAttributes(repository: Repository, path: string): Promise<ReadonlyMap<string, string>> {
  const input = `${fromHere(repository, path)}\0`;
  const output = await git(["check-attr", "-z", "--stdin", ...attributes], { input });
  return [...attributesIn(splitAtNul(output)).values()][0] ?? new Map();
}

/** Attributes by path and by name, from the output of `git check-attr -z`: of each the path, the name and the value. */
export function attributesIn(fields: readonly string[]): Map<string, Map<string, string>> {
  const byPath = new Map<string, Map<string, string>>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = "", name = "", value = ""] = fields.slice(at, at + 3);
    const values = byPath.get(path) ?? new Map();
    byPath.set(path, values.set(name, value));
  }
  return byPath;
}

function conversionBy(values: ReadonlyMap<string, string>): Conversion {
  const value = (name: string): string => values.get(name) ?? "unspecified";
  const off = (name: string): boolean => value(name) === "unset" || value(name) === "unspecified";
  const rewrites = !off("ident") || !off("working-tree-encoding");
  const hasFilter = !off("filter") && value("filter") !== "set";
  return { none: value("text") === "unset" && !hasFilter && !rewrites, rewrites, filter: value("filter") };
}

/** Settings that keep git from running a filter driver's programs. Git tells `filter=unset`, a name, in the same way as `-filter`. */
export function withoutFilter({ filter }: Conversion): readonly GitSetting[] {
  return ["clean", "smudge", "process", "required"].map((key) => [`filter.${filter}.${key}`, ""]);
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

/** The same, for a blob whose content we do not have. Throws a `Refusal` where git has no such blob. */
export function checkedOutBlob(id: string, path: string, conversion: Conversion): Promise<Buffer> {
  return git(["cat-file", "--filters", `--path=${path}`, id], { settings: withoutFilter(conversion) });
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
