import { type Command, command, type Option } from "../commands/command.js";
import { closestName } from "../config/closest-name.js";
import { foldProse, foldRow } from "../output/fold.js";
import { withCommand } from "../output/own-command.js";
import { say } from "../output/say.js";
import { whereItPrints } from "../output/terminal.js";
import { fail } from "../result.js";
import { isFlag, spellings, type TableLine } from "./table-line.js";

/** `report-hook help`, which tells of the commands in `table`. */
export function help(table: readonly TableLine[]): Command {
  const names = table.filter((line) => !isFlag(line)).map(({ name }) => name);
  return command({
    options: {},
    offers: async () => names,
    about: "Prints the options of a command, with examples; without a name, what commands there are.",
    examples: ["help fix"],
    run: async ([topic]) => {
      if (topic === undefined) return say(await generalHelp(table));
      const line = table.find(({ name }) => name === topic);
      if (line !== undefined) return say(await helpFor(line));
      const near = closestName(topic, names);
      return fail(`no such command: ${topic}; ${near === null ? "see report-hook --help" : `did you mean ${near}?`}`);
    },
  });
}

/** The help for all of it. */
export async function generalHelp(table: readonly TableLine[]): Promise<string> {
  const shown = table.filter(({ summary }) => summary !== null);
  const usages = shown.map((line): [string, string] => [usage(line), line.summary ?? ""]);
  const checks = await Promise.all(shown.filter(isFlag).map(({ load }) => load()));
  const options = new Map(checks.flatMap((check) => Object.entries(check.options)));
  const about =
    "report-hook checks a Markdown report against its template and puts its HTML page into the same commit.";
  return `${foldProse(about, whereItPrints().width)}

usage
${columns(usages)}

options
${columns([...[...options].map(optionLine), ["--help, --version", ""]])}

exit codes  0: nothing stops the commit   1: findings do   2: it could not run

REPORT_HOOK=0 git commit … commits without the check.`;
}

/** The help for one command. */
async function helpFor(line: TableLine): Promise<string> {
  const { options, about, examples } = await line.load();
  const list = Object.entries(options).map(optionLine);
  const parts = [
    `usage: ${usage(line)}${list.length === 0 ? "" : " [options]"}`,
    foldProse(about, whereItPrints().width),
    ...(list.length === 0 ? [] : [columns(list)]),
    `examples\n${examples.map(exampleLine).join("\n")}`,
  ];
  return parts.join("\n\n");
}

/** An example that can be copied: as the program is started here. */
function exampleLine(example: string): string {
  const { command } = whereItPrints();
  return `  ${example.includes("report-hook") ? withCommand(example, command) : `${command()} ${example}`}`;
}

function usage({ name, words }: TableLine): string {
  return `report-hook ${name === "--staged" ? `[${name}]` : name} ${words}`.trimEnd();
}

function optionLine([name, option]: readonly [string, Option]): [string, string] {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.value === null ? "" : ` ${option.value}`;
  return [short + spellings([name, option]).join(", ") + value, option.summary];
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const longest = Math.max(...rows.map(([first]) => first.length));
  const { width } = whereItPrints();
  return rows.map(([first, second]) => foldRow(`  ${first.padEnd(longest)}  `, second, width)).join("\n");
}
