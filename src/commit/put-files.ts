import { type Undo, writeIntoTree } from "../disk/write-into-tree.js";
import { checkedOutBlob } from "../git/attributes.js";
import { readIndex } from "../git/entries.js";
import { editIndex, waitForIndex } from "../git/index-file.js";
import { gitIsAlive } from "../git/parent.js";
import { ownFolder, removeLeftovers } from "../state/own-folder.js";
import { Refusal } from "../system/refusal.js";
import type { Commit } from "./commit.js";
import { followLater, intoFollowing } from "./commit-of-paths.js";
import type { FileToPut, MadeFrom } from "./file-to-put.js";
import { putEntry, storing } from "./index-entry.js";

/**
 * Puts files where they belong, all of them or none: first to disk, each by one rename, then into the index in one step, which then knows the
 * files on disk as they are. Where anything fails the disk is put back as it was. Throws a `Refusal` that says why.
 */
export async function putFiles(commit: Commit, files: readonly FileToPut[], from: readonly MadeFrom[]): Promise<void> {
  if (files.length === 0) return;
  const { repository, index } = commit;
  const committed = files.filter((file) => file.commit);
  if (!index.held && committed.length > 0) await waitForIndex(index.file);
  const stores = new Map(files.map((file) => [file, storing(file)]));
  const store = async (file: FileToPut): Promise<void> => stores.get(file)?.();
  const contents = new Map<FileToPut, Uint8Array>();
  for (const file of files) contents.set(file, await contentOnDisk(file, store));
  if (!gitIsAlive()) throw new Refusal("git ended while the report was being checked; nothing was written");

  const written: Undo[] = [];
  try {
    for (const file of files) {
      const { path, onDisk, entry } = file;
      const content = contents.get(file);
      if (onDisk === "kept" || content === undefined) continue;
      written.push(writeIntoTree(repository, { path, content, executable: entry?.mode === "100755" }, onDisk));
    }
    if (committed.length > 0) await intoIndex(commit, committed, from, store);
  } catch (error) {
    for (const one of written.toReversed()) one.restore();
    throw error;
  }
  for (const one of written) one.forget();
  removeLeftovers(repository.gitDir, Date.now());
}

async function contentOnDisk(file: FileToPut, store: (file: FileToPut) => Promise<void>): Promise<Uint8Array> {
  if (file.toDisk !== null) return file.toDisk;
  if (file.onDisk === "kept" || file.conversion.none) return Buffer.from(file.content);
  await store(file);
  return checkedOutBlob(file.id, file.path, file.conversion);
}

async function intoIndex(
  { repository, index, since }: Commit,
  files: readonly FileToPut[],
  from: readonly MadeFrom[],
  store: (file: FileToPut) => Promise<void>,
): Promise<void> {
  const put = (file: FileToPut, copy: string): Promise<void> => putEntry(repository, file, copy, () => store(file));
  const paths = [...new Set([...from, ...files].map(({ path }) => path))];
  const stillRight = async (env: Readonly<Record<string, string>>): Promise<boolean> => {
    const entries = await readIndex(paths, { env });
    const idAt = (path: string): string | undefined => entries.find((entry) => entry.path === path)?.id;
    return (
      from.every(({ path, id }) => idAt(path) === id) &&
      files.every(({ path, entry, id }) => [entry?.id, id].includes(idAt(path)))
    );
  };
  await editIndex(ownFolder(repository.gitDir), {
    file: index.file,
    held: index.held,
    change: async (copy) => {
      for (const file of files) await put(file, copy);
    },
    since,
    stillRight,
  });
  if (index.following === null) return;
  if (index.following === "unknown") followLater(repository, files);
  else await intoFollowing(repository, index.following, files, put);
}
