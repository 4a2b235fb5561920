import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "./draft.js";
import type { Place } from "./model.js";
import { isInside } from "./place-files.js";

/** What the second line of a hook says that we made. */
export const marker = `# Made by "report-hook init"; "report-hook uninstall" takes it out.`;

/** Whether the folder that git takes its hooks from belongs to this repository alone. */
export function isOurs({ hooksFolder, top, commonDir }: Place): boolean {
  return isInside(hooksFolder, top) || isInside(hooksFolder, commonDir);
}

/** The text of one of git's hooks; null where there is none, or where git takes its hooks from outside the repository. */
export function hookText(place: Place, draft: Draft, hook: string): string | null {
  return isOurs(place) ? draft.read(join(place.hooksFolder, hook)) : null;
}

/** Whether git's pre-commit hook was written by the tool that leaves this mark in it. */
export function startedBy(place: Place, draft: Draft, mark: string): boolean {
  return hookText(place, draft, "pre-commit")?.includes(mark) ?? false;
}

/**
 * A hook in git's folder that neither we made nor the tool that leaves this mark; null where there is none.
 *
 * @param mark null where the tool keeps no hooks there
 */
export function foreignHook(place: Place, draft: Draft, mark: string | null): string | null {
  if (!isOurs(place) || !existsSync(place.hooksFolder)) return null;
  const theirs = (name: string): boolean => {
    const text = draft.read(join(place.hooksFolder, name));
    return text !== null && !text.includes(marker) && (mark === null || !text.includes(mark));
  };
  const hooks = readdirSync(place.hooksFolder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return hooks.map(({ name }) => name).find((name) => !name.includes(".") && theirs(name)) ?? null;
}
