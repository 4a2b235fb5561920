/** Commands that are printed about figures, pages and whole reports do what they say, wherever they are copied, and nobody loses work to them. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { newRepo, pageFile, type Ran, type Repo, reportPath } from "../helpers/repo.js";

/** The command that a line ends with, after a colon. */
function commandIn({ out }: Ran, begin: string): string {
  const command = out.split("\n").find((line) => line.includes(`: ${begin}`));
  assert.ok(command, out);
  return command.slice(command.indexOf(`: ${begin}`) + 2).replace(/ {2}\(.*$/, "");
}

describe("the command that adds a figure", () => {
  const names = ["a.png", "a b.png", "[1].png", "$(touch pwned).png", "cost $5.png", 'a"b.png', "it's.png"];
  for (const name of names) {
    it(`adds ${name} alone, from a folder below, and runs nothing`, async () => {
      const repo = await newRepo();
      repo.write(reportPath, answered(template, 8, `![a](<figures/${name}>)`));
      repo.write(`reports/figures/${name}`, "PNG");
      repo.write("reports/figures/1.png", "PNG");
      await repo.ok("add", reportPath);
      const below = repo.as({ folder: join(repo.folder, "reports") });
      const stopped = await below.git("commit", "-m", "A figure");
      assert.equal(stopped.code, 1, stopped.out);
      const added = await below.run("sh", "-c", commandIn(stopped, "git add"));
      assert.equal(added.code, 0, added.out);
      await below.ok("commit", "-m", "A figure");
      assert.equal(await repo.ok("ls-files", "-z", "reports/figures"), `reports/figures/${name}\0`);
      assert.ok(!existsSync(join(repo.folder, "pwned")) && !existsSync(join(repo.folder, "reports/pwned")));
    });
  }

  it("adds one that .gitignore leaves out", async () => {
    const repo = await newRepo();
    repo.write(".gitignore", "*.png\n");
    repo.write(reportPath, answered(template, 8, "![a](figures/a.png)"));
    repo.write("reports/figures/a.png", "PNG");
    const stopped = await repo.git("commit", "-am", "A figure");
    assert.equal((await repo.run("sh", "-c", commandIn(stopped, "git add"))).code, 0, stopped.out);
    await repo.ok("commit", "-am", "A figure");
  });
});

it("a figure's name gets the case of its file by the command that is printed", async () => {
  const repo = await newRepo();
  repo.write("reports/figures/Kite.png", "PNG");
  repo.write(reportPath, answered(template, 8, "![a](figures/kite.png)"));
  await repo.ok("add", ".");
  const stopped = await repo.git("commit", "-m", "A figure");
  assert.equal(stopped.code, 1, stopped.out);
  const fixed = await repo.run("sh", "-c", /^ {2}(report-hook fix .*)$/m.exec(stopped.out)?.[1] ?? "false");
  assert.equal(fixed.code, 0, stopped.out + fixed.out);
  assert.match(repo.read(reportPath), /figures\/Kite\.png/);
  await repo.ok("commit", "-m", "A figure");
});

describe("the command that keeps an edited page", () => {
  const mine = "<p>mine</p>\n";
  const before = async (): Promise<Repo> => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("three")));
    await repo.ok("commit", "-am", "Three");
    repo.write(pageFile, repo.read(pageFile) + mine);
    repo.write(reportPath, answered(template, 4, answer("four")));
    return repo;
  };
  const ways: Readonly<Record<string, { edit?: (repo: Repo) => Promise<void>; commit: readonly string[] }>> = {
    "of all that is staged": { commit: ["-m", "Four"] },
    "of all that is staged, and edited again": {
      edit: async (repo) => repo.write(pageFile, `${repo.read(pageFile)}<p>more</p>\n`),
      commit: ["-m", "Four"],
    },
    "of a folder": { commit: ["-m", "Four", "reports"] },
    "of all that git knows": { commit: ["-am", "Four"] },
    "where that name is taken": {
      edit: async (repo) => repo.write(`${pageFile}.mine`, "older\n"),
      commit: ["-m", "Four"],
    },
  };
  for (const [way, { edit, commit }] of Object.entries(ways)) {
    it(`keeps it in a commit ${way}, and that goes through`, async () => {
      const repo = await before();
      await repo.ok("add", "reports");
      await edit?.(repo);
      const stopped = await repo.git("commit", ...commit);
      assert.equal(stopped.code, 1, stopped.out);
      const kept = repo.read(pageFile);
      const moved = await repo.run("sh", "-c", commandIn(stopped, "git reset"));
      assert.equal(moved.code, 0, stopped.out + moved.out);
      await repo.ok("commit", ...commit);
      const names = ["", "2"].map((number) => `${pageFile}.mine${number}`);
      assert.ok(names.some((name) => existsSync(join(repo.folder, name)) && repo.read(name) === kept));
      assert.doesNotMatch((await repo.git("show", `HEAD:${pageFile}`)).stdout, /mine/);
      if (way.includes("taken")) assert.equal(repo.read(`${pageFile}.mine`), "older\n");
    });
  }
});

describe("a report without a heading of a question", () => {
  it("is not written over by what is printed", async () => {
    const repo = await newRepo();
    const text = answered(template, 3, answer("evening")).replaceAll("### Question", "Part");
    repo.write(reportPath, text);
    const stopped = await repo.git("commit", "-am", "No headings");
    assert.equal(stopped.code, 1, stopped.out);
    for (const [, command = ""] of stopped.out.matchAll(/(git (?:checkout|diff|reset) .*?)(?: shows|$)/gm))
      await repo.run("sh", "-c", command);
    assert.equal(repo.read(reportPath), text);
  });

  it("is not written over where it is staged empty, and full on disk", async () => {
    const repo = await newRepo();
    const text = answered(template, 3, answer("evening"));
    repo.write(reportPath, "");
    await repo.ok("add", ".");
    repo.write(reportPath, text);
    const stopped = await repo.git("commit", "-m", "Empty");
    assert.equal(stopped.code, 1, stopped.out);
    assert.doesNotMatch(stopped.out, /git checkout/);
  });
});

it("what shows a removed answer shows it once the commit is made, too", async () => {
  const repo = await newRepo();
  repo.write(reportPath, answered(template, 3, answer("evening")));
  await repo.ok("commit", "-am", "Three");
  repo.write(reportPath, template);
  const { code, out } = await repo.git("commit", "-am", "Removed");
  assert.equal(code, 0, out);
  const command = /(git diff .*) shows how it was/.exec(out.replaceAll(/\n +/g, " "))?.[1] ?? "false";
  assert.match((await repo.run("sh", "-c", command)).out, /^-.*evening7/m, out);
});
