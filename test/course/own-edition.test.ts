/**
 * An edition of our own, in a copy of the project: added as the course's are, it is kept without its sentences, known again in reports that were
 * made from it, and read as the course's checker reads such reports.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder } from "../helpers/repo.js";
import { replaced } from "../helpers/report.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const name = "dtu-mlops-2031-01-01";

/** What is asked of the copy: of each report, which edition it was made from and what the checker says of it. */
const asking = `
import { readFileSync } from "node:fs";
import { recognise } from "./src/course/recognise.js";
import { verdictOf } from "./src/course/verdict.js";
import { parseReport } from "./src/report/parse.js";
import { coursePatterns } from "./src/course/patterns.js";
const texts = JSON.parse(readFileSync("texts.json", "utf8"));
const said = texts.map((text) => {
  const edition = recognise(parseReport(text, { patterns: coursePatterns }));
  return { edition: edition?.name ?? null, verdict: edition === null ? null : verdictOf(text, edition) };
});
console.log(JSON.stringify(said));
`;

/** Each with what the checker says, worked out by hand: it reads 27 answers, and question 5 asks for 100 to 200 words. */
const reports: Readonly<
  Record<string, { readonly text: string; readonly five: string | null; readonly says: RegExp }>
> = {
  "as it was handed out": { text: template, five: "6", says: /^readable, 27 answers/ },
  "with question 5 answered": {
    text: answered(template, 5, answer("a", 120)),
    five: null,
    says: /^readable, 27 answers/,
  },
  "with too many words": { text: answered(template, 5, answer("a", 201)), five: "201", says: /^readable, 27 answers/ },
  "with too few words": { text: answered(template, 5, answer("a", 99)), five: "99", says: /^readable, 27 answers/ },
  "with a heading in the answer, where it is cut": {
    text: answered(template, 5, `${answer("a", 60)}\n\n#### Then\n\n${answer("b", 60)}`),
    five: "60",
    says: /^readable, 27 answers/,
  },
  "with a word of a prompt changed": {
    text: replaced(template, "Dependencies", "Requirements"),
    five: "6",
    says: /^readable/,
  },
  "without an answer line": { text: broken(template, 9), five: null, says: /^unreadable, 26 answers/ },
  "with CRLF": {
    text: answered(template, 5, answer("a", 120)).replaceAll("\n", "\r\n"),
    five: null,
    says: /^readable/,
  },
};

interface Said {
  readonly edition: string | null;
  readonly verdict: {
    readonly readable: boolean;
    readonly answers: number;
    readonly failed: readonly { readonly question: number; readonly of: string; readonly got: number }[] | null;
  } | null;
}

describe("an edition of our own", () => {
  const copy = newFolder("project");
  let said: readonly Said[] = [];
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, ["--import", "tsx", ...args], { cwd: copy, encoding: "utf8" });

  before(() => {
    for (const path of ["src", "scripts/editions.ts", "package.json", "tsconfig.json"])
      cpSync(join(project, path), join(copy, path), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(copy, "node_modules"), "junction");
    writeFileSync(join(copy, "2031-01-01.md"), template);
    run("scripts/editions.ts", "2031-01-01.md");
    writeFileSync(join(copy, "texts.json"), JSON.stringify(Object.values(reports).map(({ text }) => text)));
    writeFileSync(join(copy, "ask.ts"), asking);
    said = JSON.parse(run("ask.ts")) as Said[];
  });

  it("is kept without a sentence of it", () => {
    const data = readFileSync(join(copy, "src", "course", "editions", "data.json"), "utf8");
    assert.ok(data.includes(name));
    assert.doesNotMatch(data, /[a-z]{2,} [a-z]{2,}/i);
  });

  for (const [index, [what, { five, says }]] of Object.entries(reports).entries()) {
    it(`is known in a report ${what}, with the checker's verdict`, () => {
      const { edition, verdict } = said[index] ?? {};
      assert.equal(edition, name);
      assert.ok(verdict);
      assert.match(`${verdict.readable ? "readable" : "unreadable"}, ${verdict.answers} answers`, says);
      const failed = verdict.failed?.find(({ question, of }) => question === 5 && of === "words");
      assert.equal(failed === undefined ? null : String(failed.got), five);
    });
  }
});
