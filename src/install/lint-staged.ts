import { join } from "node:path";
import { Refusal } from "../system/refusal.js";
import { missingPackage, packageCommand } from "./hook-command.js";
import { hookText, isOurs as isOurFolder } from "./hooks-folder.js";
import { addHuskyHooks, husky } from "./husky.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { dependsOn, manifestFile, readManifest } from "./manifest.js";
import { type FoundRepository, type Installed, type Manager, otherHooks } from "./model.js";
import { installHooks, plainGit } from "./plain-git.js";
import type { Plan } from "./plan.js";
import { addProperty, hasProperty, removeProperty } from "./script-config.js";
import { simpleGitHooks } from "./simple-git-hooks.js";
import { addYaml, removeYaml, yamlValueAt } from "./yaml.js";

const key = "lint-staged";
/** What checks a staged report, by how the repository has report-hook. */
const tasks = {
  vendored: "node .report-hook/report-hook.js --staged",
  packages: "report-hook --staged",
  "plug-and-play": "yarn report-hook --staged",
  person: "report-hook --staged",
} as const satisfies Record<Installed, string>;
const isOurs = (task: unknown): boolean => Object.values(tasks).some((one) => one === task);
const scripts = ["js", "mjs", "cjs", "ts", "mts", "cts"];
const names = [
  ...["json", "yaml", "yml", ...scripts].map((type) => `.lintstagedrc.${type}`),
  ".lintstagedrc",
  ...scripts.map((type) => `lint-staged.config.${type}`),
];

/** lint-staged, which some other manager starts. */
export const lintStaged: Manager = {
  name: "lint-staged",
  found: (repository, plan) => {
    const name = ownFile(repository, plan);
    if (name !== null) return `lint-staged (${name})`;
    const manifest = readManifest(repository, plan);
    return manifest !== null && (key in manifest || dependsOn(manifest, key)) ? "lint-staged (package.json)" : null;
  },
  active: (repository, plan) => {
    const hooks = [hookText(repository, plan, "pre-commit"), plan.read(join(repository.top, ".husky", "pre-commit"))];
    return hooks.some((hook) => hook?.includes("lint-staged"));
  },
  install: (repository, plan) => {
    for (const report of repository.reports) addTask(repository, plan, report);
    if (repository.installed === "person") plan.remark(missingPackage(repository));
    if (!lintStaged.active(repository, plan)) {
      const run = packageCommand(repository, "lint-staged");
      plan.remark(`no pre-commit hook runs lint-staged yet: let yours run ${run}`);
    }
    if (husky.active(repository, plan)) addHuskyHooks(repository, plan, otherHooks);
    else if (isOurFolder(repository) && simpleGitHooks.found(repository, plan) === null)
      installHooks(repository, plan, otherHooks);
  },
  uninstall: (repository, plan) => {
    for (const name of [...names, "package.json"]) removeTasks(repository, plan, name);
    plainGit.uninstall(repository, plan);
  },
};

function ownFile(repository: FoundRepository, plan: Plan): string | null {
  return names.find((name) => plan.read(join(repository.top, name)) !== null) ?? null;
}

function addTask(repository: FoundRepository, plan: Plan, report: string): void {
  const own = ownFile(repository, plan);
  const why = "checks a staged report";
  const name = own ?? "package.json";
  const file = join(repository.top, name);
  const before = plan.read(file);
  if (before === null) throw new Refusal("lint-staged needs a package.json: run npm init, or choose another --manager");
  const task = tasks[repository.installed];
  const old = taskAt(before, name, report);
  if (old === task) return;
  const text = isOurs(old) ? (withoutTask(before, name, report) ?? "") : before;
  const there = taskAt(text, name, report);
  if (there !== undefined) throw new Refusal(`${name} has tasks for ${report}: add "${task}" after them yourself`);
  const kind = kindOf(name, text);
  if (kind === "script") plan.write(file, addProperty(text, report, task, name), why);
  else if (kind === "yaml") plan.write(file, addYaml(text, { path: [], key: report, value: task }, name), why);
  else plan.write(file, setJson(text, pathTo(name, report), task, name), why);
}

function removeTasks(repository: FoundRepository, plan: Plan, name: string): void {
  const file = name === "package.json" ? manifestFile(repository) : join(repository.top, name);
  const text = plan.read(file);
  if (text === null) return;
  const ours = new Set([...repository.reports, ...keysIn(text, name)]);
  const rest = [...ours].reduce<string | null>((left, report) => {
    return left !== null && isOurs(taskAt(left, name, report)) ? withoutTask(left, name, report) : left;
  }, text);
  plan.write(file, rest, "without report-hook");
}

/** What a configuration has tasks for, as data: a report may have been called otherwise when its task was added. */
function keysIn(text: string, name: string): readonly string[] {
  const kind = kindOf(name, text);
  if (kind === "script") return [];
  const tasks =
    kind === "yaml" ? yamlValueAt(text, [], name) : valueAt(text, name === "package.json" ? [key] : [], name);
  return Object.keys(Object(tasks));
}

function withoutTask(text: string, name: string, report: string): string | null {
  const kind = kindOf(name, text);
  if (kind === "script") {
    return Object.values(tasks).reduce((rest, task) => removeProperty(rest, report, task), text);
  }
  if (kind === "yaml") return removeYaml(text, [], (_, one) => one === report, name);
  return removeJson(text, pathTo(name, report), name);
}

/** What a configuration runs for a report; undefined where that is nothing, or cannot be told without running a script. */
function taskAt(text: string, name: string, report: string): unknown {
  const kind = kindOf(name, text);
  if (kind === "script") return Object.values(tasks).find((task) => hasProperty(text, report, task));
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
