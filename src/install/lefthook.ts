import { join } from "node:path";
import type { Draft } from "./draft.js";
import { checkCommand } from "./gate.js";
import { foreignHook, isOurs, startedBy } from "./hooks-folder.js";
import { InstallError } from "./install-error.js";
import { removeJson, setJson, valueAt } from "./json.js";
import { dependsOn, readManifest } from "./manifest.js";
import { type Manager, otherHooks, type Place } from "./model.js";
import { installHooks, plainGit } from "./plain-git.js";
import type { Tool } from "./tools.js";
import { addYaml, removeYaml, type YamlEntry, yamlValueAt } from "./yaml.js";

const ours = "report-hook";
const names = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((base) =>
  ["yml", "yaml", "json", "toml"].map((extension) => `${base}.${extension}`),
);
const mark = "call_lefthook";
const commands = ["pre-commit", "commands"];
const jobs = ["pre-commit", "jobs"];

/** Lefthook. */
export const lefthook: Manager = {
  name: "lefthook",
  found: (place, draft) => {
    const file = configFile(place, draft);
    if (file !== null) return `lefthook (${draft.shown(file)})`;
    const manifest = readManifest(place, draft);
    return manifest !== null && dependsOn(manifest, "lefthook") ? "lefthook (package.json)" : null;
  },
  active: (place, draft) => startedBy(place, draft, mark),
  install: (place, draft) => {
    const file = configFile(place, draft) ?? join(place.top, "lefthook.yml");
    const text = draft.read(file);
    draft.write(file, withCheck(text, checkCommand(place), draft.shown(file)), "runs report-hook on each commit");
    // Lefthook would print a summary after each of the others; from git's own folder they run silently.
    if (isOurs(place)) installHooks(place, draft, otherHooks);
    if (lefthook.active(place, draft)) return;
    const theirs = foreignHook(place, draft, mark);
    if (theirs === null) draft.run(tool("install"), "makes git start lefthook");
    else
      draft.remark(`lefthook would set git's ${theirs} hook aside: run lefthook install yourself once that is right`);
  },
  uninstall: (place, draft) => {
    if (place.memory.activated.includes("lefthook")) {
      draft.run(tool("uninstall"), "as before it was started");
    }
    const file = configFile(place, draft);
    const text = file === null ? null : draft.read(file);
    if (file !== null && text !== null) draft.write(file, withoutCheck(text, draft.shown(file)), "without report-hook");
    plainGit.uninstall(place, draft);
  },
};

function tool(action: string): Tool {
  return { name: "lefthook", package: "lefthook", args: [action] };
}

function configFile(place: Place, draft: Draft): string | null {
  return names.map((name) => join(place.top, name)).find((file) => draft.read(file) !== null) ?? null;
}

function withCheck(text: string | null, run: string, name: string): string {
  if (name.endsWith(".toml")) {
    throw new InstallError(`${name} cannot be edited: add a pre-commit command to it that runs ${run}`);
  }
  if (name.endsWith(".json")) return setJson(text ?? "{}", [...commands, ours, "run"], run, name);
  if (text !== null && isThere(text, name)) return text;
  const asJobs = text !== null && Array.isArray(yamlValueAt(text, jobs, name));
  const entry: YamlEntry = asJobs
    ? { path: jobs, key: null, value: { name: ours, run } }
    : { path: commands, key: ours, value: { run } };
  return addYaml(text, entry, name);
}

function isThere(text: string, name: string): boolean {
  const list = yamlValueAt(text, jobs, name);
  if (Array.isArray(list) && list.some(isOurJob)) return true;
  return yamlValueAt(text, [...commands, ours], name) !== undefined;
}

function withoutCheck(text: string, name: string): string | null {
  if (name.endsWith(".toml")) return text;
  if (name.endsWith(".json")) {
    return valueAt(text, [...commands, ours], name) === undefined ? text : removeJson(text, [...commands, ours], name);
  }
  const rest = removeYaml(text, commands, (_, key) => key === ours, name);
  return rest === null ? null : removeYaml(rest, jobs, isOurJob, name);
}

function isOurJob(job: unknown): boolean {
  return typeof job === "object" && job !== null && "name" in job && job.name === ours;
}
