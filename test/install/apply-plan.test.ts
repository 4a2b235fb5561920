import assert from "node:assert/strict";
import { linkSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { applySteps } from "../../src/install/apply-plan.js";
import { newPlan, type Plan } from "../../src/install/plan.js";
import { Refusal } from "../../src/system/refusal.js";
import { newFolder } from "../helpers/repo.js";

/** A folder with a hook, and the plan that puts another before it. */
function withHook(): { readonly folder: string; readonly file: string; readonly plan: Plan } {
  const folder = newFolder("hooks");
  const file = join(folder, "pre-commit");
  writeFileSync(file, "theirs", { mode: 0o755 });
  const plan = newPlan(folder, [folder, folder]);
  plan.move(file, `${file}.chained`, "runs first");
  plan.write(file, "ours", "runs", true);
  return { folder, file, plan };
}

describe("a hook that is given a second name", () => {
  it("is never away from its first: it is linked there, and ours takes its place whole", async () => {
    const { folder, file, plan } = withHook();
    const theirs = lstatSync(file).ino;
    await applySteps(plan.steps, folder, [folder, folder]);
    assert.equal(lstatSync(`${file}.chained`).ino, theirs);
    assert.equal(readFileSync(file, "utf8"), "ours");
    assert.equal(lstatSync(file).mode & 0o111, 0o111);
  });

  it("is taken on from where a run was stopped that had given it already", async () => {
    const { folder, file } = withHook();
    linkSync(file, `${file}.chained`);
    const plan = newPlan(folder, [folder, folder]);
    plan.move(file, `${file}.chained`, "runs first");
    plan.write(file, "ours", "runs", true);
    await applySteps(plan.steps, folder, [folder, folder]);
    assert.equal(readFileSync(`${file}.chained`, "utf8"), "theirs");
    assert.equal(readFileSync(file, "utf8"), "ours");
  });

  it("stays where it is, alone, where it cannot have one", async () => {
    const { folder, file, plan } = withHook();
    writeFileSync(`${file}.chained`, "another's");
    await assert.rejects(applySteps(plan.steps, folder, [folder, folder]), Refusal);
    assert.equal(readFileSync(file, "utf8"), "theirs");
    assert.equal(readFileSync(`${file}.chained`, "utf8"), "another's");
    assert.deepEqual(readdirSync(folder), ["pre-commit", "pre-commit.chained"]);
  });
});
