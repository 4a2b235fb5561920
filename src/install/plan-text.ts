import { basename, dirname } from "node:path";
import { vendorFolder } from "../config/config.js";
import { foldRow } from "../output/fold.js";
import { grouped } from "../report/grouped.js";
import type { Plan, Step } from "./plan.js";
import { typed } from "./tools.js";

/**
 * What a plan will do, a line each; several files of one folder for one reason share a line.
 *
 * @param width of the terminal; null where it is not known
 */
export function planLines(plan: Plan, width: number | null): string[] {
  const entries = plan.steps.map((step) => entryOf(step, plan));
  const groups = grouped(entries, ({ verb, folder, what, why }) => `${verb} ${folder ?? what} ${why}`);
  const rows = [...groups.values()].map(rowOf);
  const longest = Math.min(44, Math.max(...rows.map((row) => row.what.length)));
  return rows.flatMap(({ verb, what, why }) =>
    foldRow(`  ${verb.padEnd(6)}  ${what.padEnd(longest)}  `, why, width).split("\n"),
  );
}

interface PlanRow {
  readonly verb: string;
  readonly what: string;
  readonly why: string;
}

interface PlanEntry extends PlanRow {
  /** The folder of a file; null for anything else. */
  readonly folder: string | null;
}

function rowOf(group: readonly PlanEntry[]): PlanRow {
  const [first] = group as [PlanEntry];
  const { verb, what, why, folder } = first;
  if (group.length === 1) return { verb, what, why };
  const names = group.map((entry) => basename(entry.what));
  return { verb, what: `${folder}/: ${names.length > 3 ? `${names.length} files` : names.join(", ")}`, why };
}

function entryOf(step: Step, plan: Plan): PlanEntry {
  if (step.kind === "run") return { verb: "run", what: typed(step.tool), why: step.why, folder: null };
  if (step.kind === "config") {
    return { verb: step.value === null ? "unset" : "set", what: `git config ${step.key}`, why: step.why, folder: null };
  }
  if (step.kind === "remove-folder")
    return { verb: "remove", what: plan.shown(step.folder), why: step.why, folder: null };
  if (step.kind === "move") {
    return { verb: "rename", what: `${plan.shown(step.from)} to ${basename(step.to)}`, why: step.why, folder: null };
  }
  const verb = step.text === null ? "remove" : step.before === null ? "create" : "edit";
  const what = plan.shown(step.file);
  // Whoever reads the plan has no use for what our own files are called.
  const folder = what.startsWith(`${vendorFolder}/`) ? vendorFolder : dirname(what);
  return { verb, what, why: step.why, folder };
}
