/** A diagnostic is the hook's finding, word for word, edit by edit: over reports with every kind of damage, and over all real ones. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { template } from "../helpers/answers.js";
import { newChance } from "../helpers/chance.js";
import { damagedReport, plans } from "../helpers/damage.js";
import { newRepo, type Repo } from "../helpers/repo.js";
import { assertSame } from "./same-findings.js";

const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const groups = existsSync(corpus) ? readdirSync(corpus).filter((name) => /^g\d+$/.test(name)) : [];

/** So many versions of each real report are looked at, from its first to its last. */
const mostVersions = 5;

/** One text being written over by another, stopped in the middle of it. */
function halfWay(from: string, to: string): string {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const written = to.slice(0, start + Math.floor((to.length - end - start) / 2));
  return written + from.slice(from.length - end);
}

/** Writes each text over the one before, looks at it half-way and whole, and commits it. */
async function writeAll(repo: Repo, texts: readonly string[]): Promise<void> {
  let before = template;
  for (const [at, text] of texts.entries()) {
    await assertSame(repo, halfWay(before, text));
    await assertSame(repo, text);
    if (at % 2 === 0) await repo.ok("commit", "--no-verify", "--quiet", "--allow-empty", "-am", "next");
    before = text;
  }
}

describe("a report that is being written", () => {
  it("has the hook's findings, whatever is done to it", async (t) => {
    const { seed } = newChance();
    t.diagnostic(`seed ${seed}`);
    const all = fc.sample(plans(27), { numRuns: 25, seed });
    const texts = all.map((plan) => damagedReport(template, { ...plan, byteOrderMark: false }));
    await writeAll(await newRepo(), texts);
  });

  for (const group of groups) {
    it(`has them over the history of ${group}`, async () => {
      const folder = join(corpus, group);
      const files = readdirSync(folder).filter((name) => /^\d+\.md$/.test(name));
      const step = Math.max(1, (files.length - 1) / (mostVersions - 1));
      const picked = files.filter((_, at) => Math.floor(at % step) === 0 || at === files.length - 1);
      await writeAll(
        await newRepo(),
        picked.slice(-mostVersions).map((name) => readFileSync(join(folder, name), "utf8")),
      );
    });
  }
});
