import { readFileSync } from "node:fs";
import type { Rule } from "../src/rules/model.js";

/** A file of which a part is made from the list of rules. */
export interface RuleDocument {
  /** From the project's root. */
  readonly path: string;
  /** The file's text with that part made again. Throws where the part is not found. */
  readonly textFrom: (text: string, rules: readonly Rule[]) => string;
}

export const ruleDocuments: readonly RuleDocument[] = [
  {
    path: "schema/config.schema.json",
    textFrom: (text, rules) => between(text, schemaStart, "\n      }\n", rules.map(schemaEntry).join(",\n")),
  },
  { path: "docs/rules.md", textFrom: (text, rules) => between(text, tableStart, tableEnd, ruleTable(rules)) },
  { path: "docs/fix.md", textFrom: (text, rules) => between(text, tableStart, tableEnd, fixTable(rules)) },
];

const schemaStart = `differ from its default.",\n      "properties": {\n`;
const tableStart = "<!-- made by npm run rules -->\n\n";
const tableEnd = "\n\n<!-- end -->";

/** The text of one of the project's files. */
export function readDocument(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

function between(text: string, start: string, end: string, now: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from + start.length);
  if (from < 0 || to < 0) throw new Error(`not in the file: ${JSON.stringify(from < 0 ? start : end)}`);
  return text.slice(0, from + start.length) + now + text.slice(to);
}

function schemaEntry({ name, summary }: Rule): string {
  const description = JSON.stringify(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`);
  return [
    `        "${name}": {`,
    `          "$ref": "#/definitions/setting",`,
    `          "description": ${description}`,
    "        }",
  ].join("\n");
}

function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ name, levels, fix, summary }) => {
    const fixed = fix === undefined ? "" : fix.safe ? "safe" : "yes";
    return `| [${name}](rules/${name}.md) | ${levels.staged} | ${levels.scan} | ${fixed} | ${inTable(summary)} |`;
  });
  return ["| rule | commit | scan | fix | what it finds |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Rules with the same fix share a row. */
function fixTable(rules: readonly Rule[]): string {
  const names = new Map<NonNullable<Rule["fix"]>, string[]>();
  for (const { name, fix } of rules) if (fix !== undefined) names.set(fix, [...(names.get(fix) ?? []), `\`${name}\``]);
  const rows = [...names].map(([fix, some]) => `| ${some.join(", ")} | ${fix.does} | ${fix.safe ? "yes" : ""} |`);
  return ['| finding | what is done | in `"fix": "safe"` |', "| --- | --- | --- |", ...rows].join("\n");
}

function inTable(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
