import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BlamedLine, blame } from "../git/blame.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { mostBytes } from "./report-file.js";

/**
 * The path that a report has at HEAD which is renamed within its folder and not committed so; null where it is in no commit.
 *
 * @param path from the repository's root, where HEAD has none
 */
export async function nameAtHead(
  objects: ObjectReader,
  { top }: Repository,
  path: string,
  text: string,
): Promise<string | null> {
  const { renamedSinceHead } = await import("../git/history.js");
  return renamedSinceHead(objects, path, text, (name) => existsSync(join(top, name)));
}

/**
 * Who wrote each line of a report as it is on disk, also where it is renamed and not committed so. Of one's own repository git knows that by its index,
 * which nobody looks into where a repository is named.
 *
 * @param path from the repository's root
 * @param file the same, absolute
 * @param textOf reads it, which only a rename needs; null where it cannot be read
 */
export async function blameOnDisk(
  repository: Repository,
  path: string,
  file: string,
  textOf: () => Promise<string | null>,
): Promise<readonly BlamedLine[] | "cut off" | null> {
  const blamed = await blame(repository, path, { onDisk: file });
  if (blamed !== null || repository.through === null) return blamed;
  const text = await textOf();
  if (text === null) return null;
  const objects = openObjectsLater(mostBytes, repository);
  try {
    const name = await nameAtHead(objects, repository, path, text);
    return name === null ? null : await blame(repository, name, { onDisk: file });
  } finally {
    objects.close();
  }
}
