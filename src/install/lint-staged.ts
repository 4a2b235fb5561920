import { join } from "node:path";
import type { Draft } from "./draft.js";
import { missingPackage } from "./gate.js";
import { hookText, isOurs } from "./hooks-folder.js";
import { addHuskyHooks, husky } from "./husky.js";
import { InstallError } from "./install-error.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { dependsOn, manifestFile, readManifest } from "./manifest.js";
import { type Manager, otherHooks, type Place } from "./model.js";
import { installHooks, plainGit } from "./plain-git.js";
import { addProperty, hasProperty, removeProperty } from "./script-config.js";
import { simpleGitHooks } from "./simple-git-hooks.js";
import { addYaml, removeYaml, yamlValueAt } from "./yaml.js";

const key = "lint-staged";
const task = "report-hook --staged";
const scripts = ["js", "mjs", "cjs", "ts", "mts", "cts"];
const names = [
  ...["json", "yaml", "yml", ...scripts].map((type) => `.lintstagedrc.${type}`),
  ".lintstagedrc",
  ...scripts.map((type) => `lint-staged.config.${type}`),
];

/** lint-staged, which some other manager starts. */
export const lintStaged: Manager = {
  name: "lint-staged",
  found: (place, draft) => {
    const name = ownFile(place, draft);
    if (name !== null) return `lint-staged (${name})`;
    const manifest = readManifest(place, draft);
    return manifest !== null && (key in manifest || dependsOn(manifest, key)) ? "lint-staged (package.json)" : null;
  },
  active: (place, draft) => {
    const hooks = [hookText(place, draft, "pre-commit"), draft.read(join(place.top, ".husky", "pre-commit"))];
    return hooks.some((hook) => hook?.includes("lint-staged"));
  },
  install: (place, draft) => {
    for (const report of place.reports) addTask(place, draft, report);
    if (!place.packaged) draft.remark(missingPackage);
    if (!lintStaged.active(place, draft)) {
      draft.remark("no pre-commit hook runs lint-staged yet: let yours run npx --no-install lint-staged");
    }
    if (husky.active(place, draft)) addHuskyHooks(place, draft, otherHooks);
    else if (isOurs(place) && simpleGitHooks.found(place, draft) === null) installHooks(place, draft, otherHooks);
  },
  uninstall: (place, draft) => {
    for (const report of place.reports) removeTask(place, draft, report);
    plainGit.uninstall(place, draft);
  },
};

function ownFile(place: Place, draft: Draft): string | null {
  return names.find((name) => draft.read(join(place.top, name)) !== null) ?? null;
}

function addTask(place: Place, draft: Draft, report: string): void {
  const own = ownFile(place, draft);
  const why = "checks a staged report";
  const name = own ?? "package.json";
  const file = join(place.top, name);
  const text = draft.read(file);
  if (text === null)
    throw new InstallError("lint-staged needs a package.json: run npm init, or choose another --manager");
  const there = taskAt(text, name, report);
  if (there === task) return;
  if (there !== undefined) throw new InstallError(`${name} has tasks for ${report}: add "${task}" after them yourself`);
  const kind = kindOf(name, text);
  if (kind === "script") draft.write(file, addProperty(text, report, task, name), why);
  else if (kind === "yaml") draft.write(file, addYaml(text, { path: [], key: report, value: task }, name), why);
  else draft.write(file, setJson(text, pathTo(name, report), task, name), why);
}

function removeTask(place: Place, draft: Draft, report: string): void {
  for (const name of [...names, "package.json"]) {
    const file = name === "package.json" ? manifestFile(place) : join(place.top, name);
    const text = draft.read(file);
    if (text === null || taskAt(text, name, report) !== task) continue;
    draft.write(file, withoutTask(text, name, report), "without report-hook");
  }
}

function withoutTask(text: string, name: string, report: string): string | null {
  const kind = kindOf(name, text);
  if (kind === "script") return removeProperty(text, report, task);
  if (kind === "yaml") return removeYaml(text, [], (_, one) => one === report, name);
  return removeJson(text, pathTo(name, report), name);
}

/** What a configuration runs for a report; undefined where that is nothing, or cannot be told without running a script. */
function taskAt(text: string, name: string, report: string): unknown {
  const kind = kindOf(name, text);
  if (kind === "script") return hasProperty(text, report, task) ? task : undefined;
  return kind === "yaml" ? yamlValueAt(text, [report], name) : valueAt(text, pathTo(name, report), name);
}

function kindOf(name: string, text: string): "json" | "yaml" | "script" {
  if (name === ".lintstagedrc") return text.trimStart().startsWith("{") ? "json" : "yaml";
  if (/\.ya?ml$/.test(name)) return "yaml";
  return name.endsWith(".json") ? "json" : "script";
}

function pathTo(name: string, report: string): string[] {
  return name === "package.json" ? [key, report] : [report];
}
