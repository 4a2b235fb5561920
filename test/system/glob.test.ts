/** Patterns among the reports, matched as git's `:(glob)` matches them, in a time that nobody can blow up. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { folderOfPattern, globMatcher, isPattern } from "../../src/system/glob.js";
import { emptyRepo } from "../helpers/repo.js";

const files = [
  "a.md",
  "b/a.md",
  "b/c/a.md",
  "b/c/d/x-1.md",
  "c/[a].md",
  "docs/a b.md",
  "docs/Uber.md",
  "b.md/a",
  "aaa",
];

const piece = fc.constantFrom("a", "b", "c", "*", "?", ".md", "[a-c]", "[!a]", "[^b-z]", "[]a]", "-", " ");
const name = fc.oneof(
  fc.constant("**"),
  fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
);
const pattern = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));

describe("a pattern", () => {
  it("stands for the files that it stands for to git", async () => {
    const repo = await emptyRepo({ hooks: false });
    for (const file of files) repo.write(file, "");
    await repo.ok("add", ".");
    await fc.assert(
      fc.asyncProperty(pattern.filter(isPattern), async (glob) => {
        const listed = await repo.ok("ls-files", "-z", "--", `:(glob)${glob}`);
        assert.deepEqual(
          files.filter(globMatcher(glob)).sort(),
          listed
            .split("\0")
            .filter((one) => one !== "")
            .sort(),
          glob,
        );
      }),
      { numRuns: 150 },
    );
  });

  it("is matched at once, however it was made", () => {
    const deep = "a/".repeat(2000);
    const wide = "a".repeat(20_000);
    const slow: readonly (readonly [string, string])[] = [
      [`${"**/a/".repeat(14)}x.md`, `${deep}b.txt`],
      [`${"**/".repeat(500)}x`, `${deep}b`],
      [`${"*a".repeat(50)}x`, wide],
      [`${"[a-a]*".repeat(50)}x`, wide],
    ];
    const start = process.cpuUsage();
    for (const [glob, path] of slow) assert.equal(globMatcher(glob)(path), false);
    assert.ok(process.cpuUsage(start).user < 2_000_000, "over two seconds");
  });

  it("names the folder that all its files are in", () => {
    assert.equal(folderOfPattern("*.md"), "");
    assert.equal(folderOfPattern("docs/*.md"), "docs/");
    assert.equal(folderOfPattern("docs/a/**/b.md"), "docs/a/");
    assert.equal(folderOfPattern("d?cs/a/b.md"), "");
  });
});
