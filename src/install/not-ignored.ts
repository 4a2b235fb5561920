import { join } from "node:path";
import { vendorFolder } from "../config/config.js";
import { tryGit } from "../git/run.js";
import { addLines } from "./lines.js";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";
import { behindLink } from "./repository-files.js";

/** What everybody is to have, from the top: files whose names a repository may ignore by a pattern such as `.*`. */
const shared = [`${vendorFolder}/`, ".report-hook.json", ".gitattributes"];

/** The lines of a `.gitignore` that let git see them. */
export const notIgnored = shared.map(lineFor);

/**
 * Plans to let git see what it would pass over by its name: what is in no commit is checked in no other clone.
 *
 * @param plan with all else that will be written
 */
export async function addNotIgnored(repository: FoundRepository, plan: Plan): Promise<void> {
  const isThere = (path: string): boolean =>
    path.endsWith("/") ? repository.installed === "vendored" : plan.peek(join(repository.top, path)) !== null;
  const asked = shared.filter(isThere);
  if (asked.length === 0) return;
  const ignored = await tryGit(["check-ignore", "--no-index", "--", ...asked], { folder: repository.top });
  const hidden = ignored.stdout.toString().split("\n");
  const lines = asked.filter((path) => hidden.includes(path)).map(lineFor);
  if (lines.length > 0)
    addLines(plan, behindLink(repository, ".gitignore"), lines, "git sees what everybody is to have");
}

function lineFor(path: string): string {
  return `!/${path}`;
}
