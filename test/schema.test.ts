/** The JSON Schema that editors use says of a configuration what report-hook itself says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { defaultConfig, isConfigError, parseConfig } from "../src/config/config.js";
import { rules } from "../src/rules/by-name.js";

const schema = JSON.parse(readFileSync(new URL("../schema/config.schema.json", import.meta.url), "utf8"));
const validate = new Ajv().compile(schema);
const ruleNames = rules.map(({ name }) => name);

const schemaAccepts = (config: unknown): boolean => validate(config);
const toolAccepts = (config: unknown): boolean =>
  !isConfigError(parseConfig(JSON.stringify(config), ".report-hook.json", ruleNames));

describe("the configuration's schema", () => {
  it("has every rule, with the rule's own summary", () => {
    const described = Object.entries<{ description: string }>(schema.properties.rules.properties);
    assert.deepEqual(
      described.map(([name, { description }]) => [name, description.toLowerCase()]).sort(),
      rules.map(({ name, summary }) => [name, `${summary}.`.toLowerCase()]).sort(),
    );
  });

  it("has the tool's defaults", () => {
    const { reports, page, template, rules: levels, fix, patterns } = schema.properties;
    const words = Object.entries<{ default: string }>(patterns.properties).map(([key, word]) => [key, word.default]);
    assert.deepEqual(
      {
        reports: reports.default,
        page: page.default,
        template: template.default,
        rules: levels.default,
        fix: fix.default,
        patterns: Object.fromEntries(words),
      },
      defaultConfig,
    );
  });

  it("accepts what the tool prints as its configuration", () => {
    assert.ok(schemaAccepts(JSON.parse(JSON.stringify(defaultConfig))));
  });

  const part = fc.constantFrom(
    "reports",
    "notes.md",
    "page.html",
    "PAGE.HTM",
    "git~1",
    ".git. ",
    "..",
    ".",
    "",
    ".git",
    ".GIT",
    "...",
    "c:",
    "a b",
    "*",
    "**",
    "\u0000",
    "é",
  );
  const path = fc
    .tuple(fc.array(part, { maxLength: 4 }), fc.constantFrom("/", "\\"))
    .map(([parts, mark]) => parts.join(mark));
  const wrong = fc.constantFrom<unknown>(null, 1, true, "", " ", [], {});
  const level = fc.constantFrom<unknown>("error", "warning", "note", "off", "off", "fatal", 1);
  const files = fc.oneof(path, fc.constantFrom("docs/[0-9].md", "docs/?.md", "docs/one.md"));
  const pages = fc.oneof(
    path,
    fc.constantFrom("{name}.html", "page.html", "pages/{name}/page.html"),
    fc.constant(false),
  );
  const group = fc.record(
    {
      files: fc.oneof(files, files, files, wrong),
      page: fc.oneof(pages, pages, pages, wrong),
      template: fc.oneof(path, path, wrong),
    },
    { requiredKeys: [] },
  );
  const values = {
    $schema: fc.string(),
    reports: fc.array(fc.oneof(path, group), { maxLength: 1 }),
    page: fc.oneof(path, fc.constant(false)),
    template: fc.oneof(path, fc.constant("dtu-mlops-2026-01-09")),
    rules: fc.dictionary(fc.constantFrom(...ruleNames, "answer/none"), level, { maxKeys: 2 }),
    patterns: fc.dictionary(fc.constantFrom("question", "answer", "other"), fc.constantFrom<unknown>("Frage", " ", 1)),
    unknown: fc.string(),
  };
  const config = fc.oneof(
    ...Object.entries(values).map(([key, value]) => fc.oneof(value, value, wrong).map((one) => ({ [key]: one }))),
  );

  it("accepts a configuration exactly where the tool does", () => {
    let accepted = 0;
    fc.assert(
      fc.property(config, (value) => {
        const right = toolAccepts(value);
        if (right) accepted++;
        assert.equal(schemaAccepts(value), right, JSON.stringify({ value, errors: validate.errors }));
      }),
      { numRuns: 3000 },
    );
    assert.ok(accepted > 300, `only ${accepted} were accepted`);
  });
});
