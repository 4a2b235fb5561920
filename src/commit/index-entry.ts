import { lstatSync } from "node:fs";
import { join } from "node:path";
import { withoutFilter } from "../git/attributes.js";
import { type IndexCommand, namesObject, updateIndex } from "../git/index-file.js";
import { writeBlob } from "../git/objects.js";
import { fromHere, type Repository } from "../git/repository.js";
import { Refusal } from "../system/refusal.js";
import type { FileToPut } from "./file-to-put.js";

/** Stores a file as a blob, once however often it is called. */
export function storing({ content, id }: FileToPut): () => Promise<void> {
  let stored: Promise<void> | null = null;
  const store = async (): Promise<void> => {
    if ((await writeBlob(content)) !== id) throw new Refusal("git stored another file than ours");
  };
  return () => {
    stored ??= store();
    return stored;
  };
}

/**
 * Stores a file and gives an index its entry. Git does both in one process where it may take the file from disk. It has taken something
 * else where somebody wrote there meanwhile, and nothing where a file system monitor says that nothing changed: then the index still
 * does not name it. Where it does so before, for a copy of the file, this would not be seen.
 */
export async function putEntry(
  repository: Repository,
  file: FileToPut,
  index: string,
  store: () => Promise<void>,
): Promise<void> {
  if (isOnDiskAsItIs(repository, file) && !namesObject(index, file.id)) {
    const settings = withoutFilter(file.conversion);
    updateIndex([{ args: ["--add", "--", fromHere(repository, file.path)], settings }], index);
    if (namesObject(index, file.id)) return;
  }
  await store();
  updateIndex(commandsFor(repository, file), index);
}

/** Whether the file on disk would become the very entry that we want: the same bytes, the same mode, and no flag that git would clear. */
function isOnDiskAsItIs(repository: Repository, file: FileToPut): boolean {
  const { path, onDisk, toDisk, conversion, entry, sparse } = file;
  if (onDisk === "kept" || toDisk !== null || !conversion.none || sparse) return false;
  if (entry !== null && (entry.mode !== "100644" || entry.assumeUnchanged || entry.skipWorktree)) return false;
  const about = lstatSync(join(repository.top, path), { throwIfNoEntry: false });
  return about?.isFile() === true && (about.mode & 0o111) === 0;
}

/**
 * A file's entry, and then the state of the files on disk, without which git takes the file for changed. Writing an entry clears
 * its flags: those it had are put back.
 */
export function commandsFor(
  repository: Repository,
  file: Pick<FileToPut, "path" | "id" | "entry" | "sparse" | "conversion">,
): readonly IndexCommand[] {
  const path = fromHere(repository, file.path);
  const add = [
    "--add",
    "--cacheinfo",
    `${file.entry?.mode === "100755" ? "100755" : "100644"},${file.id},${file.path}`,
  ];
  const settings = withoutFilter(file.conversion);
  const edit: IndexCommand[] = [{ args: [...add, "--refresh"], settings }];
  const skip = file.entry?.skipWorktree ?? file.sparse;
  if (skip) edit.push({ args: ["--skip-worktree", "--", path], settings: [] });
  if (file.entry?.assumeUnchanged === true) edit.push({ args: ["--assume-unchanged", "--", path], settings: [] });
  return edit;
}
