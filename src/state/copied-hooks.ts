import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "../system/refusal.js";

/** The folder below git's own hooks that `init` copies the shipped hooks to, and the file there that names the build they are of. */
export const copiesFolder = "report-hook";
export const copiesBuild = "build";

/** The build that a repository's copied hooks are of, empty where they do not say; null where there are none. */
export function buildOfCopies(commonDir: string): string | null {
  const folder = join(commonDir, "hooks", copiesFolder);
  return textIn(folder, copiesBuild) ?? (textIn(folder, "pre-commit") === null ? null : "");
}

function textIn(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), "utf8").trim();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
