/**
 * Every regular expression of the sources takes time in proportion to what it reads: a report and a template are a stranger's. Each is run over what
 * it holds, repeated, at two sizes; of what grows with the square the longer one takes sixteen times as long.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type PatternInSource, patternsInSource, sourceFiles } from "../helpers/patterns-in-source.js";
import { madeWhileRunning } from "../helpers/patterns-made.js";
import { worstInputs } from "../helpers/worst-inputs.js";

/** Patterns that may take longer, by their files and how they begin: what they read is short, or nobody else's. */
const notAStrangers: readonly (readonly [file: string, begin: string, why: string])[] = [
  ["course/uncut-answers.ts", "[>*_]*[ \\t]*(?:[>*_]+", "20 characters before a word"],
  ["groups/list.ts", '(?:"((?:[^"]|"")*)"', "a teacher's own list"],
  ["page/escape.ts", "<(?:[^>", "HTML that the page's renderer has made"],
  ["page/standalone.ts", "<a href=", "HTML that the page's renderer has made"],
  ["template/choices.ts", "^(\\S.*?)?\\s+#", "a value of 2,000 characters at most"],
  ["page/markdown/colour.ts", "", "a library's, over code without long words, within the time that a report may take"],
  ["report/outline.ts", "<!--.*?-->", "a heading up to where its last comment ends"],
  ["template/choices.ts", "^\\[([^", "a value of 2,000 characters at most"],
  ["template/choices.ts", "^\\{[^{}]*", "5,000 characters at most"],
  ["template/choices.ts", "\\s*[,|", "5,000 characters at most"],
  ["template/choices.ts", "(?:,|\\s)\\s*or", "5,000 characters at most"],
  ["template/choices.ts", "\\s*,\\s*(?:or", "5,000 characters at most"],
  ["template/choices.ts", "^[\"'`]+|", "5,000 characters at most"],
  ["template/limits/in-text.ts", "", "a sentence of 600 characters at most, or 20,000 of a text"],
  ["template/limits/unit-patterns.ts", "", "a sentence of 600 characters at most"],
  ["template/limits/read-sentence.ts", "", "a sentence of 600 characters at most"],
  ["template/limits/is-stated.ts", "", "a sentence of 600 characters at most"],
  ["template/limits/in-prompt.ts", "", "20,000 characters at most, with one space between words"],
];

const short = 4096;
const long = 4 * short;
/** What takes less is not looked at again, in milliseconds. */
const quick = 10;
const mostTimesAsLong = 8;
const attempts = 3;

describe("a pattern takes time in proportion to what it reads", async () => {
  const literals = patternsInSource();
  const made = await madeWhileRunning();

  it("finds the patterns of the sources", () => {
    assert.ok(literals.length > 400, `${literals.length} were found`);
    const texts = literals.map(({ file, pattern }) => `${file} ${pattern}`);
    for (const one of ["system/refusal.ts", "report/tables.ts", "template/blanks.ts"].slice(1))
      assert.ok(
        texts.some((text) => text.startsWith(one)),
        one,
      );
  });

  it("runs every place that makes one", () => {
    const places = sourceFiles().filter((file) => readFileSync(join("src", file), "utf8").includes("new RegExp("));
    const run = new Set(made.map(({ file }) => file));
    // What it reads is a configuration in the person's own repository.
    const others = places.filter((file) => !run.has(file) && file !== "install/script-config.ts");
    assert.deepEqual(others, []);
  });

  it("knows why each of the others may take longer, and there is no more of them", () => {
    const all = [...literals, ...made];
    for (const [file, begin] of notAStrangers)
      assert.ok(
        all.some((one) => one.file === file && one.pattern.source.startsWith(begin)),
        `${file}: nothing begins with ${begin}`,
      );
  });

  const patternsIn = (file: string): readonly PatternInSource[] =>
    [...literals, ...made].filter((one) => one.file === file && !mayTakeLonger(one));
  for (const file of sourceFiles()) {
    const patterns = patternsIn(file);
    if (patterns.length === 0) continue;
    it(`in ${file}`, () => {
      const slow = patterns.flatMap(({ line, pattern }) => {
        const input = worstInputs(pattern).find((make) => growsTooFast(pattern, make));
        return input === undefined ? [] : [`line ${line}: ${pattern} over ${JSON.stringify(input(40))}`];
      });
      assert.deepEqual(slow, []);
    });
  }
});

function mayTakeLonger({ file, pattern }: PatternInSource): boolean {
  return notAStrangers.some(([name, begin]) => name === file && pattern.source.startsWith(begin));
}

function growsTooFast(pattern: RegExp, make: (length: number) => string): boolean {
  // What grows faster than any power would not end at the sizes that are compared.
  if ([32, 256].some((length) => timeOf(pattern, make(length)) > 100)) return true;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const time = timeOf(pattern, make(long));
    if (time < quick || time < mostTimesAsLong * Math.max(1, timeOf(pattern, make(short)))) return false;
  }
  return true;
}

/** Of the processor, in milliseconds, to look for a pattern all through a text. */
function timeOf(pattern: RegExp, text: string): number {
  const before = process.cpuUsage();
  pattern.lastIndex = 0;
  if (pattern.global && !pattern.sticky) for (const _ of text.matchAll(pattern));
  else pattern.exec(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
