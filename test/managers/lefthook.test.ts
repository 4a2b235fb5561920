import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { newFolder, type Repo, reportPath } from "../helpers/repo.js";
import { installed, plainRepo, tellStory } from "./story.js";

const tools = newFolder("tools");
const skip = installed(tools, "lefthook") ? false : "lefthook cannot be installed here";

describe("lefthook", { skip }, () => {
  it("runs the check beside the commands that are there", async () => {
    const repo = await withConfig(
      "# ours\npre-commit:\n  commands:\n    theirs:\n      run: echo theirs ran # first\n",
    );
    await tellStory(repo, {
      finds: /found lefthook \(lefthook\.yml\); the hook goes into lefthook[^]*run +lefthook install/,
      meanwhile: async () => {
        await repo.ok("rm", "--quiet", "--cached", reportPath);
        const { code, out } = await repo.git("commit", "-m", "Delete the report");
        assert.equal(code, 1, out);
        assert.match(out, /theirs ran/);
        assert.match(out, /template\/report-missing/);
        await repo.ok("add", reportPath);
      },
    });
  });

  it("runs the check as one of its jobs", async () => {
    const repo = await withConfig("pre-commit:\n  jobs:\n    - name: theirs\n      run: echo theirs ran\n");
    await repo.run("lefthook", "install");
    // Lefthook notes there what its configuration was when it last ran.
    await tellStory(repo, { finds: /found lefthook \(lefthook\.yml\)/, ignore: /lefthook\.checksum$/ });
  });

  async function withConfig(text: string): Promise<Repo> {
    const repo = await plainRepo(join(tools, "node_modules", ".bin"));
    repo.write("lefthook.yml", text);
    return repo;
  }
});
