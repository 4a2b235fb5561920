import { readFile } from "node:fs/promises";
import { type Failure, fail } from "./failure.js";
import { nearest } from "./nearest.js";

/**
 * The page of `docs/rules` about one rule, as Markdown.
 *
 * @param rule its name, with or without the part before the slash (`answer/too-long`, `too-long`)
 * @returns a failure that names the nearest rule where there is none of that name
 */
export async function explain(rule: string, rules: readonly string[]): Promise<string | Failure> {
  const full = rules.find((name) => name === rule) ?? rules.find((name) => name.split("/")[1] === rule);
  if (full === undefined) {
    const near =
      nearest(rule, rules) ??
      nearest(
        rule,
        rules.map((name) => name.split("/")[1] ?? name),
      );
    const hint = near === null ? "report-hook explain lists them" : `did you mean ${near}?`;
    return fail(`no rule is called ${rule}; ${hint}`);
  }
  return readFile(new URL(`../docs/rules/${full}.md`, import.meta.url), "utf8");
}
