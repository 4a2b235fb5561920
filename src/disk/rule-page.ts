import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { closestName } from "../config/closest-name.js";
import { type Failure, fail } from "../result.js";
import { packageFolder } from "../version.js";

/**
 * The page of `docs/rules` about one rule, as Markdown.
 *
 * @param rule its name, with or without the part before the slash (`answer/too-long`, `too-long`)
 * @returns a failure that names the closest rule where there is none of that name
 */
export async function rulePage(rule: string, rules: readonly string[]): Promise<string | Failure> {
  const full = rules.find((name) => name === rule) ?? rules.find((name) => name.split("/")[1] === rule);
  if (full === undefined) {
    const near =
      closestName(rule, rules) ??
      closestName(
        rule,
        rules.map((name) => name.split("/")[1] ?? name),
      );
    const hint = near === null ? "report-hook explain lists them" : `did you mean ${near}?`;
    return fail(`no rule is called ${rule}; ${hint}`);
  }
  const page = await readFile(join(packageFolder("docs"), "rules", `${full}.md`), "utf8");
  return withoutConfiguration(page) === page ? page + configurationOf(full) : page;
}

/** A rule's page without its last part, which all have alike: what is kept in a repository has it once. */
export function withoutConfiguration(page: string): string {
  return page.replace(/\n## Configuration\n[^]*$/, "");
}

function configurationOf(rule: string): string {
  const example = `{ "rules": { "${rule}": "warning" } }`;
  return `\n## Configuration\n\nIn \`.report-hook.json\`; a level counts in commits and in full scans alike:\n\n\`\`\`json\n${example}\n\`\`\`\n`;
}
