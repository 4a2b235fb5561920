import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { blobId } from "../git/blob-id.js";
import type { Repository } from "../git/repository.js";
import { readOrdinaryFile } from "../system/ordinary-file.js";

/** What stands on disk where the page goes. */
export type PageOnDisk =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly content: Buffer }
  /** Nothing that we may write to: the reason, for a person. */
  | { readonly kind: "closed"; readonly why: string };

/** A page larger than this is not one of ours, and is not read. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Looks at the page's place without following a symbolic link anywhere on the way: it could lead out of the repository.
 *
 * @param repository its root, or what stands for it
 * @param path from there
 */
export function readPageOnDisk(repository: Pick<Repository, "top">, path: string): PageOnDisk {
  const folders = dirname(path) === "." ? [] : dirname(path).split("/");
  let folder = repository.top;
  for (const part of folders) {
    folder = join(folder, part);
    const about = lstatSync(folder, { throwIfNoEntry: false });
    if (about === undefined) return { kind: "none" };
    if (about.isSymbolicLink()) return { kind: "closed", why: "its folder is a symbolic link" };
    if (!about.isDirectory()) return { kind: "closed", why: "a file stands where its folder should be" };
  }
  const file = join(repository.top, path);
  const about = lstatSync(file, { throwIfNoEntry: false });
  if (about === undefined) return { kind: "none" };
  if (about.isSymbolicLink()) return { kind: "closed", why: "a symbolic link stands in its place" };
  if (!about.isFile()) return { kind: "closed", why: "something that is no file stands in its place" };
  const content = readOrdinaryFile(file, repository.top, mostBytes);
  if (content === "too large") return { kind: "closed", why: "a very large file stands in its place" };
  if (typeof content === "string") return { kind: "closed", why: "something that is no file stands in its place" };
  return { kind: "file", content };
}

/**
 * The ids that git may have given to a file on disk: as it is, and as a text file.
 *
 * @param like any id of the repository
 */
export function idsOf(content: Buffer, like: string): readonly string[] {
  return [blobId(content, like), blobId(withoutCarriageReturns(content), like)];
}

/** As git stores a text file: `\r\n` as `\n`. */
function withoutCarriageReturns(content: Buffer): Buffer {
  return content.includes("\r\n")
    ? Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1")
    : content;
}
