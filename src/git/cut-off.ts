import { join } from "node:path";
import { ordinaryText } from "../system/ordinary-file.js";
import type { Repository } from "./repository.js";

/** A file of a line a commit: 32 MB. */
const mostBytes = 32 * 1024 * 1024;

/** Said wherever a number would need commits that a shallow clone does not have. */
export const completes = "git fetch --unshallow completes it";

/**
 * The commits at which a clone's history is cut off: what was before them is not here, and git takes all that they have for theirs. None where the
 * history is whole.
 */
export function cutOffAt({ commonDir, through }: Pick<Repository, "commonDir" | "through">): ReadonlySet<string> {
  const text = through?.shallow ?? ordinaryText(join(commonDir, "shallow"), commonDir, mostBytes) ?? "";
  return new Set(text.split("\n").filter((line) => line !== ""));
}
