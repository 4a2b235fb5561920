import { join } from "node:path";
import { build } from "../state/build-id.js";
import { copiesBuild, copiesFolder } from "../state/copied-hooks.js";
import { Refusal } from "../system/refusal.js";
import { vendoredHooks } from "./hook-command.js";
import { hookText, isOurs, marker } from "./hooks-folder.js";
import { type FoundRepository, type HookName, hookNames, type Manager } from "./model.js";
import type { Plan } from "./plan.js";

/** What a hook that was there before is renamed to. */
const chained = ".chained";

/** Git alone: hooks in its hooks folder, each after the hook of that name that was there before. */
export const plainGit: Manager = {
  name: "git",
  found: (repository, plan) => `git (${plan.shown(repository.hooksFolder)})`,
  active: () => true,
  install: (repository, plan) => installHooks(repository, plan, hookNames),
  uninstall: (repository, plan) => {
    if (!isOurs(repository)) return;
    if (repository.hooksFolder === join(repository.top, vendoredHooks)) {
      plan.config("core.hooksPath", null, "git's own hooks folder again");
      return;
    }
    for (const hook of hookNames) removeHook(repository, plan, hook);
    for (const name of [...Object.keys(repository.shipped), copiesBuild]) {
      plan.write(join(repository.hooksFolder, copiesFolder, name), null, "the hook itself");
    }
  },
};

/** Plans hooks in git's hooks folder. Throws a `Refusal` where that folder belongs to somebody else. */
export function installHooks(repository: FoundRepository, plan: Plan, hooks: readonly HookName[]): void {
  if (!isOurs(repository)) throw new Refusal(foreignFolder(repository));
  if (/(^|[\\/])_$/.test(repository.hooksPath ?? "")) {
    throw new Refusal(`git takes its hooks from husky (${repository.hooksPath}): use --manager husky`);
  }
  // Git takes them from the repository's own files already.
  if (repository.hooksFolder === join(repository.top, vendoredHooks)) return;
  const vendored = repository.installed === "vendored";
  for (const [name, text] of Object.entries(repository.shipped)) {
    plan.write(join(repository.hooksFolder, copiesFolder, name), vendored ? null : text, "the hook itself", true);
  }
  const built = join(repository.hooksFolder, copiesFolder, copiesBuild);
  plan.write(built, vendored ? null : `${build}\n`, "the hook itself");
  for (const hook of hooks) installHook(repository, plan, hook);
}

function foreignFolder(repository: FoundRepository): string {
  return (
    `git takes the hooks of this repository from ${repository.hooksPath} (core.hooksPath), outside of it: let the pre-commit hook there ` +
    'run "report-hook-pre-commit || exit", or run git config core.hooksPath .git/hooks, after which those hooks no longer run here'
  );
}

function installHook(repository: FoundRepository, plan: Plan, hook: HookName): void {
  const file = join(repository.hooksFolder, hook);
  const there = plan.peek(file);
  const theirs = there !== null && !there.includes(marker);
  if (theirs) {
    if (looksAtItsName.test(there)) throw new Refusal(needsItsName(plan.shown(file)));
    plan.move(file, file + chained, "the hook that is there runs first, from here");
  }
  const chains = theirs || plan.peek(file + chained) !== null;
  plan.write(file, shellText(repository, hook, chains), "what git runs at commits, merges, rebases and am", true);
}

/** A script that serves several hooks asks for the name that it was called by. */
const looksAtItsName = /basename\W.{0,20}(?:\$0|\$\{0|\$\{BASH_SOURCE|PROGRAM_NAME|argv|__FILE__)|\$\{0##\*\/\}/;

function needsItsName(hook: string): string {
  return `${hook} asks what it is called, so it cannot be renamed: let it run "report-hook --staged" at its end, or choose a --manager`;
}

function shellText(repository: FoundRepository, hook: HookName, chains: boolean): string {
  // Git passes over a hook that is no program, and so do we.
  const first = chains ? `[ ! -x "$0${chained}" ] || "$0${chained}" "$@" || exit $?\n` : "";
  const copied = `exec sh "\${0%/*}/${copiesFolder}/${hook}" "$@"\n`;
  // A branch from before it was there has none.
  const vendored = `[ ! -f ${vendoredHooks}/${hook} ] || exec sh ${vendoredHooks}/${hook} "$@"\n`;
  return `#!/bin/sh\n${marker}\n${first}${repository.installed === "vendored" ? vendored : copied}`;
}

function removeHook(repository: FoundRepository, plan: Plan, hook: HookName): void {
  const file = join(repository.hooksFolder, hook);
  if (!hookText(repository, plan, hook)?.includes(marker)) return;
  plan.write(file, null, "the hook");
  if (plan.peek(file + chained) !== null) plan.move(file + chained, file, "the hook that was there before");
}
