import assert from "node:assert/strict";
import { it } from "node:test";
import { openObjects } from "../../src/git/objects.js";
import { idsInTree } from "../../src/git/tree.js";
import { newRepo, reportPath } from "../helpers/repo.js";

it("asks the repository that is read, and no other, for what stands in a folder that is too large to be kept", async () => {
  const { folder: top } = await newRepo();
  const reader = openObjects(10, { top, through: null });
  const home = process.cwd();
  process.chdir((await newRepo({ name: "another" })).folder);
  try {
    const ids = await idsInTree(reader, "HEAD", [reportPath, "reports/none.md"]);
    assert.deepEqual([...ids.keys()], [reportPath]);
    process.chdir("/");
    assert.deepEqual([...(await idsInTree(reader, "HEAD", [reportPath])).keys()], [reportPath]);
  } finally {
    process.chdir(home);
    reader.close();
  }
});
