import type { Mirror } from "./mirror.js";
import { fetchObjects } from "./mirror-fetch.js";
import type { ObjectReader } from "./objects.js";
import type { TimeLimit } from "./time-limit.js";
import { entriesAt } from "./tree.js";

/** All files of a commit that are read at once may have so many bytes. */
export const mostTogether = 500 * 1024 * 1024;

/** The files of a commit at these paths, which were fetched or are fetched now; what is not there is left out. */
export async function filesAt(
  mirror: Mirror,
  objects: ObjectReader,
  commit: string,
  paths: readonly string[],
  mostBytes: number,
  time: TimeLimit,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = [...(await entriesAt(objects, commit, paths))].filter(([, { kind }]) => kind === "file");
  const ids = files.map(([, { id }]) => id);
  const blobs = await blobsOf(mirror, objects, ids, mostBytes, time);
  return new Map(
    files.flatMap(([path, { id }]) => {
      const blob = blobs.get(id);
      return blob == null ? [] : [[path, blob] as const];
    }),
  );
}

/** Files by their ids, which were fetched or are fetched now, all in one go; null where one is too large, or there is no room for it. */
export async function blobsOf(
  mirror: Mirror,
  objects: ObjectReader,
  ids: readonly string[],
  mostBytes: number,
  time: TimeLimit,
): Promise<ReadonlyMap<string, Buffer | null>> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer | null>();
  let room = mostTogether;
  const read = async (some: readonly string[]): Promise<void> => {
    for (const id of some) {
      const blob = await objects.read(id);
      if (blob === null) continue;
      const isKept = blob.size <= mostBytes && blob.size <= room;
      if (isKept) room -= blob.size;
      blobs.set(id, isKept ? blob.content : null);
    }
  };
  await read(wanted);
  // A server that could not leave them out has sent them already.
  const missing = wanted.filter((id) => !blobs.has(id));
  if (missing.length > 0) {
    await fetchObjects(mirror, missing, time);
    await read(missing);
  }
  return blobs;
}
