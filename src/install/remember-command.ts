import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";

/** What runs now, for the hooks of this clone. */
export interface Running {
  /** Node itself. */
  readonly node: string;
  /** The file that it runs. */
  readonly script: string;
}

const nodeKey = "report-hook.node";
const commandKey = "report-hook.command";

/**
 * Plans to remember where Node is, and the command where nothing in the repository leads to it: a graphical program starts git
 * without the PATH that a person's shell has. `hooks/command.sh` reads it when it finds none.
 */
export function rememberCommand(repository: FoundRepository, plan: Plan, { node, script }: Running): void {
  const why = "for programs that start git without your PATH";
  const commands = { vendored: null, packages: null, "plug-and-play": "yarn", person: script };
  for (const [key, value] of [
    [nodeKey, node],
    [commandKey, commands[repository.installed]],
  ] as const) {
    const there = repository.gitConfig.get(key) ?? null;
    if (there !== value) plan.config(key, value, why);
  }
}

/** Plans to forget both. */
export function forgetCommand(repository: FoundRepository, plan: Plan): void {
  for (const key of [nodeKey, commandKey]) {
    if (repository.gitConfig.has(key)) plan.config(key, null, "where Node and report-hook were");
  }
}
