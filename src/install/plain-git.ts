import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "../state/build-id.js";
import { copiesBuild, copiesFolder } from "../state/copied-hooks.js";
import { Refusal } from "../system/refusal.js";
import {
  chained,
  copyOf,
  gitHookText,
  hasLinesOf,
  isMade,
  type OwnLine,
  ownLines,
  withoutCall,
} from "./git-hook-text.js";
import { missingCopies, sharedCommand, vendoredHooks } from "./hook-command.js";
import { holdsHook, withHook, withoutHook } from "./hook-script.js";
import { isOurs, simpleMark, startedBy } from "./hooks-folder.js";
import { type FoundRepository, type HookName, hookNames, type Manager } from "./model.js";
import { asksForItsName, isShellScript } from "./own-name.js";
import type { Plan } from "./plan.js";

/** Git alone: hooks in its hooks folder, each after the hook of that name that was there before. */
export const plainGit: Manager = {
  name: "git",
  found: (repository, plan) => `git (${plan.shown(repository.hooksFolder)})`,
  active: () => true,
  install: (repository, plan) => {
    if (startedBy(repository, plan, simpleMark)) {
      throw new Refusal(
        `simple-git-hooks has made git's pre-commit hook, and makes it anew each time it runs: add report-hook --staged to its pre-commit command, ` +
          "or delete that hook where simple-git-hooks is no longer used",
      );
    }
    installHooks(repository, plan, hookNames);
  },
  uninstall: (repository, plan) => {
    if (!isOurs(repository)) return;
    if (repository.hooksFolder === join(repository.top, vendoredHooks)) {
      plan.config("core.hooksPath", null, "git's own hooks folder again");
      return;
    }
    giveBackHooks(repository, plan, hookNames);
    removeCopies(repository, plan);
  },
};

/** Plans to take the copies of the shipped hooks out of git's folder. */
export function removeCopies(repository: FoundRepository, plan: Plan): void {
  if (!isOurs(repository)) return;
  for (const name of [...Object.keys(repository.shipped), copiesBuild]) {
    plan.write(join(repository.hooksFolder, copiesFolder, name), null, "the hook itself");
  }
}

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
  if (there === null || isMade(there)) {
    const chains = plan.peek(file + chained) !== null;
    const text = gitHookText(hook, { chains, repository });
    if (there !== null && keepsLines(there, text, plan.shown(file), hook)) return;
    plan.write(file, text, made, true);
  } else if (holdsHook(there) || (isProgram(file) && mayAskForItsName(file, there))) {
    if (lstatSync(file).isSymbolicLink() || !isShellScript(there)) throw new Refusal(needsItsName(plan.shown(file)));
    plan.write(file, withCall(repository, hook, there, plan.shown(file)), "the check, after what is there");
  } else {
    plan.move(file, file + chained, "the hook that is there runs first, from here");
    plan.write(file, gitHookText(hook, { chains: true, repository }), made, true);
  }
}

const made = "what git runs at commits, merges, rebases and am";

/** Whether a hook of ours stays as it is, with what people have added to it. Throws a `Refusal` where it would have to be another. */
function keepsLines(there: string, text: string, name: string, hook: HookName): boolean {
  const own = ownLines(there, hook);
  if (own.length === 0) return false;
  if (hasLinesOf(there, text, hook)) return true;
  throw new Refusal(
    `${name} has lines that init did not write (${shownLines(own)}): move them elsewhere, then run this again`,
  );
}

function shownLines(own: readonly OwnLine[]): string {
  const [first, ...others] = own.map(({ number, line }) => `line ${number}: ${line.trim()}`);
  return others.length === 0 ? `${first}` : `${first}, and ${others.length} more`;
}

/** Whether git starts a hook; Windows has no such permission. */
function isProgram(file: string): boolean {
  const about = statSync(file, { throwIfNoEntry: false });
  return about !== undefined && (process.platform === "win32" || (about.mode & 0o111) !== 0);
}

/** A program whose text is long, or none, may ask as well. @param there what the plan knows of it: nothing where it lies elsewhere */
function mayAskForItsName(file: string, there: string): boolean {
  if (there !== "") return asksForItsName(there);
  const about = statSync(file);
  if (!about.isFile() || about.size > mostBytes) return true;
  const text = readFileSync(file, "latin1");
  return text.includes("\0") || asksForItsName(text);
}

const mostBytes = 1_000_000;

/** The hook that is there with our lines, for one that would do something else under another name. */
function withCall(repository: FoundRepository, hook: HookName, text: string, name: string): string | null {
  const vendored = repository.installed === "vendored";
  const script = vendored ? `${vendoredHooks}/${hook}` : copyOf(hook);
  return withHook(text, hook, repository, {
    runner: "program",
    name,
    call: {
      test: `[ -f ${script} ]`,
      run: `sh ${script} "$@"`,
      // A branch from before it was there has none.
      missing: vendored ? null : missingCopies(repository),
      command: vendored ? sharedCommand(repository) : "report-hook",
    },
  });
}

function needsItsName(hook: string): string {
  return `${hook} asks what it is called, or may, so it cannot be renamed: let it run "report-hook --staged" at its end, or choose a --manager`;
}

/**
 * Plans to take our hooks out of git's folder, also from where a hook manager has set them aside; each hook that was there before
 * has its place back.
 */
export function giveBackHooks(repository: FoundRepository, plan: Plan, hooks: readonly HookName[]): void {
  if (!isOurs(repository)) return;
  for (const hook of hooks) for (const aside of ["", ...setAside]) removeHook(repository, plan, hook, aside);
}

/** What pre-commit, prek and lefthook put behind the name of a hook that they find. */
const setAside = [".legacy", ".old"];

function removeHook(repository: FoundRepository, plan: Plan, hook: HookName, aside: string): void {
  const name = join(repository.hooksFolder, hook);
  const file = name + aside;
  const there = plan.peek(file);
  if (there === null) return;
  if (!isMade(there)) {
    if (holdsHook(there)) plan.write(file, withoutHook(there, hook), "the hook as it was before");
    return;
  }
  const own = ownLines(there, hook);
  if (own.length > 0) {
    const calls = own.filter(({ line }) => line.includes(`${copiesFolder}/${hook}`));
    if (calls.length > 0)
      throw new Refusal(
        `${plan.shown(file)} runs report-hook by ${shownLines(calls)}: take that out, then run this again`,
      );
    plan.write(file, withoutCall(there, hook), "without report-hook");
    plan.remark(`${plan.shown(file)} stays, with lines that init did not write (${shownLines(own)})`);
    return;
  }
  plan.write(file, null, "the hook");
  if (plan.peek(name + chained) !== null) plan.move(name + chained, file, "the hook that was there before");
}
