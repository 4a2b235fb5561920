import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "./draft.js";
import { hookText, isOurs, marker } from "./hooks-folder.js";
import { InstallError } from "./install-error.js";
import { type HookName, hookNames, type Manager, type Place } from "./model.js";

/** Under git's hooks folder: the shipped hooks, as they are. */
const ownFolder = "report-hook";
/** What a hook that was there before is renamed to. */
const chained = ".chained";

/** Git alone: hooks in its hooks folder, each after the hook of that name that was there before. */
export const plainGit: Manager = {
  name: "git",
  found: (place, draft) => `git (${draft.shown(place.hooksFolder)})`,
  active: () => true,
  install: (place, draft) => installHooks(place, draft, hookNames),
  uninstall: (place, draft) => {
    if (!isOurs(place)) return;
    for (const hook of hookNames) removeHook(place, draft, hook);
    for (const name of Object.keys(place.shipped)) {
      draft.write(join(place.hooksFolder, ownFolder, name), null, "the hook itself");
    }
  },
};

/** Plans hooks in git's hooks folder. Throws an `InstallError` where that folder belongs to somebody else. */
export function installHooks(place: Place, draft: Draft, hooks: readonly HookName[]): void {
  if (!isOurs(place)) throw new InstallError(foreignFolder(place));
  if (/(^|[\\/])_$/.test(place.hooksPath ?? "")) {
    throw new InstallError(`git takes its hooks from husky (${place.hooksPath}): use --manager husky`);
  }
  for (const [name, text] of Object.entries(place.shipped)) {
    draft.write(join(place.hooksFolder, ownFolder, name), text, "the hook itself", true);
  }
  for (const hook of hooks) installHook(place, draft, hook);
}

function foreignFolder(place: Place): string {
  return (
    `git takes the hooks of this repository from ${place.hooksPath} (core.hooksPath), outside of it: ` +
    "to give it hooks of its own, run git config core.hooksPath .git/hooks"
  );
}

function installHook(place: Place, draft: Draft, hook: HookName): void {
  const file = join(place.hooksFolder, hook);
  const there = draft.read(file);
  const ours = there?.includes(marker) ?? false;
  if (there !== null && !ours) draft.move(file, file + chained, "the hook that is there runs first, from here");
  const chains = existsSync(file + chained) || (there !== null && !ours);
  draft.write(file, shellText(hook, chains), `runs on ${occasions[hook]}`, true);
}

const occasions: Readonly<Record<HookName, string>> = {
  "pre-commit": "each commit",
  "pre-merge-commit": "each merge",
  "post-commit": "each commit, after it",
  "post-merge": "each merge, after it",
  "post-rewrite": "each rebase, after it",
  "post-applypatch": "each git am, after it",
};

function shellText(hook: HookName, chains: boolean): string {
  const first = chains ? `"$0${chained}" "$@" || exit $?\n` : "";
  return `#!/bin/sh\n${marker}\n${first}exec sh "\${0%/*}/${ownFolder}/${hook}" "$@"\n`;
}

function removeHook(place: Place, draft: Draft, hook: HookName): void {
  const file = join(place.hooksFolder, hook);
  if (!hookText(place, draft, hook)?.includes(marker)) return;
  draft.write(file, null, "the hook");
  if (existsSync(file + chained)) draft.move(file + chained, file, "the hook that was there before");
}
