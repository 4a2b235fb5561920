import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../git/repository.js";
import { build } from "../state/build-id.js";
import { buildOfCopies, copiesFolder } from "../state/copied-hooks.js";
import { keep, kept } from "../state/kept-value.js";
import { aString } from "../state/value-shapes.js";
import { packageFolder } from "../version.js";

const toldState = "told-of-hooks";

/**
 * What to tell of hooks that `init` copied into git's folder, where they are another build's than the command that they start, and not what this
 * build would copy. It is told once.
 *
 * @returns null where there is nothing to tell
 */
export function hooksToRenew({ commonDir }: Repository): string | null {
  const copied = buildOfCopies(commonDir);
  if (copied === null || copied === build) return null;
  if (kept(commonDir, toldState, aString) === copied) return null;
  keep(commonDir, toldState, copied);
  if (areShipped(join(commonDir, "hooks", copiesFolder))) return null;
  return "the hooks that init copied into this clone are another build's: report-hook init --manager git renews them";
}

/** Whether a folder has every hook as this build ships it. */
function areShipped(folder: string): boolean {
  const shipped = packageFolder("hooks");
  try {
    return readdirSync(shipped).every((name) =>
      readFileSync(join(shipped, name)).equals(readFileSync(join(folder, name))),
    );
  } catch {
    return false;
  }
}
