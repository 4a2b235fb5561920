import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { pageOf, reportOf } from "./page.js";

describe("pages merge as text", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "report-hook-merge-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What git makes of two pages with a common ancestor. */
  function merge(ours: string, base: string, theirs: string): { text: string; conflicts: number } {
    const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
    const run = spawnSync("git", ["merge-file", "-p", ...files], { encoding: "utf8" });
    return { text: run.stdout, conflicts: run.status ?? -1 };
  }

  const answer = fc.oneof(
    fc.constant("--- question 1 fill here ---"),
    fc
      .array(fc.constantFrom("We", "used", "git", "and", "![a](figures/a.png)", "\n\n", "\n- item\n", "`code`"), {
        maxLength: 12,
      })
      .map((words) => words.join(" ")),
  );

  it("when two branches answer neighbouring questions", async () => {
    const base = await pageOf(reportOf("one", "two", "three"));
    const ours = await pageOf(reportOf("one", "two and more", "three"));
    const theirs = await pageOf(reportOf("one", "two", "three and more"));
    const both = await pageOf(reportOf("one", "two and more", "three and more"));
    assert.deepEqual(merge(ours.html, base.html, theirs.html), { text: both.html, conflicts: 0 });
  });

  it("whichever different questions two branches change", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ base: answer, changed: answer, by: fc.constantFrom("ours", "theirs", "nobody") }), {
          minLength: 2,
          maxLength: 6,
        }),
        async (questions) => {
          const version = (...who: string[]): string =>
            reportOf(...questions.map((one) => (who.includes(one.by) ? one.changed : one.base)));
          const [base, ours, theirs, both] = await Promise.all(
            [version(), version("ours"), version("theirs"), version("ours", "theirs")].map(
              async (text) => (await pageOf(text)).html,
            ),
          );
          assert.deepEqual(merge(ours ?? "", base ?? "", theirs ?? ""), { text: both, conflicts: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
});
