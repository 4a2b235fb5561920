import { parseArgs } from "node:util";
import type { Command, Options, Values } from "../commands/command.js";
import { type Failure, fail, isFailure } from "../result.js";
import { isFlag, spellings, type TableLine } from "./table-line.js";

/** What a command line asks for. */
export interface Request {
  readonly name: string;
  readonly command: Command;
  readonly words: readonly string[];
  readonly values: Values;
  /** The command's name is left out: what stands in its place. */
  readonly implied: string | null;
}

/** Goes with every command. */
const general = {
  help: { value: null, short: "h", summary: "" },
  version: { value: null, short: "v", summary: "" },
} as const satisfies Options;

/**
 * The command that a command line asks for, with its words and options; "version" where it asks for no more.
 *
 * @returns a failure that says what is off and what to write instead, with the closest name there is
 */
export async function choose(
  argv: readonly string[],
  table: readonly TableLine[],
): Promise<Request | "version" | Failure> {
  const [only] = argv;
  const alone = argv.length === 1 ? table.find((one) => one.name === only) : undefined;
  // What every commit asks needs no parser, nor does a command alone.
  if (alone !== undefined)
    return {
      name: alone.name,
      command: await alone.load(),
      words: [],
      values: isFlag(alone) ? { [alone.name.slice(2)]: true } : {},
      implied: null,
    };
  const line = (await namedLine(argv, table)) ?? (await impliedLine(argv, table));
  if (isFailure(line)) return line;
  const isNamed = !isFlag(line) && argv.includes(line.name);
  const command = await line.load();
  if (command.takesAll === true && !argv.includes("--help")) {
    const words = argv.slice(argv.indexOf(line.name) + 1);
    return { name: line.name, command, words, values: {}, implied: null };
  }
  const own = isFlag(line) ? { [line.name.slice(2)]: { value: null, summary: "" } } : {};
  const parsed = parse(argv, { ...own, ...command.options, ...general });
  if ("unknown" in parsed) {
    const { unknownOption } = await import("./mistyped.js");
    return unknownOption(parsed.unknown, line, isNamed, table, Object.entries(general).flatMap(spellings));
  }
  if (isFailure(parsed)) return parsed;
  const { version, help, ...values } = parsed.values;
  if (version === true) return "version";
  const words = isNamed ? parsed.words.slice(1) : parsed.words;
  if (help === true) return helpOn(isNamed ? [line.name] : [], table);
  const isImplied = !isNamed && !isFlag(line);
  return { name: line.name, command, words, values, implied: isImplied ? (words[0] ?? null) : null };
}

/** The command whose name is the first word; null where that is none. */
async function namedLine(argv: readonly string[], table: readonly TableLine[]): Promise<TableLine | null> {
  for (const word of argv) {
    if (word === "--") return null;
    const line = table.find((one) => one.name === word && !isFlag(one));
    if (line === undefined) continue;
    // It may be an option's value, which only the command's own options tell.
    const { options } = await line.load();
    const first = tokensOf(argv, { ...options, ...general }).find((token) => token.kind === "positional");
    if (first?.value === word) return line;
  }
  return null;
}

/** The command that is meant where none is named. */
async function impliedLine(argv: readonly string[], table: readonly TableLine[]): Promise<TableLine | Failure> {
  const end = argv.indexOf("--");
  const flags = end < 0 ? argv : argv.slice(0, end);
  const asked = table.filter((line) => isFlag(line) && flags.includes(line.name));
  const named = asked.map(({ name }) => name);
  if (asked.length > 1) return fail(`${named.join(" and ")} ask for two different things: give one of them`);
  if (asked[0] !== undefined) return asked[0];
  const check = table.find(({ name }) => name === "check") as TableLine;
  // An option's value is no file to check, which only the options tell; those of `--all` may stand where it was forgotten.
  const all = table.find(({ name }) => name === "--all") ?? check;
  const options = { ...(await check.load()).options, ...(await all.load()).options };
  const hasWords = tokensOf(argv, { ...options, ...general }).some((token) => token.kind === "positional");
  return hasWords ? check : (table.find(({ name }) => name === "--staged") as TableLine);
}

async function helpOn(words: readonly string[], table: readonly TableLine[]): Promise<Request> {
  const line = table.find(({ name }) => name === "help") as TableLine;
  return { name: line.name, command: await line.load(), words, values: {}, implied: null };
}

type Parsed = { readonly words: readonly string[]; readonly values: Values };

function parse(argv: readonly string[], options: Options): Parsed | Failure | { readonly unknown: string } {
  const values: Record<string, string | boolean> = {};
  const words: string[] = [];
  for (const token of tokensOf(argv, options)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      words.push(token.value);
      continue;
    }
    const isNegative = token.rawName.startsWith("--no-");
    const name = isNegative ? token.name.slice("no-".length) : token.name;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined || !(isNegative ? option.negative !== undefined : option.negative !== "only"))
      return { unknown: token.rawName };
    if (option.value === null) {
      if (token.value !== undefined) return fail(`${token.rawName} takes no value`);
      values[name] = !isNegative;
    } else {
      if (token.value === undefined || token.value === "" || token.value.startsWith("--"))
        return fail(`${token.rawName} needs a value`);
      const before = values[name];
      values[name] = option.many === true && before !== undefined ? `${before},${token.value}` : token.value;
    }
  }
  return { words, values };
}

function tokensOf(argv: readonly string[], options: Options) {
  const known = Object.entries(options).map(([name, { value, short }]) => [
    name,
    { type: value === null ? "boolean" : "string", ...(short === undefined ? {} : { short }) } as const,
  ]);
  const config = { args: [...argv], options: Object.fromEntries(known), strict: false, allowPositionals: true };
  return parseArgs({ ...config, tokens: true }).tokens;
}
