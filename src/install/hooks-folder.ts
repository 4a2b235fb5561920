import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isInside } from "../system/inside.js";
import { isAsMade } from "./git-hook-text.js";
import { type FoundRepository, hookNames } from "./model.js";
import type { Plan } from "./plan.js";

/** What stands in each hook that simple-git-hooks writes. */
export const simpleMark = "SKIP_SIMPLE_GIT_HOOKS";

/** Whether the folder that git takes its hooks from belongs to this repository alone. */
export function isOurs({ hooksFolder, top, commonDir }: FoundRepository): boolean {
  return isInside(hooksFolder, top) || isInside(hooksFolder, commonDir);
}

/** The text of one of git's hooks; null where there is none, or where git takes its hooks from outside the repository. */
export function hookText(repository: FoundRepository, plan: Plan, hook: string): string | null {
  return isOurs(repository) ? plan.peek(join(repository.hooksFolder, hook)) : null;
}

/** Whether git's pre-commit hook was written by the tool that leaves this mark in it. */
export function startedBy(repository: FoundRepository, plan: Plan, mark: string): boolean {
  return hookText(repository, plan, "pre-commit")?.includes(mark) ?? false;
}

/**
 * A hook in git's folder that neither we made nor the tool that leaves this mark; null where there is none.
 *
 * @param mark null where the tool keeps no hooks there
 */
export function foreignHook(repository: FoundRepository, plan: Plan, mark: string | null): string | null {
  if (!isOurs(repository) || !existsSync(repository.hooksFolder)) return null;
  const theirs = (name: string): boolean => {
    const text = plan.peek(join(repository.hooksFolder, name));
    return text !== null && !isOurHook(text, name) && (mark === null || !text.includes(mark));
  };
  const hooks = readdirSync(repository.hooksFolder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return hooks.map(({ name }) => name).find((name) => !name.includes(".") && theirs(name)) ?? null;
}

/** Whether a hook in git's folder holds nothing but what we write. */
function isOurHook(text: string, name: string): boolean {
  return hookNames.some((hook) => hook === name && isAsMade(text, hook));
}
