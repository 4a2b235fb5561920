import type { ObjectReader } from "../git/objects.js";
import { entriesAt } from "../git/tree.js";
import type { Assessed } from "../match/questions/assess.js";
import { fileTargets } from "../report/targets.js";
import type { Files } from "../rules/model.js";

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
  const present = await entriesAt(objects, commit, fileTargets(questions, path));
  return (target) => ({ kind: present.has(target) ? "present" : "absent" });
}
