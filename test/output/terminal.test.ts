/** What people read in a terminal, which `script` of util-linux makes. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cellsOf } from "../../src/output/cells.js";
import { answer, answered, broken, template, wordQuestions } from "../helpers/answers.js";
import { emptyRepo, newRepo, type Repo, reportPath } from "../helpers/repo.js";

const skip = process.platform !== "linux" && "other systems have another `script`";

describe("in a terminal", { skip }, () => {
  for (const args of ["status", "status --who", "--all", `check ${reportPath}`, "fix --question 4"]) {
    it(`of 80 columns, ${args} of a damaged report fits, but for commands`, async () => {
      const lines = await shown(await damagedRepo(), 80, args);
      assert.ok(lines.length > 2, lines.join("\n"));
      assert.deepEqual(
        lines.filter((line) => line.length > 80 && !line.startsWith("  report-hook ")),
        [],
      );
    });
  }

  it("of 80 columns, status --who goes on below the questions where somebody wrote many", async () => {
    const lines = await shown(await damagedRepo(), 80, "status --who");
    const from = lines.findIndex((line) => line.startsWith("Augusta"));
    assert.match(lines.slice(from, from + 2).join("\n"), /^Augusta .* {2}3-5, 8.*\n {50}\d/);
  });

  it("of 80 columns, status folds what the course's checker says", async () => {
    const lines = await shown(await damagedRepo(), 80, "status");
    const verdict = lines.slice(lines.findIndex((line) => line.startsWith("course checker: ")));
    assert.match(
      verdict.slice(0, 2).join(""),
      /cannot read this report: 24 answers, 27 expected; question 9 .*question 1[34]/,
    );
  });

  for (const args of ["status", "status --who", "--all"])
    it(`of 80 columns, ${args} fits where names are in wide letters and headings are long`, async () => {
      const repo = await emptyRepo();
      const heading =
        "How the beds are laid out, who looks after each of them, and what has to be ready before the first frost 我们的花园";
      const document = `# Garden\n\n## ${heading}\n\n### Beds of the north side and of the south side, with their soils\n\n### Paths\n`;
      repo.write("template.md", document);
      repo.write("garden.md", `${document}\nWe laid 我们的花园 of stone.\n`);
      repo.write(".report-hook.json", '{ "reports": ["garden.md"], "template": "template.md" }');
      await repo.ok("add", ".");
      await repo.ok(
        "commit",
        "--quiet",
        "--no-verify",
        "-m",
        "Garden",
        "--author",
        "王小明 李大華 陳大文 黃小花 林 <w@example.org>",
      );
      const lines = await shown(repo, 80, args);
      assert.ok(lines.length > 4, lines.join("\n"));
      assert.deepEqual(
        lines.filter((line) => cellsOf(line) > 80),
        [],
      );
    });

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

/** A report with `Answer:` lines gone and more words in a prompt than its question may have. */
async function damagedRepo(): Promise<Repo> {
  const repo = await newRepo();
  repo.write(
    reportPath,
    wordQuestions.reduce((report, number) => answered(report, number, answer("kite")), template),
  );
  await repo.ok("add", ".");
  const author = ["-c", "user.name=Augusta Ada King Lovelace"];
  await repo.ok(...author, "commit", "--quiet", "--no-verify", "-m", "Answers");
  const lost = [9, 13, 24].reduce(broken, repo.read(reportPath));
  repo.write(
    reportPath,
    lost.replace(/(### Question 4\n[^]*?\n)> Answer:/, `$1> ${answer("prompt", 300)}\n>\n> Answer:`),
  );
  return repo;
}

/** The lines that report-hook prints in a terminal so wide. */
async function shown(repo: Repo, width: number, args: string): Promise<readonly string[]> {
  const command = `stty cols ${width}; NO_COLOR=1 report-hook ${args}`;
  const { out } = await repo.run("script", "-qec", command, join(repo.folder, ".git", "typescript"));
  return out.replaceAll("\r", "").split("\n");
}
