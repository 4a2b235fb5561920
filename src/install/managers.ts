import { Refusal } from "../system/refusal.js";
import { husky } from "./husky.js";
import { lefthook } from "./lefthook.js";
import { lintStaged } from "./lint-staged.js";
import { type FoundRepository, hookNames, type Manager } from "./model.js";
import { giveBackHooks, plainGit, removeCopies } from "./plain-git.js";
import type { Plan } from "./plan.js";
import { preCommit } from "./pre-commit.js";
import { prek } from "./prek.js";
import { simpleGitHooks } from "./simple-git-hooks.js";

/**
 * Every manager, in the order in which they are chosen; a new one is one file and one line here. lint-staged comes late: it never hears of a report that is
 * deleted, and adds what formatters change only after the page is made.
 */
export const managers: readonly Manager[] = [husky, lefthook, prek, preCommit, simpleGitHooks, lintStaged, plainGit];

/** What `--manager` takes. */
export const managerNames: readonly string[] = managers.map(({ name }) => name);

export interface ChosenManager {
  readonly manager: Manager;
  /** What was found, for people: the chosen one and others. */
  readonly found: readonly string[];
}

/**
 * The manager for a repository: the one that was asked for, else the first that git starts already, else the first that the
 * repository shows signs of, else git alone.
 */
export function chooseManager(repository: FoundRepository, plan: Plan, asked: string | null): ChosenManager {
  const there = managers.flatMap((manager) => {
    const found = manager === plainGit ? null : manager.found(repository, plan);
    return found === null ? [] : [{ manager, found }];
  });
  const found = there.map((one) => one.found);
  if (asked !== null) return { manager: named(asked), found };
  const own = there.filter(({ manager }) => manager !== lintStaged).map((one) => one.manager);
  const active = own.find((manager) => manager.active(repository, plan));
  return { manager: active ?? own[0] ?? there[0]?.manager ?? plainGit, found };
}

/**
 * Plans to take our hooks out of git's folder where a manager puts its own there: it sets aside what it finds, and ours would then no longer run
 * the hook from before. Some keep those of ours that run after a commit.
 */
export function makeRoomFor(manager: Manager, repository: FoundRepository, plan: Plan): void {
  // With husky's folder for git's, what is there is husky's.
  if (manager === plainGit || husky.active(repository, plan)) return;
  const takesAll = manager === husky || manager === simpleGitHooks;
  giveBackHooks(repository, plan, takesAll ? hookNames : ["pre-commit"]);
  if (takesAll) removeCopies(repository, plan);
}

function named(name: string): Manager {
  const manager = managers.find((one) => one.name === name);
  if (manager !== undefined) return manager;
  throw new Refusal(`unknown hook manager ${name}: give one of ${managerNames.join(", ")}`);
}
