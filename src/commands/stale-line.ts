import type { StalePair } from "../commit/stale.js";
import type { Repository } from "../git/repository.js";
import { startsByLefthook } from "../install/lefthook-hook.js";
import { ownCommand, ownStart, personsFolder } from "../output/own-command.js";

/** A page that is not its report's; where it is missing, the report stands for it. */
export interface StalePage extends StalePair {
  readonly path: string;
}

const amend = "git commit --amend --no-edit";

/** Says that pages are old in the commit that was just made, or missing from it, and what puts that right. */
export function staleLine(stale: readonly StalePage[], { top, commonDir }: Repository): string {
  const pages = stale.map(({ path }) => path).join(", ");
  const what = stale.every(({ report, page }) => report === page) ? "missing from" : "out of date in";
  // An amend with nothing staged makes lefthook pass over its commands; under a `root`, so may the next commit. Of a commit that did nothing but
  // spoil the page, nothing is left then.
  const todo = startsByLefthook(commonDir)
    ? `put that right now: ${ownCommand(personsFolder(top), ownStart())} --staged && ${amend} --allow-empty`
    : `the next commit puts that right, or now: ${amend}`;
  return `${pages} ${stale.length === 1 ? "is" : "are"} ${what} this commit; ${todo}`;
}
