import type { IndexEntry, IndexReader } from "./entries.js";

/** What is known of a file in the version that is being committed. */
export type FileInIndex =
  | { readonly kind: "present"; readonly id: string | null }
  | { readonly kind: "absent" }
  | { readonly kind: "other-case"; readonly actual: string };

/**
 * Looks up files in the index that is being committed, all in one go; a folder is present where a file in it is.
 *
 * @param paths from the repository's root
 * @returns the states of these, and of the files that are there in another case
 */
export async function filesInIndex(
  readIndex: IndexReader,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileInIndex>> {
  const entries = await readIndex(paths, { anyCase: true });
  const exact = new Map<string, IndexEntry | null>();
  const folded = new Map<string, string>();
  for (const entry of entries) {
    exact.set(entry.path, entry);
    folded.set(entry.path.toLowerCase(), entry.path);
    for (let end = entry.path.lastIndexOf("/"); end > 0; end = entry.path.lastIndexOf("/", end - 1)) {
      const folder = entry.path.slice(0, end);
      if (exact.has(folder)) break;
      exact.set(folder, null);
      folded.set(folder.toLowerCase(), folder);
    }
  }
  const states = paths.map((path) => [path, stateOf(path, exact, folded)] as const);
  const actual = states.flatMap(([, state]) => ("actual" in state ? [state.actual] : []));
  return new Map([...states, ...actual.map((path) => [path, stateOf(path, exact, folded)] as const)]);
}

function stateOf(
  path: string,
  exact: ReadonlyMap<string, IndexEntry | null>,
  folded: ReadonlyMap<string, string>,
): FileInIndex {
  const entry = exact.get(path);
  if (entry !== undefined) return { kind: "present", id: entry?.id ?? null };
  const actual = folded.get(path.toLowerCase());
  return actual === undefined ? { kind: "absent" } : { kind: "other-case", actual };
}
