import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { openObjects } from "../../src/git/objects.js";
import { Refusal } from "../../src/system/refusal.js";
import { emptyRepo, newFolder } from "../helpers/repo.js";

const large = 1_000_000;

/** The repository of a folder that a person works in. */
const worked = (top: string) => ({ top, through: null });

describe("reading objects", () => {
  it("gives files of commits and of the index, and null for what is not there", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("a.txt", "committed\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "A");
    repo.write("a.txt", "staged\n");
    await repo.ok("add", ".");
    const reader = openObjects(large, worked(repo.folder));
    const [committed, staged, absent, unborn] = await Promise.all(
      ["HEAD:a.txt", ":0:a.txt", "HEAD:b.txt", "nowhere:a.txt"].map(reader.read),
    );
    reader.close();
    assert.equal(committed?.content?.toString(), "committed\n");
    assert.equal(staged?.content?.toString(), "staged\n");
    assert.equal(absent, null);
    assert.equal(unborn, null);
  });

  it("gives null for what a partial clone was promised and does not have, and goes on", async () => {
    const origin = await emptyRepo({ hooks: false });
    for (const text of ["one\n", "two\n", "three\n"]) {
      origin.write("a.txt", text);
      await origin.ok("add", ".");
      await origin.ok("commit", "-q", "-m", text);
    }
    await origin.ok("config", "uploadpack.allowFilter", "true");
    const folder = join(newFolder(), "clone");
    await origin.ok("clone", "-q", "--filter=blob:none", `file://${origin.folder}`, folder);
    const reader = openObjects(large, worked(folder));
    const read = await Promise.all(["HEAD~2:a.txt", "HEAD:a.txt", "HEAD~1:a.txt", "HEAD:a.txt"].map(reader.read));
    reader.close();
    assert.deepEqual(
      read.map((object) => object?.content?.toString() ?? null),
      [null, "three\n", null, "three\n"],
    );
  });

  it("finds names with line breaks, quotes, colons and leading dashes", async () => {
    const repo = await emptyRepo({ hooks: false });
    const names = ["a\nb.md", '"q".md', "-x.md", "0:x.md", "æ 日本.md", " lead and trail ", "missing\nHEAD"];
    for (const [i, name] of names.entries()) repo.write(name, `${i}\n`);
    await repo.ok("add", ".");
    const reader = openObjects(large, worked(repo.folder));
    const found = await Promise.all(names.map((name) => reader.read(`:0:${name}`)));
    reader.close();
    assert.deepEqual(
      found.map((object) => object?.content?.toString()),
      names.map((_, i) => `${i}\n`),
    );
  });

  it("keeps the bytes of any content, in the order asked", async () => {
    const repo = await emptyRepo({ hooks: false });
    const reader = openObjects(large, worked(repo.folder));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 5 }),
        async (contents) => {
          for (const [i, content] of contents.entries()) repo.write(`f${i}`, content);
          const ids = (await repo.ok("hash-object", "-w", ...contents.map((_, i) => `f${i}`))).split("\n");
          const objects = await Promise.all(ids.map(reader.read));
          assert.deepEqual(
            objects.map((object) => object?.content),
            contents.map((content) => Buffer.from(content)),
          );
        },
      ),
      { numRuns: 20 },
    );
    reader.close();
  });

  it("tells the size of what is too large to keep", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("large", Buffer.alloc(300_000, "x"));
    repo.write("small", "x");
    await repo.ok("add", ".");
    const reader = openObjects(1000, worked(repo.folder));
    const [first, second] = await Promise.all([reader.read(":0:large"), reader.read(":0:small")]);
    reader.close();
    assert.deepEqual([first?.size, first?.content], [300_000, null]);
    assert.equal(second?.content?.toString(), "x");
  });

  it("does not wait for all bytes of what is far too large, and answers what was asked behind it", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("huge.txt", Buffer.alloc(65 * 1024 * 1024, "12345\n"));
    repo.write("small.txt", "small\n");
    await repo.ok("add", ".");
    const reader = openObjects(large, worked(repo.folder));
    const [huge, small] = await Promise.all([":huge.txt", ":small.txt"].map(reader.read));
    reader.close();
    assert.equal(huge?.content, null);
    assert.equal(small?.content?.toString(), "small\n");
  });

  it("fails where there is no repository", async () => {
    const reader = openObjects(large, worked(newFolder()));
    await assert.rejects(reader.read("HEAD"), Refusal);
  });
});
