/** The page of a class: what is named and is not there. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { template } from "../helpers/answers.js";
import { newFolder, ownEnvironment, type Repo, repoAt, reportPath } from "../helpers/repo.js";

function place(): Repo {
  const repo = repoAt(newFolder(), ownEnvironment());
  mkdirSync(join(repo.folder, "ash", ".git"), { recursive: true });
  repo.write(join("ash", reportPath), template);
  return repo;
}

describe("a folder that is not there", () => {
  it("is refused in one line where it is the only one, and no page is written", async () => {
    const repo = place();
    const { code, out } = await repo.run("report-hook", "class", "elm");
    assert.deepEqual([code, out], [2, "report-hook: elm: no such folder; check the path\n"]);
    assert.ok(!repo.has("class.html"));
  });

  it("is a row of its own name beside others", async () => {
    const { code, stdout } = await place().run("report-hook", "class", "ash", "elm", "--format", "json");
    const groups = JSON.parse(stdout).groups.map(({ group, error }: Record<string, unknown>) => [group, error]);
    assert.deepEqual(
      groups.find(([group]: [string]) => group === "elm"),
      ["elm", "no such folder; check the path"],
    );
    assert.equal(groups.length, 2);
    assert.equal(code, 0);
  });
});
