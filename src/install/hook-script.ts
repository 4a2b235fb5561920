import { Refusal } from "../system/refusal.js";
import { sharedCommand, sharedRun } from "./hook-command.js";
import { appendLines, insertLines, removeEach } from "./lines.js";
import type { HookName, Shared } from "./model.js";
import { firstLine, isShellScript } from "./own-name.js";

/** How a hook manager runs a hook's script: by a shell that ends at the first failure, or as the program that its first line names. */
export type Runner = "sh -e" | "program";

/** How a script calls the shipped hook. */
export interface HookCall {
  /** Whether the shipped hook is there. */
  readonly test: string;
  readonly run: string;
  /** What to tell before a commit where it is not; null: the commit goes on. */
  readonly missing: string | null;
  /** What everybody types to start report-hook. */
  readonly command: string;
}

interface HowToCall {
  readonly runner: Runner;
  /** The script's name, for messages. */
  readonly name: string;
  /** As the repository shares it, if nothing else is said. */
  readonly call?: HookCall | null;
}

const opening = "# >>> report-hook";
const closing = "# <<< report-hook";

/**
 * A hook's script, which people wrote, with a call of the shipped hook. Whatever stands there keeps its effect, however it ends: by `exit` or
 * `exec`, by a failure that only the last line of a script under `sh -e` tells, in another folder. So the lines come first: they run the script
 * once more, in a shell of its own, and the shipped hook where that went well.
 *
 * Throws a `Refusal` where it is no shell's script.
 *
 * @param text null where there is no script
 */
export function withHook(
  text: string | null,
  hook: HookName,
  repository: Shared,
  { runner, name, call = sharedCall(repository, hook) }: HowToCall,
): string | null {
  const alone = call === null ? null : aloneLines(hook, call);
  const around = call === null ? null : aroundLines(hook, call, runner);
  const rest = text === null ? null : withoutHook(text, hook);
  if (alone === null || around === null) return rest;
  const there = text === null ? null : blockIn(text);
  if (there !== null && [alone, around].some((lines) => lines.join("\n") === there.join("\n"))) return text;
  if (rest === null || !hasCommand(rest)) return appendLines(rest, alone);
  refuseOtherLanguages(rest, name);
  return insertLines(rest, around, headLength(rest));
}

/** The script without our lines; null where nothing else is left. */
export function withoutHook(text: string, hook: HookName): string | null {
  const blocks = [blockIn(text) ?? [], ...formerLines(hook)].filter((lines) => lines.length > 0);
  return removeEach(text, blocks);
}

/** Whether our lines are in a script. */
export function holdsHook(text: string): boolean {
  return blockIn(text) !== null;
}

/** Our lines in a script, without line ends; null where there are none. */
function blockIn(text: string): readonly string[] | null {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith(opening));
  const last = lines.findIndex((line, index) => index > first && line.endsWith(closing));
  return first < 0 || last < 0 ? null : lines.slice(first, last + 1);
}

function sharedCall(repository: Shared, hook: HookName): HookCall | null {
  const shared = sharedRun(repository, hook);
  if (shared === null) return null;
  const run = repository.installed === "plug-and-play" ? shared.run : `${shared.run} "$@"`;
  return { ...shared, run, command: sharedCommand(repository) };
}

/** For a script that holds nothing else, and to which people may add what they like. */
function aloneLines(hook: HookName, { test, run, missing, command }: HookCall): readonly string[] {
  const tells = hook === "pre-commit" && missing !== null;
  return [
    `${opening}: ${purposeOf(hook)}; "${command} uninstall" takes these lines out`,
    `if ${test}; then ${run} || exit $? #`,
    ...(tells ? [`elif [ "$REPORT_HOOK" != 0 ]; then echo "${missing}" >&2; exit 1 #`] : []),
    `fi ${closing}`,
  ];
}

/**
 * For a script that holds commands. Each line ends in a comment, where a carriage return does no harm.
 *
 * The mark that tells the inner run from the outer one is taken out of the environment again: a commit that a hook makes has hooks of its own.
 */
function aroundLines(hook: HookName, call: HookCall, runner: Runner): readonly string[] {
  const again = runner === "program" ? `"$0" "$@"` : `${runner} "$0" "$@"`;
  return [
    `${opening}: ${purposeOf(hook)}, after what stands below; "${call.command} uninstall" takes these lines out`,
    `if [ "$report_hook_below" ]; then unset report_hook_below # this is the run below`,
    `else report_hook_below=1 ${again} || exit $? # what stands below, in a shell of its own`,
    ...aloneLines(hook, call).slice(1, -1),
    "fi; exit 0 #",
    `fi ${closing}`,
  ];
}

function purposeOf(hook: HookName): string {
  return hook === "pre-commit"
    ? "checks the report and puts its page into the commit"
    : "looks after the report's page";
}

/** Whether a script does anything. */
function hasCommand(text: string): boolean {
  return text.split(/\r?\n/).some((line) => !/^\s*(?:#|$)/.test(line) && !loadsHusky.test(line));
}

/** What husky up to 8 put into its scripts: it runs the script once more, by `sh -e`, and ends there. */
const loadsHusky = /^\s*\.\s.*\/husky\.sh"?\s*(?:#.*)?$/;

/** The characters before the first line that may do something: a shebang, and husky's own line with what stands above it. */
function headLength(text: string): number {
  const lines = text.split(/(?<=\n)/);
  const husky = lines.findIndex((line) => loadsHusky.test(line.trimEnd()));
  const head = husky >= 0 && !hasCommand(lines.slice(0, husky).join("")) ? husky + 1 : text.startsWith("#!") ? 1 : 0;
  return lines.slice(0, head).join("").length;
}

/** Whether husky's own line runs a script by `sh -e`. */
export function isRunByHusky(text: string): boolean {
  return text.split("\n").some((line) => loadsHusky.test(line.trimEnd()));
}

function refuseOtherLanguages(text: string, name: string): void {
  if (isShellScript(text)) return;
  throw new Refusal(`${name} is not a shell's script (${firstLine(text)}): let it run report-hook --staged at its end`);
}

/** What version 1.0.0 put at the end of a script. */
function formerLines(hook: HookName): readonly (readonly string[])[] {
  const file = `node_modules/report-hook/hooks/${hook}`;
  const run = `if [ -f ${file} ]; then sh ${file} "$@" || exit $?`;
  if (hook !== "pre-commit") return [["# report-hook: looks after the report's page", `${run}; fi`]];
  return [
    [
      `# report-hook: checks the report and puts its page into the commit ("npx --no-install report-hook uninstall" takes this out)`,
      run,
      `elif [ "$REPORT_HOOK" != 0 ]; then echo "report-hook is not installed: run npm install, then commit again" >&2; exit 1; fi`,
    ],
  ];
}
