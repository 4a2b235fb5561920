/** What people read in a terminal, which `script` of util-linux makes. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { template } from "../helpers/answers.js";
import { newRepo, type Repo, reportPath } from "../helpers/repo.js";

const skip = process.platform !== "linux" && "other systems have another `script`";

describe("in a terminal", { skip }, () => {
  it("of no width, as pre-commit makes one for its hooks, lines stay whole", async () => {
    const repo = await newRepo();
    repo.write(reportPath, template.replace("> Answer:", ">"));
    const lines = await shown(repo, 0, "--all");
    assert.ok(
      lines.some((line) =>
        line.includes("the `Answer:` line is missing, so the course's script cannot find the answer"),
      ),
      lines.join("\n"),
    );
  });

  for (const args of [
    "--help",
    "fix --help",
    "check --help",
    "explain answer/too-long",
    "explain",
    "init --vendor --dry-run",
  ]) {
    it(`of 80 columns, ${args} fits`, async () => {
      const lines = await shown(await newRepo(), 80, args);
      assert.ok(lines.length > 5, lines.join("\n"));
      assert.deepEqual(
        lines.filter((line) => line.length > 80),
        [],
      );
    });
  }
});

/** The lines that report-hook prints in a terminal so wide. */
async function shown(repo: Repo, width: number, args: string): Promise<readonly string[]> {
  const command = `stty cols ${width}; report-hook ${args}`;
  const { out } = await repo.run("script", "-qec", command, join(repo.folder, ".git", "typescript"));
  return out.replaceAll("\r", "").split("\n");
}
