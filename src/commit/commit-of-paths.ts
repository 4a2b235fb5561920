import { conversionOf } from "../git/attributes.js";
import { readIndex } from "../git/entries.js";
import { type CommitIndex, editIndex, markOf, updateIndex } from "../git/index-file.js";
import type { ObjectReader } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { isOurPage } from "../state/known-pages.js";
import { ownFolder } from "../state/own-folder.js";
import { readState, removeState, writeState } from "../state/state-file.js";
import type { FileToPut } from "./file-to-put.js";
import { commandsFor } from "./index-entry.js";

/** Files still to be put into the index that follows a commit of named paths: of each its path, the id the index has, its own id. */
const followFile = "follow";

/** Remembers, for `followCommit`, what was put into the index of a commit of named paths whose following index was not found. */
export function followLater(repository: Repository, files: readonly FileToPut[]): void {
  const fields = files.flatMap(({ path, entry, id }) => [path, entry?.id ?? "", id]);
  writeState(repository.gitDir, followFile, fields.join("\0"));
}

/**
 * After a commit of named paths whose following index was not found before it: puts what was committed into the index, as git has put
 * the named paths. What a person has staged there meanwhile is left alone.
 */
export async function followCommit(repository: Repository, index: CommitIndex, objects: ObjectReader): Promise<void> {
  const fields = readState(repository.gitDir, followFile)?.toString().split("\0");
  if (fields === undefined) return;
  removeState(repository.gitDir, followFile);
  for (let at = 0; at < fields.length; at += 3) {
    const [path = "", before = "", id = ""] = fields.slice(at, at + 3);
    await followFileOf(repository, index, objects, { path, before, id });
  }
}

async function followFileOf(
  repository: Repository,
  index: CommitIndex,
  objects: ObjectReader,
  { path, before, id }: { readonly path: string; readonly before: string; readonly id: string },
): Promise<void> {
  const [committed, entries, conversion] = await Promise.all([
    objects.read(`HEAD:${path}`),
    readIndex([path]),
    conversionOf(repository, path),
  ]);
  const entry = entries[0] ?? null;
  if (committed?.id !== id || (entry?.id ?? "") !== before) return;
  const commands = commandsFor(repository, { path, id, entry, sparse: false, conversion });
  await editIndex(ownFolder(repository.gitDir), {
    file: index.file,
    held: false,
    change: async (copy) => updateIndex(commands, copy),
    since: markOf(index.file),
    stillRight: async () => true,
  });
}

/**
 * A commit of named paths: the files go as well into the index that will be the repository's afterwards, but for those of which a person has
 * staged a version of their own there.
 *
 * @param put puts one of them into a copy of it
 */
export async function intoFollowing(
  repository: Repository,
  index: string,
  files: readonly FileToPut[],
  put: (file: FileToPut, copy: string) => Promise<void>,
): Promise<void> {
  const replaceable = async (env: Readonly<Record<string, string>>): Promise<readonly FileToPut[]> => {
    const entries = await readIndex(
      files.map(({ path }) => path),
      { env },
    );
    return files.filter((file) => {
      const there = entries.find(({ path }) => path === file.path);
      return there?.id === file.entry?.id || (there !== undefined && isOurPage(repository.commonDir, there.id));
    });
  };
  const wanted = await replaceable({ GIT_INDEX_FILE: index });
  if (wanted.length === 0) return;
  await editIndex(ownFolder(repository.gitDir), {
    file: index,
    held: true,
    change: async (copy) => {
      for (const file of wanted) await put(file, copy);
    },
    since: null,
    stillRight: async (env) => (await replaceable(env)).length === wanted.length,
  });
}
