import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { vendorFolder } from "../config/config.js";
import { git } from "../git/run.js";
import { packageManagerIn } from "../output/own-command.js";
import { vendoredHooks } from "./hook-command.js";
import { isVendored } from "./vendor-manifest.js";

/** The files in which hook managers keep what they start, and what makes git start them; where there is nothing, it is the packages' installation. */
const commands: readonly (readonly [file: RegExp, command: string | null])[] = [
  [/^\.?lefthook\./, "lefthook install"],
  [/^\.pre-commit-config\.ya?ml$/, "pre-commit install"],
  [/^\.?simple-git-hooks\.json$/, "npx simple-git-hooks"],
  [/^package\.json$/, null],
];

/**
 * What everybody runs once in a new clone of a repository that keeps report-hook among its files.
 *
 * @param top the repository's
 */
export function inEachClone(top: string): string {
  const installs = `${packageManagerIn(top)} install`;
  const starts = (file: string): boolean => textOf(join(top, file)).includes(`${vendoredHooks}/`);
  if (starts(".husky/pre-commit")) return installs;
  for (const name of readdirSync(top)) {
    const found = commands.find(([file]) => file.test(name));
    if (found === undefined || !starts(name)) continue;
    return found[1] ?? (/"simple-git-hooks"/.test(textOf(join(top, name))) ? "npx simple-git-hooks" : installs);
  }
  return `git config core.hooksPath ${vendoredHooks}`;
}

/** Tells that a clone of such a repository has no hook of its own accord, and what puts it there. */
export function hookNeeded(top: string, command = inEachClone(top)): string {
  return `git checks a commit only where it has the hook: in each clone once, ${command}`;
}

/**
 * Tells of a clone of such a repository that has no hook which checks its commits; null where it has one, or needs none.
 *
 * @param top the repository's
 */
export async function missingHook(top: string): Promise<string | null> {
  if (!isVendored(top)) return null;
  const told = (await git(["rev-parse", "--git-path", "hooks"], { folder: top })).toString().trimEnd();
  const folder = resolve(top, told);
  const hook = textOf(join(folder, "pre-commit"));
  const wanted = inEachClone(top);
  const isPlain = wanted.startsWith("git ");
  if (isPlain && (hook === "" ? holdsHooks(folder) : !/report-hook/.test(hook))) return hookNeeded(top, besideOwnHooks);
  return hook === "" ? hookNeeded(top, wanted) : null;
}

/** Hooks of one's own stay where they are, and go on. */
const besideOwnHooks = `node ${vendorFolder}/report-hook.js init`;

/** Whether a folder has any hook; git's examples have a dot in their names. */
function holdsHooks(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.includes("."));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
