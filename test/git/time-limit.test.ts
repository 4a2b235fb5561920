/** How long a repository that is only named may take altogether. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readThrough } from "../../src/git/foreign-objects.js";
import { tryGit } from "../../src/git/run.js";
import { simple } from "../../src/git/simple-git.js";
import { startTimeLimit } from "../../src/git/time-limit.js";
import { newRepo } from "../helpers/repo.js";

describe("the time of a named repository", () => {
  it("is over for every git that is asked after it, by whichever way, and the error says so", async () => {
    const { folder: top } = await newRepo();
    const through = readThrough(join(top, ".git/objects"), null, "", () => undefined, startTimeLimit(0));
    const why = /git \S+ was stopped: its repository has taken 0 seconds, and may be made to have no end/;
    await assert.rejects(tryGit(["cat-file", "--batch"], { repository: { top, through } }), why);
    await assert.rejects(simple({ top, through }, ["log"]), why);
  });

  it("is told in whole milliseconds, as what waits takes it", () => {
    assert.ok(Number.isInteger(startTimeLimit(30_000).left()));
  });

  it("begins when it is first asked for, and not while others are looked at before", async () => {
    const limit = startTimeLimit(100);
    await new Promise((settle) => setTimeout(settle, 150));
    assert.ok(limit.left() > 90);
  });

  it("grows with the reports that are looked at", () => {
    const limit = startTimeLimit(0);
    assert.equal(limit.left(), 0);
    limit.addReport();
    assert.ok(limit.left() > 200);
    for (let reports = 0; reports < 10_000; reports++) limit.addReport();
    assert.ok(limit.left() <= 300_000, "but not without end");
  });
});
