/** What a reviewer sees of a page when an answer's state changes: the lines of that question and of no other. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { newRepo, type Repo, reportPath } from "../helpers/repo.js";

const pagePath = "reports/report.html";
const id = "question-8";

/** The lines of a page that are one question's: in its article, and those that lead to it. */
function linesOf(html: string): ReadonlySet<number> {
  const own = new Set<number>();
  const lines = html.split("\n");
  let inside = false;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("<article ")) inside = line.includes(`id="${id}"`);
    if (inside || line.includes(`href="#${id}"`)) own.add(index + 1);
    if (line === "</article>") inside = false;
    // The way to a question that is not answered ends one stretch of the page and begins the next.
    if (line.includes(`<p class="next"><a href="#${id}"`)) own.add(index + 2).add(index + 3);
  }
  return own;
}

/** The lines of the page that the last commit took away, and those that it put there. */
async function changedLines(repo: Repo): Promise<{ readonly old: readonly number[]; readonly now: readonly number[] }> {
  const diff = await repo.ok("diff", "--unified=0", "HEAD^", "HEAD", "--", pagePath);
  const range = (from = "", count = "1"): number[] => Array.from({ length: Number(count) }, (_, i) => Number(from) + i);
  const hunks = [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)];
  return {
    old: hunks.flatMap(([, from, count]) => range(from, count)),
    now: hunks.flatMap(([, , , from, count]) => range(from, count)),
  };
}

/** The states between which an answer goes, with the words that it has then. */
const steps: readonly (readonly [name: string, text: string])[] = [
  ["answered within its limits", answered(template, 8, answer("kite", 100))],
  ["one word short", answered(template, 8, answer("kite", 99))],
  ["far too short", answered(template, 8, answer("kite", 20))],
  ["not answered", template],
  ["answered again", answered(template, 8, answer("kite", 150))],
];

describe("the diff of a page", () => {
  it("in which an answer's state changes holds that question's lines alone", async () => {
    const repo = await newRepo();
    for (const [name, text] of steps) {
      repo.write(reportPath, text);
      await repo.ok("commit", "--quiet", "-am", name);
      if (name === steps[0]?.[0]) continue;
      const { old, now } = await changedLines(repo);
      const [before, after] = [await repo.ok("show", `HEAD^:${pagePath}`), await repo.ok("show", `HEAD:${pagePath}`)];
      assert.ok(now.length > 0, name);
      assert.deepEqual(
        [old.filter((line) => !linesOf(before).has(line)), now.filter((line) => !linesOf(after).has(line))],
        [[], []],
        name,
      );
    }
  });
});
