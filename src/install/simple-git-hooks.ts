import { join } from "node:path";
import { Refusal } from "../system/refusal.js";
import { guardedCommand, missingPackage, shellCommand } from "./hook-command.js";
import { foreignHook, hookText, simpleMark, startedBy } from "./hooks-folder.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { dependsOn, manifestFile, readManifest } from "./manifest.js";
import { type FoundRepository, type HookName, hookNames, type Manager } from "./model.js";
import type { Plan } from "./plan.js";
import type { Tool } from "./tools.js";

const tool: Tool = { name: "simple-git-hooks", package: "simple-git-hooks", args: [] };
const key = "simple-git-hooks";
const scripts = ["cjs", "js", "mjs"].flatMap((type) => [`.simple-git-hooks.${type}`, `simple-git-hooks.${type}`]);
const jsons = [".simple-git-hooks.json", "simple-git-hooks.json"];

/** simple-git-hooks: one command a hook, in `package.json` or a file of its own, copied into git's hooks folder. */
export const simpleGitHooks: Manager = {
  name: "simple-git-hooks",
  found: (repository, plan) => {
    const file = [...scripts, ...jsons].find((name) => plan.read(join(repository.top, name)) !== null);
    if (file !== undefined) return `simple-git-hooks (${file})`;
    const manifest = readManifest(repository, plan);
    const named = manifest !== null && (key in manifest || dependsOn(manifest, key));
    return named ? "simple-git-hooks (package.json)" : null;
  },
  active: (repository, plan) => startedBy(repository, plan, simpleMark),
  install: (repository, plan) => {
    const script = scripts.find((name) => plan.read(join(repository.top, name)) !== null);
    if (script !== undefined) {
      throw new Refusal(
        `${script} cannot be edited: add ${shellCommand(repository, "pre-commit")} to its pre-commit command`,
      );
    }
    refuseToDelete(repository, plan);
    addCommands(repository, plan, hookNames);
    if (repository.installed === "person") plan.remark(missingPackage(repository));
    const { file, path, name } = configOf(repository, plan);
    const config = plan.read(file) ?? "{}";
    const copied = hookNames.every((hook) =>
      hookText(repository, plan, hook)?.includes(commandAt(config, [...path, hook], name)),
    );
    if (!copied) plan.run(tool, "copies its commands into git's hooks");
  },
  uninstall: (repository, plan) => {
    const { file, path, name } = configOf(repository, plan);
    const text = plan.read(file);
    const used = hookNames.filter((hook) => text !== null && ours.test(commandAt(text, [...path, hook], name)));
    if (text === null || used.length === 0) return;
    const rest = used.reduce((left, hook) => changed(left, [...path, hook], name, withoutOurs), text);
    const empty = path.length === 0 && /^\s*\{\s*\}\s*$/.test(rest);
    plan.write(file, empty ? null : rest, "without report-hook");
    const wasActive = !repository.memory.activated.includes("simple-git-hooks");
    const theirs = foreignHook(repository, plan, simpleMark);
    if (theirs !== null) plan.remark(`simple-git-hooks was not run, which would delete git's ${theirs} hook`);
    else if (wasActive && Object.keys(Object(valueAt(rest, path, name))).length > 0) {
      plan.run(tool, "copies its commands into git's hooks");
      return;
    }
    for (const hook of used) {
      const copy = join(repository.hooksFolder, hook);
      if (plan.read(copy)?.includes(simpleMark)) plan.write(copy, null, "a copy of simple-git-hooks's command");
    }
  },
};

/** simple-git-hooks deletes and overwrites git's hooks as it runs. Throws a `Refusal` where one is somebody's. */
function refuseToDelete(repository: FoundRepository, plan: Plan): void {
  const theirs = foreignHook(repository, plan, simpleMark);
  if (theirs === null) return;
  throw new Refusal(
    `simple-git-hooks would delete git's ${theirs} hook: move that hook's command into its configuration first`,
  );
}

/** Plans the commands that run these hooks. */
function addCommands(repository: FoundRepository, plan: Plan, hooks: readonly HookName[]): void {
  const { file, path, name } = configOf(repository, plan);
  const config = plan.read(file);
  if (config === null)
    throw new Refusal("simple-git-hooks needs a package.json: run npm init, or choose another --manager");
  const text = hooks.reduce((so, hook) => {
    const command = guardedCommand(repository, hook);
    if (command === null) return so;
    return changed(so, [...path, hook], name, (there) => withCommand(withoutOurs(there), command));
  }, config);
  plan.write(file, text, "runs report-hook");
}

/** Where its commands are kept: a file, and the keys that lead to them in it. */
function configOf(repository: FoundRepository, plan: Plan): { file: string; path: string[]; name: string } {
  const own = jsons.find((name) => plan.read(join(repository.top, name)) !== null);
  if (own !== undefined) return { file: join(repository.top, own), path: [], name: own };
  return { file: manifestFile(repository), path: [key], name: "package.json" };
}

/** A command of ours, however report-hook was installed as it was added. */
const ours =
  /(?:if \[ -f (?:(?:node_modules\/report-hook|\.report-hook)\/hooks\/[\w-]+|\.pnp\.cjs) \]; then .*; fi|sh (?:node_modules\/report-hook|\.report-hook)\/hooks\/[\w-]+ "\$@"|\{ git diff [^;]* \|\| yarn run report-hook --staged; \})$/;

/**
 * People's own command runs first in a shell of its own, which may end by `exit`, by `exec` or in a comment, and may go elsewhere. It stands alone:
 * a shell heeds no `set -e` in what stands before `&&`.
 */
function withCommand(there: string, command: string): string {
  return there === "" ? command : `( ${there}\n)\n${goesOn}\n${command}`;
}

const goesOn = "report_hook=$?; [ $report_hook -eq 0 ] || exit $report_hook";

function withoutOurs(command: string): string {
  const rest = command.replace(ours, "");
  if (rest === command) return command;
  // Earlier builds put ` && ` behind the brackets, and version 1.0.0 no brackets.
  const ends = [`\n)\n${goesOn}\n`, "\n) && "];
  const end = rest.startsWith("( ") ? ends.find((one) => rest.endsWith(one)) : undefined;
  return end === undefined ? rest.replace(/ && $/, "") : rest.slice(2, -end.length);
}

/** The configuration's text with another command for a hook; none where that is empty. */
function changed(text: string, path: readonly string[], name: string, change: (command: string) => string): string {
  const there = commandAt(text, path, name);
  const command = change(there);
  if (command === there) return text;
  return command === "" ? removeJson(text, path, name) : setJson(text, path, command, name);
}

function commandAt(text: string, path: readonly string[], name: string): string {
  const command = valueAt(text, path, name);
  if (command === undefined) return "";
  if (typeof command === "string") return command;
  throw new Refusal(`${name}: ${path.join(" > ")} is not a command: make it one, then try again`);
}
