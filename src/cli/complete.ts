import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { RootCommand, type Command as ShellCommand } from "@bomb.sh/tab";
import { type Command, command } from "../commands/command.js";
import { fail } from "../result.js";
import { isFlag, spellings, type TableLine } from "./table-line.js";

const shells = ["bash", "zsh", "fish", "powershell"];

/** `report-hook complete`, which lets a shell complete the commands in `table`. */
export function complete(table: readonly TableLine[]): Command {
  return command({
    options: {},
    offers: async () => shells,
    takesAll: true,
    about: `Prints a script that lets a shell complete commands, options, rules and files. In bash it needs bash-completion.`,
    examples: [
      "source <(report-hook complete bash)",
      "report-hook complete fish > ~/.config/fish/completions/report-hook.fish",
    ],
    run: async ([first, ...line]) => {
      const root = await commandLine(table, line.at(-1) ?? "");
      // The scripts call `complete --` with the words of a line.
      if (first === "--") root.parse([...line]);
      else if (first !== undefined && shells.includes(first)) root.setup("report-hook", "report-hook", first);
      else return fail(`name the shell: ${shells.join(", ")}`);
      // The library prints by Node's own stream, which is not done at once on every system.
      await new Promise<void>((resolve) => void process.stdout.write("", () => resolve()));
      return 0;
    },
  });
}

/** The command line as the completion library knows one; `word` is begun. */
async function commandLine(table: readonly TableLine[], word: string): Promise<RootCommand> {
  const root = new RootCommand();
  for (const line of table) {
    if (line.summary === null) continue;
    const known = await line.load();
    if (isFlag(line)) {
      root.option(line.name.slice(2), line.summary);
      await addOptions(root, known, word);
      continue;
    }
    const added = root.command(line.name, line.summary);
    await addOptions(added, known, word);
    if (known.offers === undefined) continue;
    const offered = await known.offers(() => filesAt(word));
    added.argument("name", (offer) => offered.forEach((value) => void offer(value, "")), true);
  }
  return root;
}

async function addOptions(to: ShellCommand, { options }: Command, word: string): Promise<void> {
  for (const [name, option] of Object.entries(options)) {
    if (option.value === null) {
      for (const spelling of spellings([name, option])) to.option(spelling.slice(2), option.summary);
      continue;
    }
    const offered = option.offers === undefined ? [] : await option.offers(() => filesAt(word));
    to.option(name, option.summary, (offer) => offered.forEach((value) => void offer(value, "")));
  }
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
