import assert from "node:assert/strict";
import { it } from "node:test";
import { openObjects } from "../../src/git/objects.js";
import { entriesAt } from "../../src/git/tree.js";
import { newRepo, reportPath } from "../helpers/repo.js";

it("asks the repository that is read, and no other, for what stands in a folder that is too large to be kept", async () => {
  const { folder: top } = await newRepo();
  const reader = openObjects(10, { top, through: null });
  const home = process.cwd();
  process.chdir((await newRepo({ name: "another" })).folder);
  try {
    const entries = await entriesAt(reader, "HEAD", [reportPath, "reports/none.md", "reports"]);
    assert.deepEqual(
      [...entries].map(([path, { name, kind, mode }]) => [path, name, kind, mode]),
      [
        [reportPath, "README.md", "file", "100644"],
        ["reports", "reports", "folder", "40000"],
      ],
    );
    process.chdir("/");
    assert.deepEqual([...(await entriesAt(reader, "HEAD", [reportPath])).keys()], [reportPath]);
  } finally {
    process.chdir(home);
    reader.close();
  }
});
