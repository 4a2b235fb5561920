/** A rule is one file, one line in the list and its page: added so to a copy of the sources, it works everywhere. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const project = fileURLToPath(new URL("../..", import.meta.url));

const rule = `import type { AnswerRule } from "../model.js";

export const shouting: AnswerRule = {
  name: "answer/shouting",
  summary: "an answer that shouts",
  levels: { staged: "warning", scan: "error" },
  checkAnswer({ question }) {
    const { answer } = question;
    if (answer === null || !answer.text.includes("!!")) return [];
    return [
      { question: question.number, span: answer.content, message: "the answer shouts", help: "Say it calmly", target: "!" },
    ];
  },
  fix: {
    stage: "answers",
    safe: true,
    does: "it says it calmly",
    changesIn: (_, { text, span }) => {
      const start = span.start + text.indexOf("!!");
      return [{ what: "took a mark off", edits: [{ span: { start, end: start + 1 }, text: "" }] }];
    },
  },
};
`;

const driver = `import { checkReport } from "./src/index.js";
import { readTemplate } from "./src/template/read.js";
import { parseReport } from "./src/report/parse.js";
import { coursePatterns } from "./src/course/patterns.js";
import { fixText } from "./src/fix/fix.js";
import { rulePage } from "./src/disk/rule-page.js";
import { ruleNames } from "./src/rules/by-name.js";
import { sarifPrinter } from "./src/output/sarif.js";

const asked = "# Kites\\n\\n### Question 1\\n\\n> Who flies?\\n>\\n> Answer:\\n\\n--- question 1 fill here ---\\n";
const text = asked.replace("--- question 1 fill here ---", "We do!!");
const template = readTemplate(parseReport(asked, { patterns: coursePatterns }), "kites", "option", coursePatterns);
const files = () => ({ kind: "present" as const });
const fixed = fixText(text, {
  before: null,
  ...{ template, templateTexts: [asked], path: "reports/README.md", patterns: coursePatterns, files },
  ...{ rules: null, safe: false, questions: null },
});
console.log(
  JSON.stringify({
    found: checkReport(text, { template })
      .findings.filter(({ rule }) => rule === "answer/shouting")
      .map(({ rule, level, fixable }) => [rule, level, fixable]),
    fixed: fixed.text.endsWith("We do!\\n"),
    page: await rulePage("shouting", ruleNames),
    sarif: sarifPrinter("1.0.0").start,
  }),
);
`;

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "report-hook-rule-"));
  for (const name of ["src", "scripts", "docs", "schema", "package.json", "tsconfig.json"])
    cpSync(join(project, name), join(folder, name), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "src/rules/answer/shouting.ts"), rule);
  appendFileSync(join(folder, "src/rules/registry.ts"), 'export { shouting } from "./answer/shouting.js";\n');
  writeFileSync(join(folder, "docs/rules/answer/shouting.md"), "# answer/shouting\n");
  writeFileSync(join(folder, "driver.ts"), driver);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one of the copy's own files. */
async function inCopy(file: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", file], { cwd: folder });
  return stdout;
}

describe("a rule that is added", () => {
  it("is checked, fixed, explained and in SARIF", async () => {
    const { found, fixed, page, sarif } = JSON.parse(await inCopy("driver.ts"));
    assert.deepEqual(found, [["answer/shouting", "error", true]]);
    assert.equal(fixed, true);
    assert.match(page, /^# answer\/shouting\n\n## Configuration\n[^]*"answer\/shouting": "warning"/);
    assert.match(sarif, /"id":"answer\/shouting","shortDescription":\{"text":"An answer that shouts/);
  });

  it("comes into the schema and the documents' tables by one command", async () => {
    await inCopy("scripts/rules.ts");
    const schema = JSON.parse(readFileSync(join(folder, "schema/config.schema.json"), "utf8"));
    assert.equal(schema.properties.rules.properties["answer/shouting"].description, "An answer that shouts.");
    const row = "| [answer/shouting](rules/answer/shouting.md) | warning | error | safe | an answer that shouts |";
    assert.ok(readFileSync(join(folder, "docs/rules.md"), "utf8").includes(row));
    assert.ok(
      readFileSync(join(folder, "docs/fix.md"), "utf8").includes("| `answer/shouting` | it says it calmly | yes |"),
    );
  });
});
