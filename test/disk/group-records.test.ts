/** Files of groups that `class` reads, whoever wrote them. */
import assert from "node:assert/strict";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readRecords, recordsIn } from "../../src/disk/group-records.js";
import { classPage } from "../../src/groups/class-page.js";
import { type GroupRecord, unreadRecord } from "../../src/groups/model.js";
import { isFailure } from "../../src/result.js";
import { emptyRepo, newFolder } from "../helpers/repo.js";

const record: GroupRecord = { ...unreadRecord("7", "7/reports/README.md", ""), error: null };

function written(groups: readonly unknown[], folder = newFolder()): string {
  const file = join(folder, "handins.json");
  writeFileSync(file, JSON.stringify({ version: 1, groups }));
  return file;
}

async function read(...groups: readonly unknown[]): Promise<readonly GroupRecord[]> {
  const file = written(groups);
  const found = await readRecords(file, join(file, ".."));
  assert.ok(!isFailure(found), JSON.stringify(found));
  return found;
}

const question = { number: 1, title: "Why?", isSection: false, state: "within", missed: "" };

describe("a file of groups", () => {
  for (const [what, wrong] of Object.entries({
    "a list in a name's place": { group: ["7"] },
    "no name": { group: undefined },
    "a text in a number's place": { words: "12" },
    "nothing in a number's place": { words: null },
    "a state that there is not": { questions: [{ ...question, state: "<b>" }] },
    "members that are none": { members: {} },
    "counts that are none": { findings: { "answer/too-long": "3" } },
    "a page that is none": { page: 7 },
  })) {
    it(`with ${what} is refused`, async () => {
      const file = written([{ ...record, ...wrong }]);
      assert.ok(isFailure(await readRecords(file, ".")));
    });
  }

  for (const text of [
    "",
    "null",
    "[]",
    '{"groups": 1}',
    '{"groups": [null]}',
    "\u0000".repeat(99),
    "[".repeat(99_999),
  ]) {
    it(`that holds ${JSON.stringify(text.slice(0, 20))} is refused`, async () => {
      const file = written([]);
      writeFileSync(file, text);
      assert.ok(isFailure(await readRecords(file, ".")));
    });
  }

  it("of gigabytes is refused, and a pipe is not waited for", { skip: process.platform === "win32" }, async () => {
    const file = written([]);
    truncateSync(file, 2 ** 33);
    assert.ok(isFailure(await readRecords(file, ".")));
    const repo = await emptyRepo({ hooks: false });
    await repo.run("mkfifo", "handins.json");
    assert.ok(isFailure(await readRecords(join(repo.folder, "handins.json"), ".")));
  });

  it("leads to pages by the way from folder to folder alone", async () => {
    const pages = ["7/reports/report.html", "../7/a%20b.html"];
    const bad = [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "\tjavascript:x",
      "data:text/html,x",
      "//evil.example/",
    ];
    const groups = [...pages, ...bad, "/etc/passwd", "\\\\evil\\x", "https://evil.example/"].map((page) => ({
      ...record,
      page,
    }));
    assert.deepEqual(
      (await read(...groups)).flatMap(({ page }) => page ?? []),
      pages,
    );
  });

  it("has no more of anything than a report has: a column for each of a million questions would spoil all rows", async () => {
    const many = <T>(one: T): readonly T[] => Array.from({ length: 100_000 }, () => one);
    const [found] = await read({
      ...record,
      group: "7".repeat(9999),
      error: "x".repeat(9999),
      questions: many(question).map((one, at) => ({ ...one, number: at })),
      growth: many({ day: "2030-01-01", words: 1 }),
      members: many({ name: "Ada", words: 1, figures: 0, share: 1 }),
      findings: { "answer/too-long": 1, "<img src=x>": 2, __proto__: 3, "\u202e": 4 },
    });
    assert.ok(found);
    assert.ok(JSON.stringify(found).length < 100_000);
    assert.deepEqual(Object.keys(found.findings), ["answer/too-long"]);
    assert.ok(classPage([found, record], "The class").length < 300_000);
  });

  it("in a clone counts for nothing: a group tells of itself alone, by its report", async () => {
    const folder = newFolder();
    written([record], folder);
    assert.equal((await recordsIn(folder, folder))?.length, 1);
    mkdirSync(join(folder, ".git"));
    assert.equal(await recordsIn(folder, folder), null);
  });
});
