import { copiesFolder } from "../state/copied-hooks.js";
import { missingCopies, orTold, vendoredHooks } from "./hook-command.js";
import type { HookName, Shared } from "./model.js";

/** What a hook that was there before is renamed to. */
export const chained = ".chained";

/** What the second line of a hook says that we made. */
const marker = `# Made by "report-hook init"; "report-hook uninstall" takes it out.`;

const shebang = "#!/bin/sh";

/** Git passes over a hook that is no program, and so do we. */
const chain = `[ ! -x "$0${chained}" ] || "$0${chained}" "$@" || exit $?`;

/** How earlier builds ran the hook that was there before. */
const formerChains = [`"$0${chained}" "$@" || exit $?`];

/** How a hook in git's folder goes on. */
export interface HookForm {
  /** A hook was there before, and runs first. */
  readonly chains: boolean;
  readonly repository: Shared;
}

/** The whole text of a hook in git's folder. */
export function gitHookText(hook: HookName, { chains, repository }: HookForm): string {
  const lines = [shebang, marker, ...(chains ? [chain] : []), lastLine(hook, repository)];
  return `${lines.join("\n")}\n`;
}

/** Whether a hook's text has our mark: we made it, whatever people have written into it since. */
export function isMade(text: string): boolean {
  return text.includes(marker);
}

/** Whether a text is one that this build or an earlier one writes, and nobody's words are in it. */
export function isAsMade(text: string, hook: HookName): boolean {
  return isMade(text) && ownLines(text, hook).length === 0 && callsOurs(text, hook);
}

/** Whether it still runs the shipped hook by a line that we write. */
export function callsOurs(text: string, hook: HookName): boolean {
  return text.split("\n").some((line) => isLast(line, hook));
}

/** A line that people have written into a hook of ours, with its number. */
export interface OwnLine {
  readonly number: number;
  readonly line: string;
}

/** The lines of a hook that we made which are not ours. */
export function ownLines(text: string, hook: HookName): readonly OwnLine[] {
  const ours = [shebang, marker, chain, ...formerChains];
  return text
    .split("\n")
    .flatMap((line, index) =>
      ours.includes(line) || isLast(line, hook) || line === "" ? [] : [{ number: index + 1, line }],
    );
}

/** Whether a hook that people have added to has all lines of a text that we would write; the last may be an earlier build's. */
export function hasLinesOf(there: string, text: string, hook: HookName): boolean {
  const lines = there.split("\n");
  const isThere = (line: string): boolean =>
    lines.includes(line) || (isCallOfCopy(line, hook) && lines.includes(formerLine(hook)));
  return text.split("\n").every(isThere);
}

/** A hook of ours without the lines that mark it and run the shipped hook; the one that runs the hook from before stays. */
export function withoutCall(text: string, hook: HookName): string {
  return text
    .split("\n")
    .filter((line) => line !== marker && !isLast(line, hook))
    .join("\n");
}

function lastLine(hook: HookName, repository: Shared): string {
  // A branch from before report-hook was in the repository has none.
  if (repository.installed === "vendored") return vendoredLine(hook);
  const missing = hook === "pre-commit" ? orTold(repository, missingCopies(repository)) : "";
  return `if [ -f ${copyOf(hook)} ]; then ${formerLine(hook)}; ${missing}fi`;
}

function vendoredLine(hook: HookName): string {
  return `[ ! -f ${vendoredHooks}/${hook} ] || exec sh ${vendoredHooks}/${hook} "$@"`;
}

/** What earlier builds wrote where report-hook is not in the repository. */
function formerLine(hook: HookName): string {
  return `exec sh ${copyOf(hook)} "$@"`;
}

/** The copy of a shipped hook, for a hook in git's folder. */
export function copyOf(hook: HookName): string {
  return `"\${0%/*}/${copiesFolder}/${hook}"`;
}

function isLast(line: string, hook: HookName): boolean {
  return line === vendoredLine(hook) || line === formerLine(hook) || isCallOfCopy(line, hook);
}

function isCallOfCopy(line: string, hook: HookName): boolean {
  return line.startsWith(`if [ -f ${copyOf(hook)} ]; then ${formerLine(hook)}; `) && line.endsWith("fi");
}
