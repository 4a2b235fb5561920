/** The page is made of the commit and nothing else: the same in every clone, whatever history it has and wherever HEAD is. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertStatus } from "../helpers/page.js";
import { emptyRepo, newFolder, pageFile, type Repo, repoAt, reportPath } from "../helpers/repo.js";

/** A report of no published edition, whose questions ask for so many words. */
function report(limits: string, answer: (number: number) => string): string {
  const question = (number: number): string =>
    `### Question ${number}\n\n> **What grows in bed ${number}?**\n>\n> Answer length: ${limits} words.\n>\n> Answer:\n\n${answer(number)}\n`;
  return `# Garden\n\n## Beds\n\n${question(1)}\n${question(2)}`;
}

const unfilled = (number: number): string => `--- question ${number} fill here ---`;
const filled = (number: number): string => `Beans and peas of bed ${number}, in rows.`;

async function repoWith(text: string): Promise<Repo> {
  const repo = await emptyRepo();
  repo.write(".report-hook.json", '{"rules": {"template/limit-changed": "warning"}}\n');
  repo.write(reportPath, text);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  return repo;
}

async function commit(repo: Repo, text: string): Promise<void> {
  repo.write(reportPath, text);
  await repo.ok("commit", "-q", "-a", "-m", "Another version");
}

/** What `html` makes of the report on disk, and what a scan says of the page. */
async function assertSamePage(repo: Repo): Promise<void> {
  const { stdout } = await repo.run("report-hook", "html", "-o", "-");
  assert.equal(stdout, (await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout);
  const scan = await repo.run("report-hook", "--all", "--format", "json");
  assert.equal(JSON.parse(scan.stdout).reports[0].page.status, "unchanged", scan.out);
}

describe("the page of a report whose limits changed", () => {
  for (const [what, first] of [
    ["while HEAD alone knows the old ones", filled],
    ["since a first version that history has", unfilled],
  ] as const) {
    it(`${what}: has the limits of its own text, for the hook, html and a scan alike`, async () => {
      const repo = await repoWith(report("5-50", first));
      await commit(repo, report("5-70", filled));
      assert.match(repo.read(pageFile), /5 to 70|5–70|5-70/);
      await assertSamePage(repo);
    });
  }

  for (const [what, args] of [
    ["shallow", ["--depth", "1"]],
    ["blobless", ["--filter=blob:none"]],
  ] as const) {
    it(`is the same in a ${what} clone`, async () => {
      const origin = await repoWith(report("5-50", unfilled));
      await commit(origin, report("5-70", filled));
      await origin.ok("config", "uploadpack.allowFilter", "true");
      const folder = newFolder("clone");
      await origin.ok("clone", "-q", ...args, `file://${origin.folder}`, folder);
      await assertSamePage(repoAt(folder, origin.env));
    });
  }

  it("is the same where the commit is the first one of a repository", async () => {
    const origin = await repoWith(report("5-50", unfilled));
    await commit(origin, report("5-70", filled));
    const alone = await repoWith(report("5-70", filled));
    assert.equal(alone.read(pageFile), origin.read(pageFile));
  });

  it("is not called old after a commit that no hook saw", async () => {
    const repo = await repoWith(report("5-50", unfilled));
    await commit(repo, report("5-70", filled));
    await repo.ok("reset", "-q", "--soft", "HEAD^");
    const { out } = await repo.git("commit", "-q", "--no-verify", "-m", "Unseen");
    assert.equal(out, "");
    await assertStatus(repo);
  });
});

describe("the page where git does not track the configuration", () => {
  /** Holds to other limits than the report states, and lets it pass. */
  const otherLimits = { template: "asked.md", rules: { "template/limit-changed": "warning" } };

  /** A repository whose commits never have its configuration, and a clone of it. */
  async function untracked(config: object, path = reportPath): Promise<{ repo: Repo; out: string }> {
    const repo = await emptyRepo();
    repo.write(path, report("5-50", filled));
    repo.write("asked.md", report("5-9", unfilled));
    await repo.ok("add", ".");
    repo.write(".report-hook.json", JSON.stringify(config));
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    return { repo, out };
  }

  for (const [what, config] of [
    ["another template", otherLimits],
    ["other words for its parts", { patterns: { answer: "Reply:" } }],
    ["another page", { page: "page.html" }],
  ] as const) {
    it(`is the one that a clone makes, whatever it says: ${what}`, async () => {
      const { repo, out } = await untracked(config);
      assert.match(
        out,
        /^\.report-hook\.json is not in git, so the page is made without it: git add \.report-hook\.json$/m,
      );
      const folder = newFolder("clone");
      await repo.ok("clone", "-q", repo.folder, folder);
      const clone = repoAt(folder, repo.env);
      await assertSamePage(clone);
      await assertSamePage(repo);
      for (const path of [".", reportPath]) {
        const [told] = JSON.parse((await repo.run("report-hook", "check", path, "--format", "json")).stdout).reports;
        assert.notEqual(told.page.status, "stale", path);
      }
    });
  }

  for (const [what, change] of [
    ["the key in package.json", { "package.json": '{"report-hook": {"template": "asked.md"}}' }],
    ["the template that it names", { "other.md": report("5-9", unfilled) }],
  ] as const) {
    it(`is made anew by a commit of nothing but ${what}, behind a configuration that git does not track`, async () => {
      const repo = await emptyRepo();
      repo.write(reportPath, report("5-50", filled));
      repo.write("asked.md", report("5-9", unfilled));
      repo.write("other.md", report("5-50", unfilled));
      repo.write("package.json", '{"report-hook": {"template": "other.md"}}');
      await repo.ok("add", ".");
      repo.write(".report-hook.json", JSON.stringify({ rules: otherLimits.rules }));
      await repo.ok("commit", "-q", "-m", "Begin");
      assert.doesNotMatch(repo.read(pageFile), /5 to 9|5–9|5-9/);
      for (const [file, text] of Object.entries(change)) repo.write(file, text);
      await repo.ok("commit", "-q", "-a", "-m", "Ask for less");
      assert.match((await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout, /5 to 9|5–9|5-9/);
      await assertSamePage(repo);
    });
  }

  it("holds the report to it all the same", async () => {
    const { out } = await untracked(otherLimits);
    assert.match(out, /template asked\.md/);
  });

  it("is not there where the configuration alone names the report, with a line that says so; and comes with it", async () => {
    const { repo, out } = await untracked({ reports: ["docs/report.md"] }, "docs/report.md");
    assert.match(out, /^\.report-hook\.json is not in git, so there is no page: git add \.report-hook\.json$/m);
    assert.equal(await repo.ok("ls-files"), "asked.md\ndocs/report.md");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Configure");
    assert.equal(await repo.ok("ls-files"), ".report-hook.json\nasked.md\ndocs/report.html\ndocs/report.md");
    await assertStatus(repo);
  });

  it("is made anew by the commit that adds the configuration", async () => {
    const { repo } = await untracked(otherLimits);
    assert.doesNotMatch(repo.read(pageFile), /5 to 9|5–9|5-9/);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Configure");
    assert.match(repo.read(pageFile), /5 to 9|5–9|5-9/);
    await assertSamePage(repo);
  });

  it("is not made by what --config and --template name, unless the commit has it", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, report("5-50", filled));
    repo.write("asked.md", report("5-9", unfilled));
    repo.write("other.json", JSON.stringify(otherLimits));
    repo.write("rules.json", JSON.stringify({ rules: otherLimits.rules }));
    await repo.ok("add", "asked.md", reportPath);
    for (const options of [
      ["--config", "other.json"],
      ["--config", "rules.json", "--template", "asked.md"],
    ]) {
      const { code, out } = await repo.run("report-hook", "--staged", ...options);
      assert.equal(code, 0, out);
      assert.doesNotMatch((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, /5 to 9|5–9|5-9/, options[0]);
    }
    await repo.ok("add", "other.json");
    await repo.run("report-hook", "--staged", "--config", "other.json");
    assert.match((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, /5 to 9|5–9|5-9/);
  });

  for (const [file, ...args] of [[".report-hook.json"], ["other.json", "--config", "other.json"]]) {
    it(`is looked at by a scan under the name that a commit gives it: ${file}, once git tracks it`, async () => {
      const repo = await emptyRepo();
      repo.write(reportPath, report("5-50", filled));
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Begin");
      await repo.ok("rm", "-q", pageFile);
      repo.write(file as string, JSON.stringify({ page: "other.html" }));
      const pageSeen = async (...command: string[]): Promise<unknown> =>
        JSON.parse((await repo.run("report-hook", ...command, ...args, "--format", "json")).stdout).reports[0].page;
      const right = { path: "reports/other.html", status: "unchanged" };
      const old = { ...right, status: "stale" };
      assert.deepEqual(await pageSeen("--all"), { path: pageFile, status: "none" });
      await repo.ok("add", ".");
      assert.deepEqual(await pageSeen("--all"), { ...right, status: "none" });
      await repo.run("report-hook", "--staged", ...args);
      assert.deepEqual(await pageSeen("--all"), right);
      await repo.ok("commit", "-q", "--no-verify", "-m", "Configure");
      for (const command of [["--all"], ["check", "."], ["check", reportPath]]) {
        repo.write(reportPath, report("5-50", filled));
        assert.deepEqual(await pageSeen(...command), right);
        repo.write(reportPath, report("5-60", filled));
        assert.deepEqual(await pageSeen(...command), old);
      }
    });
  }

  for (const [folder, named] of [
    [".", "../x.json"],
    ["reports", "../../x.json"],
  ] as const) {
    it(`is not made by a file outside the repository, which --config names from ${folder}`, async () => {
      const repo = await emptyRepo();
      repo.write(reportPath, report("5-50", filled));
      repo.write("asked.md", report("5-9", unfilled));
      repo.write("x.json", JSON.stringify({ page: "other.html" }));
      repo.write("reports/notes.md", "Notes\n");
      await repo.ok("add", ".");
      writeFileSync(join(repo.folder, "../x.json"), JSON.stringify(otherLimits));
      const here = repo.as({ folder: join(repo.folder, folder) });
      const { code, out } = await here.run("report-hook", "--staged", "--config", named);
      assert.equal(code, 0, out);
      assert.match(out, /template asked\.md/);
      assert.equal((await repo.git("ls-files", "*.html")).stdout, `${pageFile}\n`);
      assert.doesNotMatch((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, /5 to 9|5–9|5-9/);
    });
  }

  for (const [what, text, why] of [
    ["is no strict JSON", '{"report-hook": {},}', /package\.json: /],
    ["has an unknown key", '{"report-hook": {"pages": false}}', /package\.json: report-hook\.pages: no such key/],
    ["names a template that is not there", '{"report-hook": {"template": "gone.md"}}', /gone\.md/],
  ] as const) {
    it(`is not made, and the commit is, where the one in git ${what}; it comes with the configuration`, async () => {
      const repo = await emptyRepo();
      repo.write(reportPath, report("5-50", filled));
      repo.write("package.json", text);
      await repo.ok("add", ".");
      repo.write(".report-hook.json", "{}");
      const { code, out } = await repo.git("commit", "-m", "Begin");
      assert.equal(code, 0, out);
      assert.match(out, /^\.report-hook\.json is not in git, so no page is made: git add \.report-hook\.json \(.+\)$/m);
      assert.match(out, why);
      assert.equal(await repo.ok("ls-files"), `package.json\n${reportPath}`);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Configure");
      await assertSamePage(repo);
    });
  }

  it("is not made where by the one in git two reports would share it", async () => {
    const repo = await emptyRepo();
    for (const name of ["a", "b"]) repo.write(`docs/${name}.md`, report("5-50", filled));
    repo.write("package.json", '{"report-hook": {"reports": ["docs/*.md"]}}');
    await repo.ok("add", ".");
    const group = { files: "docs/*.md", page: "{name}.html" };
    repo.write(".report-hook.json", JSON.stringify({ reports: [group] }));
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    assert.match(out, /so no page is made: .* \(page: docs\/a\.md and docs\/b\.md would share docs\/report\.html/);
    assert.equal(await repo.ok("ls-files"), "docs/a.md\ndocs/b.md\npackage.json");
  });

  for (const [what, entry] of [
    ["one page", "docs/*.m*"],
    ["a name without its ending", { files: "docs/*", page: "{name}.html" }],
  ] as const) {
    it(`is refused by every command where files that a pattern finds share ${what}, and not by a commit that takes one out`, async () => {
      const repo = await emptyRepo();
      for (const name of ["a.markdown", "a.md"]) repo.write(`docs/${name}`, report("5-50", filled));
      repo.write(".report-hook.json", JSON.stringify({ reports: [entry] }));
      await repo.ok("add", ".");
      const shared = typeof entry === "string" ? "report.html" : "a.html";
      const why = `page: docs/a.markdown and docs/a.md would share docs/${shared}; give them folders of their own, a "page" each, or give false`;
      const { code, out } = await repo.git("commit", "-m", "Begin");
      assert.equal(code, 1, out);
      assert.ok(out.includes(`report-hook: .report-hook.json: ${why}`), out);
      for (const args of [["--all"], ["html"]]) {
        const run = await repo.run("report-hook", ...args);
        assert.equal(run.code, 2, run.out);
        assert.ok(run.out.includes(why), run.out);
        assert.equal(run.out.trim().split("\n").length, 1, run.out);
      }
      const { code: ended, out: told } = await repo.run("report-hook", "html", ".");
      assert.equal(ended, 2, told);
      const twice = `docs/a.markdown and docs/a.md would share docs/${shared}; give each a "page" of its own`;
      assert.equal(told, `${twice}\nwrote 1 of 2 pages, each beside its report\n`);
      await repo.ok("rm", "-q", "--cached", "docs/a.md");
      await repo.run("rm", "docs/a.md");
      await repo.ok("commit", "-q", "-m", "Begin");
      if (typeof entry !== "string") {
        await repo.ok("mv", "docs/a.markdown", "docs/a.md");
        await repo.ok("commit", "-q", "-m", "Rename");
      }
      assert.ok((await repo.ok("ls-files")).includes(`docs/${shared}`));
    });
  }

  it("is not asked for what the one in git says, where no page is wanted", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, report("5-50", filled));
    repo.write(".report-hook.json", '{"pages": false}');
    await repo.ok("add", ".");
    repo.write("own.json", JSON.stringify({ rules: otherLimits.rules }));
    const checked = await repo.run("report-hook", "--staged", "--no-page", "--config", "own.json");
    assert.equal(checked.code, 0, checked.out);
    assert.doesNotMatch(checked.out, /no such key|not in git/);
    const { code, out } = await repo.run("report-hook", "--staged", "--config", "own.json");
    assert.equal(code, 0, out);
    assert.match(
      out,
      /^own\.json is not in git, so no page is made: git add own\.json \(\.report-hook\.json: pages: no such key/m,
    );
  });

  it("is not made where --template names another than the one of the page, which is missing", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, report("5-50", filled));
    repo.write("asked.md", report("5-50", unfilled));
    repo.write(".report-hook.json", JSON.stringify({ template: "gone.md" }));
    await repo.ok("add", ".");
    const { code, out } = await repo.run("report-hook", "--staged", "--template", "asked.md");
    assert.equal(code, 0, out);
    assert.match(out, /^no page is made \(.*gone\.md/m);
  });

  it("is judged by its own configuration, whatever template a teacher names", async () => {
    const repo = await repoWith(report("5-50", filled));
    repo.write("asked.md", report("5-9", unfilled));
    const scan = await repo.run("report-hook", "check", ".", "--template", "asked.md", "--format", "json");
    assert.equal(JSON.parse(scan.stdout).reports[0].page.status, "unchanged", scan.out);
  });
});

/** A plan by a template whose sections ask for something, which `sections` name. */
const plan = (sections: readonly string[], text: (title: string) => string): string =>
  `# Plan\n\n${sections.map((title) => `## ${title}\n\n${text(title)}\n`).join("\n")}`;

describe("the page of a document that is older than its template", () => {
  it("is made by the template of its own commit, with or without the history that it is held to", async () => {
    const origin = await emptyRepo();
    const [old, now] = [
      ["Water", "Soil"],
      ["Water", "Soil and compost", "Tools"],
    ];
    const asked = (title: string): string => `Tell about ${title.toLowerCase()} in 2 to 20 words.`;
    const told = (title: string): string => `Enough ${title.toLowerCase()} for all three beds.`;
    origin.write(".report-hook.json", JSON.stringify({ reports: ["plan.md"], template: "template.md" }));
    origin.write("template.md", plan(old, asked));
    origin.write("plan.md", plan(old, told));
    await origin.ok("add", "-A");
    await origin.ok("commit", "-q", "-m", "Begin");
    origin.write("template.md", plan(now, asked));
    await origin.ok("commit", "-q", "-a", "-m", "Ask for more");
    origin.write("plan.md", plan(old, told).replace("three", "four"));
    const { code, out } = await origin.git("commit", "-q", "-a", "-m", "One more bed");
    assert.equal(code, 0, out);
    const page = origin.read("report.html");
    const folder = newFolder("clone");
    await origin.ok("clone", "-q", "--depth", "1", `file://${origin.folder}`, folder);
    for (const repo of [origin, repoAt(folder, origin.env)])
      assert.equal((await repo.run("report-hook", "html", "-o", "-")).stdout, page, repo.folder);
  });
});
