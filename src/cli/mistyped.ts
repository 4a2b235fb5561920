import { closestName } from "../config/closest-name.js";
import { type Failure, fail } from "../result.js";
import { isFlag, spellings, type TableLine } from "./table-line.js";

/** Where a first word, which is no file, is nearly a command, or a rule's name: that is what was meant. Null for a file's name. */
export async function mistyped(word: string, table: readonly TableLine[]): Promise<Failure | null> {
  if (/[./\\]/.test(word.replace(/^[a-z]+\//, ""))) return null;
  const names = table.filter((line) => !isFlag(line)).map(({ name }) => name);
  const near = closestName(word, names);
  if (near !== null) return fail(`no such file or command: ${word}; did you mean ${near}?`);
  const { ruleNames } = await import("../rules/by-name.js");
  const isRule = ruleNames.some((name) => name === word || name.endsWith(`/${word}`));
  return isRule ? fail(`no such file: ${word}; for the rule, write report-hook explain ${word}`) : null;
}

/**
 * What is said of an option that a command does not take: what it goes with, or what was meant.
 *
 * @param raw the option as it is written
 * @param line the command that was meant
 * @param isNamed whether it was named, or is meant where none is
 * @param everywhere options that go with every command
 */
export async function unknownOption(
  raw: string,
  line: TableLine,
  isNamed: boolean,
  table: readonly TableLine[],
  everywhere: readonly string[],
): Promise<Failure> {
  // Not every command is there where report-hook lies among a repository's own files.
  const loaded = await Promise.allSettled(table.map(({ load }) => load()));
  const takes = loaded.map((one) =>
    one.status === "fulfilled" ? Object.entries(one.value.options).flatMap(spellings) : [],
  );
  const known = [...takes.flat(), ...everywhere, ...table.filter(isFlag).map(({ name }) => name)];
  const help = `report-hook ${isNamed ? `${line.name} ` : ""}--help`;
  const isStaged = line.name === "--staged";
  const what = isStaged ? "a check of what is staged" : line.name;
  const other = table.find((one, at) => isStaged && isFlag(one) && takes[at]?.includes(raw))?.name;
  const but = other === undefined ? "" : `, but with ${other}`;
  if (known.includes(raw)) return fail(`${raw} does not go with ${what}${but}; see ${help}`);
  const near = closestName(raw, known);
  return fail(`unknown option ${raw}${near === null ? `; see ${help}` : `; did you mean ${near}?`}`);
}
