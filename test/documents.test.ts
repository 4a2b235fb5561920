/** The pages in docs/ and at the root: their links lead somewhere, and they name all that there is. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { defaultConfig, isConfigError, parseConfig } from "../src/config/config.js";
import { verdictOf } from "../src/course/verdict.js";
import { jsonPrinter } from "../src/output/json.js";
import { ruleNames } from "../src/rules/by-name.js";
import { garden } from "./helpers/report.js";
import { checked, finding, printed, unread } from "./helpers/run.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (page: string): string => readFileSync(join(root, page), "utf8");

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

describe("links lead to files and headings that exist", () => {
  for (const page of pages) {
    it(page, () => {
      const targets = [...prose(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => match[1] ?? "");
      assert.deepEqual(
        targets.filter((target) => !leads(page, target)),
        [],
      );
    });
  }
});

describe("docs/json.md", () => {
  it("names every field of the JSON format", () => {
    const unreadable = checked([], { verdict: verdictOf("no answer at all", garden()) });
    const output = JSON.parse(printed(jsonPrinter("scan", "1.0.0"), [checked([finding()]), unreadable, unread()]));
    const named = new Set([...read("docs/json.md").matchAll(/`([\w.]+)`/g)].flatMap((match) => match[1]?.split(".")));
    assert.deepEqual(
      [...keysOf(output)].filter((key) => !named.has(key)),
      [],
    );
  });
});

describe("docs/configuration.md", () => {
  const examples = [...read("docs/configuration.md").matchAll(/```json\n([^`]*)```/g)].map((match) => match[1] ?? "");

  it("shows the defaults first", () => {
    assert.deepEqual(parseConfig(examples[0] ?? "", ".report-hook.json", ruleNames), defaultConfig);
  });

  it("shows only what the command accepts, as the README does", () => {
    const [ofReadme = ""] = /(?<=```json\n)[^`]*(?=```)/.exec(read("README.md")) ?? [];
    for (const example of [...examples, ofReadme])
      assert.ok(!isConfigError(parseConfig(example, ".report-hook.json", ruleNames)), example);
  });

  it("shows the very line that a mistake is answered with", () => {
    const text = '{ "rules": { "answer/too-shrot": "error" } }';
    const said = parseConfig(text, ".report-hook.json", ruleNames);
    assert.ok(isConfigError(said));
    assert.ok(read("docs/configuration.md").includes(`report-hook: ${said.error}\n`));
  });
});

/** A page without its code. */
function prose(page: string): string {
  return read(page)
    .replace(/^```[^]*?^```$/gm, "")
    .replace(/``?[^`\n]+``?/g, "");
}

function leads(page: string, target: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(readFileSync(file, "utf8")).includes(heading);
}

/** The names that GitHub gives to the headings of a page. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The keys of all objects in a value. */
function keysOf(value: unknown): Set<string> {
  if (typeof value !== "object" || value === null) return new Set();
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return new Set([...own, ...Object.values(value).flatMap((part) => [...keysOf(part)])]);
}
