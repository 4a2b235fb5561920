import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../system/refusal.js";
import { checkCommand } from "./hook-command.js";
import { foreignHook, isOurs, startedBy } from "./hooks-folder.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { lefthookMark } from "./lefthook-hook.js";
import { conditionRemarks, hasOurs, rootRemarks } from "./lefthook-jobs.js";
import { dependsOn, readManifest } from "./manifest.js";
import { type FoundRepository, type Manager, otherHooks } from "./model.js";
import { installHooks, plainGit } from "./plain-git.js";
import type { Plan } from "./plan.js";
import type { Tool } from "./tools.js";
import { addYaml, removeYaml, type YamlEntry, yamlValueAt } from "./yaml.js";

const ours = "report-hook";
const bases = ["lefthook", ".lefthook", ".config/lefthook"];
const extensions = ["yml", "yaml", "json", "jsonc", "toml"];
const names = bases.flatMap((base) => extensions.map((extension) => `${base}.${extension}`));
const localNames = bases.flatMap((base) => extensions.map((extension) => `${base}-local.${extension}`));
const commands = ["pre-commit", "commands"];
const jobs = ["pre-commit", "jobs"];

/** Lefthook. */
export const lefthook: Manager = {
  name: "lefthook",
  found: (repository, plan) => {
    const file = configFile(repository, plan);
    if (file !== null) return `lefthook (${plan.shown(file)})`;
    const manifest = readManifest(repository, plan);
    return manifest !== null && dependsOn(manifest, "lefthook") ? "lefthook (package.json)" : null;
  },
  active: (repository, plan) => startedBy(repository, plan, lefthookMark),
  install: (repository, plan) => {
    const file = configFile(repository, plan) ?? newFile(repository);
    const text = plan.read(file);
    plan.write(file, withCheck(text, checkCommand(repository), plan.shown(file)), "runs report-hook on each commit");
    tellOfRoots(repository, plan, file);
    // Lefthook would print a summary after each of the others; from git's own folder they run silently.
    if (isOurs(repository)) installHooks(repository, plan, otherHooks);
    if (lefthook.active(repository, plan)) return;
    const theirs = foreignHook(repository, plan, lefthookMark);
    if (theirs === null) plan.run(tool("install"), "makes git start lefthook");
    else plan.remark(`lefthook would set git's ${theirs} hook aside: run lefthook install yourself once that is right`);
  },
  uninstall: (repository, plan) => {
    if (repository.memory.activated.includes("lefthook")) {
      plan.run(tool("uninstall"), "as before it was started");
    }
    const file = configFile(repository, plan);
    const text = file === null ? null : plan.read(file);
    if (file !== null && text !== null) {
      const rest = withoutCheck(text, plan.shown(file));
      plan.write(file, rest, "without report-hook");
      tellOfRest(plan, file, rest);
    }
    plainGit.uninstall(repository, plan);
  },
};

/** Says where a job is left that people have put into a group. */
function tellOfRest(plan: Plan, file: string, text: string | null): void {
  if (text === null || isUnreadable(file) || !hasOurs({ name: plan.shown(file), text })) return;
  plan.remark(`${plan.shown(file)} starts report-hook in a group: take that job out yourself`);
}

function isJson(name: string): boolean {
  return /\.jsonc?$/.test(name);
}

/** What is no YAML: JSON is. */
function isUnreadable(name: string): boolean {
  return /\.(?:toml|jsonc)$/.test(name);
}

function tool(action: string): Tool {
  return { name: "lefthook", package: "lefthook", args: [action] };
}

function configFile(repository: FoundRepository, plan: Plan): string | null {
  return names.map((name) => join(repository.top, name)).find((file) => plan.read(file) !== null) ?? null;
}

/** Throws a `Refusal` where lefthook may read another file, which a new one would put out of force. */
function newFile({ top }: FoundRepository): string {
  const unknown = readdirSync(top).find((name) => /^\.?lefthook\.\w+$/.test(name));
  if (unknown === undefined) return join(top, "lefthook.yml");
  throw new Refusal(`${unknown} cannot be edited: add a pre-commit command to it, or choose another --manager`);
}

/** Says where the configuration, or what the person's own adds to it, lets lefthook pass over the check. */
function tellOfRoots({ top, reports }: FoundRepository, plan: Plan, main: string): void {
  const own = localNames.map((name) => join(top, name)).find((file) => plan.peek(file) !== null) ?? null;
  const files = [main, ...(own === null ? [] : [own])].filter((file) => !isUnreadable(file));
  const texts = files.map((file) => ({ name: plan.shown(file), text: plan.peek(file) ?? "" }));
  for (const line of [...rootRemarks(texts, reports), ...texts.flatMap(conditionRemarks)]) plan.remark(line);
}

function withCheck(text: string | null, run: string, name: string): string {
  if (name.endsWith(".toml")) {
    throw new Refusal(`${name} cannot be edited: add a pre-commit command to it that runs ${run}`);
  }
  if (isJson(name)) return setJson(text ?? "{}", [...commands, ours, "run"], run, name);
  const rest = text === null ? null : withoutOld(text, run, name);
  if (rest !== null && hasOurs({ name, text: rest })) return rest;
  const asJobs = rest !== null && Array.isArray(yamlValueAt(rest, jobs, name));
  const entry: YamlEntry = asJobs
    ? { path: jobs, key: null, value: { name: ours, run } }
    : { path: commands, key: ours, value: { run } };
  return addYaml(rest, entry, name);
}

/** Without the command as `init` wrote it for another way to have report-hook; one that people have added to stays. */
function withoutOld(text: string, run: string, name: string): string | null {
  const isOld = (value: unknown): boolean => {
    const { name: _, run: old, ...others } = Object(value);
    return typeof old === "string" && old !== run && old.startsWith("sh ") && Object.keys(others).length === 0;
  };
  const rest = removeYaml(text, commands, (value, key) => key === ours && isOld(value), name);
  return rest === null ? null : removeYaml(rest, jobs, (job) => isOurJob(job) && isOld(job), name);
}

function withoutCheck(text: string, name: string): string | null {
  if (name.endsWith(".toml")) return text;
  if (isJson(name)) {
    return valueAt(text, [...commands, ours], name) === undefined ? text : removeJson(text, [...commands, ours], name);
  }
  const rest = removeYaml(text, commands, (_, key) => key === ours, name);
  return rest === null ? null : removeYaml(rest, jobs, isOurJob, name);
}

function isOurJob(job: unknown): boolean {
  return typeof job === "object" && job !== null && "name" in job && job.name === ours;
}
