import { basename, dirname } from "node:path";
import type { Draft, Step } from "./draft.js";
import { typed } from "./tools.js";

/** What a draft will do, a line each; several files of one folder for one reason share a line. */
export function planLines(draft: Draft): string[] {
  const entries = draft.steps.map((step) => entryOf(step, draft));
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.verb} ${entry.folder ?? entry.what} ${entry.why}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const rows = [...groups.values()].map(rowOf);
  const width = Math.min(44, Math.max(...rows.map((row) => row.what.length)));
  return rows.map(({ verb, what, why }) => `  ${verb.padEnd(6)}  ${what.padEnd(width)}  ${why}`.trimEnd());
}

interface Row {
  readonly verb: string;
  readonly what: string;
  readonly why: string;
}

interface Entry extends Row {
  /** The folder of a file; null for anything else. */
  readonly folder: string | null;
}

function rowOf(group: readonly Entry[]): Row {
  const [first] = group as [Entry];
  const { verb, what, why, folder } = first;
  if (group.length === 1) return { verb, what, why };
  const names = group.map((entry) => basename(entry.what));
  return { verb, what: `${folder}/: ${names.length > 3 ? `${names.length} files` : names.join(", ")}`, why };
}

function entryOf(step: Step, draft: Draft): Entry {
  if (step.kind === "run") return { verb: "run", what: typed(step.tool), why: step.why, folder: null };
  if (step.kind === "config") {
    return { verb: step.value === null ? "unset" : "set", what: `git config ${step.key}`, why: step.why, folder: null };
  }
  if (step.kind === "remove-folder")
    return { verb: "remove", what: draft.shown(step.folder), why: step.why, folder: null };
  if (step.kind === "move") {
    return { verb: "rename", what: `${draft.shown(step.from)} to ${basename(step.to)}`, why: step.why, folder: null };
  }
  const verb = step.text === null ? "remove" : step.before === null ? "create" : "edit";
  const what = draft.shown(step.file);
  return { verb, what, why: step.why, folder: dirname(what) };
}
