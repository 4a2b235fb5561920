import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type Command, RootCommand } from "@bomb.sh/tab";
import { commands, flagsOf } from "./arguments.js";
import { type Failure, fail } from "./failure.js";
import { managerNames } from "./install/model.js";
import { formats } from "./output/printers.js";
import { ruleNames } from "./rules/all.js";
import { editionNames } from "./template/editions/editions.js";

const shells = ["bash", "zsh", "fish", "powershell"];

const summaries: Readonly<Record<(typeof commands)[number], string>> = {
  check: "check whole reports",
  fix: "put back what the template says",
  html: "write a report's page",
  explain: "what a rule means",
  init: "put the hook into this repository",
  uninstall: "take the hook out",
  complete: "completion for a shell",
  help: "help for a command",
};

const values: Readonly<Record<string, () => readonly string[]>> = {
  format: () => formats,
  manager: () => managerNames,
  rule: () => ruleNames,
  template: () => [...editionNames(), ...filesAt("")],
  config: () => filesAt(""),
  output: () => filesAt(""),
};

/**
 * Prints a shell's completion script, or, called by that script with `--` and the words of a line, what may come next.
 *
 * @returns null, or a failure where the shell is not known
 */
export async function complete(words: readonly string[]): Promise<Failure | null> {
  const [first, ...line] = words;
  const root = commandLine(line.at(-1) ?? "");
  if (first === "--") root.parse([...line]);
  else if (first !== undefined && shells.includes(first)) root.setup("report-hook", "report-hook", first);
  else return fail(`name the shell: ${shells.join(", ")}`);
  // The library prints by Node's own stream, which is not done at once on every system.
  await new Promise<void>((resolve) => void process.stdout.write("", () => resolve()));
  return null;
}

/** The command line as the completion library knows one. */
function commandLine(word: string): RootCommand {
  const root = new RootCommand();
  addOptions(root, [...flagsOf("staged"), ...flagsOf("all")]);
  for (const [name, description] of Object.entries(summaries))
    addOptions(root.command(name, description), flagsOf(name));
  addArguments(root.commands.get("check"), () => filesAt(word));
  addArguments(root.commands.get("fix"), () => filesAt(word));
  addArguments(root.commands.get("fix"), () => filesAt(word));
  addArguments(root.commands.get("html"), () => filesAt(word));
  addArguments(root.commands.get("explain"), () => ruleNames);
  addArguments(root.commands.get("complete"), () => shells);
  addArguments(root.commands.get("help"), () => commands);
  return root;
}

function addOptions(command: Command, flags: readonly string[]): void {
  for (const flag of flags) {
    const known = values[flag];
    if (known === undefined) command.option(flag, "");
    else command.option(flag, "", (offer) => known().forEach((value) => void offer(value, "")));
  }
}

function addArguments(command: Command | undefined, known: () => readonly string[]): void {
  command?.argument("name", (offer) => known().forEach((value) => void offer(value, "")), true);
}

/** The files and folders that a half-typed path may mean. */
function filesAt(typed: string): string[] {
  const folder = typed.endsWith("/") ? typed : `${dirname(typed)}/`;
  const shown = typed.includes("/") ? folder : "";
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith(".") || basename(typed).startsWith("."))
      .map((entry) => `${shown}${entry.name}${entry.isDirectory() ? "/" : ""}`);
  } catch {
    return [];
  }
}
