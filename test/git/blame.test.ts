/** Who wrote each line, as git tells it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type BlamedLine, blame, readPorcelain } from "../../src/git/blame.js";
import { findRepository } from "../../src/git/repository.js";
import { emptyRepo, newFolder } from "../helpers/repo.js";

/** A line's commit as git tells of it the first time. */
function told(id: string, author: string, mail: string, summary = "Write"): string {
  return `${id} 1 1 1\nauthor ${author}\nauthor-mail <${mail}>\nauthor-time 1700000000\nauthor-tz +0000\nsummary ${summary}\nfilename a.md\n`;
}

const [first, second, none] = ["1", "2", "0"].map((digit) => digit.repeat(40)) as [string, string, string];
const by = (name: string, email: string): BlamedLine => ({ author: { name, email }, time: 1_700_000_000 });

describe("what git blame tells", () => {
  it("is read line by line, each commit's author from its first line", () => {
    const lines = [
      `${told(first, "Ada", "ada@example.org")}\tone\n`,
      `${first} 2 2\n\t\n`,
      `${told(second, "Bo", "bo@example.org")}\t\ta line that begins with a tab\n`,
      `${first} 4 4 1\n\tauthor Nobody\n`,
      `${told(none, "Not Committed Yet", "not.committed.yet")}\tlast`,
    ];
    const ada = by("Ada", "ada@example.org");
    const nobody = { author: null, time: null };
    assert.deepEqual(readPorcelain(lines.join("")), [ada, ada, by("Bo", "bo@example.org"), ada, nobody]);
    assert.deepEqual(readPorcelain(""), []);
  });

  it("takes nobody for another by what they wrote into their name or their commit", () => {
    const name = "Ada\rauthor-mail <bo@example.org>\u2028author Bo";
    const lines = `${told(first, name, "ada@example.org", "x\rauthor-time 5")}\tone\n`;
    assert.deepEqual(readPorcelain(lines), [by(name, "ada@example.org")]);
  });

  it("is told without keeping each version of a long history in memory, which takes twice as long", async (test) => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("a.md", "one\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-qm", "Write");
    const trace = join(newFolder("trace"), "events");
    const variables = { GIT_TRACE2_EVENT: trace, GIT_TRACE2_CONFIG_PARAMS: "core.deltabasecachelimit" };
    Object.assign(process.env, variables);
    test.after(() => {
      for (const name of Object.keys(variables)) delete process.env[name];
    });
    const repository = await findRepository(repo.folder);
    assert.ok(repository !== null);
    const lines = await blame(repository, "a.md", { onDisk: join(repo.folder, "a.md") });
    assert.ok(lines !== "cut off");
    const [line] = lines ?? [];
    assert.equal(line?.author?.email, (await repo.ok("log", "-1", "--format=%ae")).trim());
    assert.match(readFileSync(trace, "utf8"), /"param":"core\.deltabasecachelimit"[^\n]*"value":"1m"/);
  });

  it("is worked out while this process does something else, however long the file is", async (test) => {
    const repo = await emptyRepo({ hooks: false });
    const text = "A line that many others follow.\n".repeat(10_000);
    repo.write("a.md", text);
    await repo.ok("add", ".");
    await repo.ok("commit", "-qm", "Write");
    const trace = join(newFolder("trace"), "events");
    process.env.GIT_TRACE2_EVENT = trace;
    test.after(() => delete process.env.GIT_TRACE2_EVENT);
    const repository = await findRepository(repo.folder);
    assert.ok(repository !== null);
    const blamed = blame(repository, "a.md", { onDisk: join(repo.folder, "a.md") });
    // While a loop runs here nothing is handed to git; it compares the file with the commit when it has all of it.
    const compares = (): boolean => existsSync(trace) && readFileSync(trace, "utf8").includes('"unpack_trees"');
    for (let tries = 0; tries < 500 && !compares(); tries++)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    assert.ok(compares());
    const lines = await blamed;
    assert.equal(lines?.length, 10_000);
  });
});
