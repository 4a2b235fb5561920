import { existsSync } from "node:fs";
import { closestName } from "../config/closest.js";
import { type Failure, fail } from "../result.js";
import { isFlag, type TableLine } from "./table-line.js";

/** Where a first word is no file, but nearly a command, or a rule's name: that is what was meant. Null for a file's name. */
export async function mistyped(word: string, table: readonly TableLine[]): Promise<Failure | null> {
  if (/[./\\]/.test(word.replace(/^[a-z]+\//, "")) || existsSync(word)) return null;
  const names = table.filter((line) => !isFlag(line)).map(({ name }) => name);
  const near = closestName(word, names);
  if (near !== null) return fail(`no such file or command: ${word}; did you mean ${near}?`);
  const { ruleNames } = await import("../rules/by-name.js");
  const isRule = ruleNames.some((name) => name === word || name.endsWith(`/${word}`));
  return isRule ? fail(`no such file: ${word}; for the rule, write report-hook explain ${word}`) : null;
}
