import type { ObjectReader } from "../git/objects.js";
import { entriesAt, treeEntries } from "../git/tree.js";
import type { Assessed } from "../match/questions/assess.js";
import { fileTargets } from "../report/targets.js";
import type { Files } from "../rules/model.js";
import { filesByName } from "./files.js";

/**
 * What a commit has of the files that a report's questions point to.
 *
 * @param path the report's, from the repository's root
 */
export async function filesInCommit(
  objects: ObjectReader,
  commit: string,
  questions: readonly Assessed[],
  path: string,
): Promise<Files> {
  const targets = fileTargets(questions, path);
  const present = await entriesAt(objects, commit, targets);
  const others = await filesByName(
    targets.filter((target) => !present.has(target)),
    (folder) => namesIn(objects, commit, folder),
  );
  return (target) => (present.has(target) ? { kind: "present" } : others(target));
}

async function namesIn(objects: ObjectReader, commit: string, folder: string): Promise<readonly string[]> {
  const tree = await objects.read(folder === "" ? `${commit}^{tree}` : `${commit}:${folder}`);
  if (tree?.type !== "tree" || tree.content === null) return [];
  return treeEntries(tree.content, tree.id.length / 2).map(({ name }) => name);
}
