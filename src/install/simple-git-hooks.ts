import { join } from "node:path";
import type { Draft } from "./draft.js";
import { gateCommand, missingPackage } from "./gate.js";
import { foreignHook, hookText, startedBy } from "./hooks-folder.js";
import { InstallError } from "./install-error.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { dependsOn, manifestFile, readManifest } from "./manifest.js";
import { type HookName, hookNames, type Manager, type Place } from "./model.js";
import type { Tool } from "./tools.js";

const tool: Tool = { name: "simple-git-hooks", package: "simple-git-hooks", args: [] };
const mark = "SKIP_SIMPLE_GIT_HOOKS";
const key = "simple-git-hooks";
const scripts = ["cjs", "js", "mjs"].flatMap((type) => [`.simple-git-hooks.${type}`, `simple-git-hooks.${type}`]);
const jsons = [".simple-git-hooks.json", "simple-git-hooks.json"];

/** simple-git-hooks: one command a hook, in `package.json` or a file of its own, copied into git's hooks folder. */
export const simpleGitHooks: Manager = {
  name: "simple-git-hooks",
  found: (place, draft) => {
    const file = [...scripts, ...jsons].find((name) => draft.read(join(place.top, name)) !== null);
    if (file !== undefined) return `simple-git-hooks (${file})`;
    const manifest = readManifest(place, draft);
    const named = manifest !== null && (key in manifest || dependsOn(manifest, key));
    return named ? "simple-git-hooks (package.json)" : null;
  },
  active: (place, draft) => startedBy(place, draft, mark),
  install: (place, draft) => {
    const script = scripts.find((name) => draft.read(join(place.top, name)) !== null);
    if (script !== undefined) {
      throw new InstallError(`${script} cannot be edited: add ${commandFor("pre-commit")} to its pre-commit command`);
    }
    refuseToDelete(place, draft);
    addCommands(place, draft, hookNames);
    if (!place.packaged) draft.remark(missingPackage);
    const copied = hookNames.every((hook) => hookText(place, draft, hook)?.includes(commandFor(hook)));
    if (!copied) draft.run(tool, "copies its commands into git's hooks");
  },
  uninstall: (place, draft) => {
    const { file, path, name } = configOf(place, draft);
    const text = draft.read(file);
    const used = hookNames.filter(
      (hook) => text !== null && commandAt(text, [...path, hook], name).includes(commandFor(hook)),
    );
    if (text === null || used.length === 0) return;
    const rest = used.reduce((left, hook) => withoutCommand(left, [...path, hook], commandFor(hook), name), text);
    const empty = path.length === 0 && /^\s*\{\s*\}\s*$/.test(rest);
    draft.write(file, empty ? null : rest, "without report-hook");
    const wasActive = !place.memory.activated.includes("simple-git-hooks");
    if (wasActive && Object.keys(Object(valueAt(rest, path, name))).length > 0) {
      draft.run(tool, "copies its commands into git's hooks");
      return;
    }
    for (const hook of used) {
      const copy = join(place.hooksFolder, hook);
      if (draft.read(copy)?.includes(mark)) draft.write(copy, null, "a copy of simple-git-hooks's command");
    }
  },
};

/** simple-git-hooks deletes and overwrites git's hooks as it runs. Throws an `InstallError` where one is somebody's. */
function refuseToDelete(place: Place, draft: Draft): void {
  const theirs = foreignHook(place, draft, mark);
  if (theirs === null) return;
  throw new InstallError(
    `simple-git-hooks would delete git's ${theirs} hook: move that hook's command into its configuration first`,
  );
}

/** Plans the commands that run these hooks. */
function addCommands(place: Place, draft: Draft, hooks: readonly HookName[]): void {
  const { file, path, name } = configOf(place, draft);
  const config = draft.read(file);
  if (config === null)
    throw new InstallError("simple-git-hooks needs a package.json: run npm init, or choose another --manager");
  const text = hooks.reduce((so, hook) => withCommand(so, [...path, hook], commandFor(hook), name), config);
  draft.write(file, text, "runs report-hook");
}

/** Where its commands are kept: a file, and the keys that lead to them in it. */
function configOf(place: Place, draft: Draft): { file: string; path: string[]; name: string } {
  const own = jsons.find((name) => draft.read(join(place.top, name)) !== null);
  if (own !== undefined) return { file: join(place.top, own), path: [], name: own };
  return { file: manifestFile(place), path: [key], name: "package.json" };
}

function commandFor(hook: HookName): string {
  return `${gateCommand(hook)} "$@"`;
}

function withCommand(text: string, path: readonly string[], command: string, name: string): string {
  const there = commandAt(text, path, name);
  if (there.includes(command)) return text;
  return setJson(text, path, there === "" ? command : `${there} && ${command}`, name);
}

function withoutCommand(text: string, path: readonly string[], command: string, name: string): string {
  const there = commandAt(text, path, name);
  if (there === command) return removeJson(text, path, name);
  return setJson(text, path, there.replace(` && ${command}`, ""), name);
}

function commandAt(text: string, path: readonly string[], name: string): string {
  const command = valueAt(text, path, name);
  if (command === undefined) return "";
  if (typeof command === "string") return command;
  throw new InstallError(`${name}: ${path.join(" > ")} is not a command: make it one, then try again`);
}
