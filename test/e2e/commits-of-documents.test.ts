/** Documents of any template in a repository: many of them, their template beside them, renamed, older than it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copies, emptyRepo, type Repo } from "../helpers/repo.js";

const template = `# {what was decided}

- Status: {planned | flown | lost}

## Why now

Describe what made you decide.

## Costs

What does it cost?
`;
const decision = (title: string): string =>
  template
    .replace("{what was decided}", title)
    .replace("{planned | flown | lost}", "flown")
    .replace("Describe what made you decide.", "The wind.")
    .replace("What does it cost?", "Two reels of string.");

const config = { reports: [{ files: "docs/adr/[0-9]*.md", template: "docs/adr/0000-template.md" }] };

/** A repository with its template and three decisions, hooks in place. */
const decisions = copies(() => begun(3));

async function begun(count: number): Promise<Repo> {
  const repo = await emptyRepo();
  repo.write(".report-hook.json", JSON.stringify(config));
  repo.write("docs/adr/0000-template.md", template);
  for (let n = 1; n <= count; n++) repo.write(`docs/adr/000${n}-kite.md`, decision(`Kite ${n}`));
  await repo.ok("add", "-A");
  await repo.ok("commit", "-m", "begin");
  return repo;
}

async function commit(repo: Repo, path: string, text: string): Promise<{ code: number; out: string }> {
  repo.write(path, text);
  await repo.ok("add", "-A");
  return repo.git("commit", "-m", "change");
}

describe("documents with a template", () => {
  it("stop a commit that takes a section out, and only they are named", async () => {
    const repo = await decisions();
    const { code, out } = await commit(
      repo,
      "docs/adr/0002-kite.md",
      decision("Kite 2").replace(/## Why now[\s\S]*(?=## Costs)/, ""),
    );
    assert.equal(code, 1, out);
    assert.match(out, /0002-kite\.md.*the section "Why now" is gone; the template asks for it/);
    assert.doesNotMatch(out, /0001|0003|course/);
    const { out: fixed } = await repo.run("report-hook", "fix", "docs/adr/0002-kite.md");
    assert.match(fixed, /put the section "Why now" back/);
    assert.equal(repo.read("docs/adr/0002-kite.md"), decision("Kite 2"), "with what was written there");
  });

  it("get a field and a part of a table back with what the last commit has there", async () => {
    const repo = await decisions();
    const rows = "| Part | Cost |\n| --- | --- |\n| frame | |\n| sail | |\n";
    repo.write("docs/adr/0000-template.md", template.replace("What does it cost?\n", rows));
    const filled = decision("Kite 4").replace("Two reels of string.\n", rows.replace("sail | ", "sail | 5 "));
    await commit(repo, "docs/adr/0004-kite.md", filled);
    for (const gone of ["- Status: flown\n", "| sail | 5 |\n"]) {
      repo.write("docs/adr/0004-kite.md", filled.replace(gone, ""));
      await repo.run("report-hook", "fix", "docs/adr/0004-kite.md");
      assert.equal(repo.read("docs/adr/0004-kite.md"), filled, gone);
    }
  });

  it("get a heading back that was reworded beyond recognition, or lost, as the version before tells", async () => {
    const repo = await decisions();
    const before = decision("Kite 2");
    const broken = before.replace("## Why now", "## Background").replace("## Costs\n", "");
    const { code, out } = await commit(repo, "docs/adr/0002-kite.md", broken);
    assert.equal(code, 1, out);
    assert.match(out, /the heading "Background" was "Why now" in the template/);
    await repo.run("report-hook", "fix", "docs/adr/0002-kite.md");
    assert.equal(repo.read("docs/adr/0002-kite.md"), before);
  });

  it("keep a section of their own beside one of the template's that goes", async () => {
    const repo = await decisions();
    const broken = decision("Kite 2").replace(/## Why now[\s\S]*(?=## Costs)/, "## Weather\n\nDry.\n\n");
    const { out } = await commit(repo, "docs/adr/0002-kite.md", broken);
    assert.match(out, /the section "Why now" is gone/);
    await repo.run("report-hook", "fix", "docs/adr/0002-kite.md");
    const fixed = repo.read("docs/adr/0002-kite.md");
    assert.match(fixed, /## Why now[\s\S]*## Weather\n\nDry\.|## Weather\n\nDry\.\n\n## Why now/);
  });

  it("need no section that was missing before, and any text beside", async () => {
    const repo = await decisions();
    await repo.ok("commit", "--no-verify", "--allow-empty", "-m", "nothing");
    repo.write("docs/adr/0001-kite.md", "# Kite 1\n\n- Status: lost\n\n## Costs\n\nAll.\n");
    await repo.ok("add", "-A");
    await repo.ok("commit", "--no-verify", "-m", "before");
    const { code, out } = await commit(
      repo,
      "docs/adr/0001-kite.md",
      "# Kite 1\n\n- Status: lost\n\n## Costs\n\nAll of it.\n",
    );
    assert.equal(code, 0, out);
  });

  it("get back what stopped the commit, and nothing that was missing before", async () => {
    const repo = await decisions();
    const path = "docs/adr/0005-kite.md";
    const more = `${template}\n## Pros, cons / risks\n\nWhich?\n\n## Links\n\nWhich?\n`;
    repo.write("docs/adr/0000-template.md", more);
    const older = `${decision("Kite 5").replace("## Why now", "## Why not")}\n## Pros, cons / risks\n\nNone.\n`;
    repo.write(path, older);
    await repo.ok("add", "-A");
    await repo.ok("commit", "--no-verify", "-m", "A reworded heading, and a section that is missing");
    const { code, out } = await commit(repo, path, older.replace("## Pros, cons / risks", "## Pros, cons / risk"));
    assert.equal(code, 1, out);
    const [command = ""] = /report-hook fix --staged --rule .*/.exec(out) ?? [];
    assert.match(command, / --section 'pros cons risks' /);
    const fixed = await repo.run("sh", "-c", command);
    assert.match(fixed.out, /fixed 1 thing\n/);
    assert.equal(repo.read(path), older);
    const byTitle = await repo.run("report-hook", "fix", "--section", "LINKS", path);
    assert.match(byTitle.out, /fixed 1 thing\n {2}put the section "Links" back/);
    const none = await repo.run("report-hook", "fix", "--section", "Links,Sky", path);
    assert.match(none.out, /--section Sky: the template has no such section/);
    assert.equal(none.code, 2);
  });

  it("stop for no missing image that a heading which goes leaves in another section", async () => {
    const repo = await decisions();
    const path = "docs/adr/0002-kite.md";
    const before = decision("Kite 2").replace("Two reels of string.", "Two reels:\n\n![two reels](lost.png)");
    repo.write(path, before);
    await repo.ok("add", "-A");
    await repo.ok("commit", "--no-verify", "-m", "An image that is nowhere");
    const { code, out } = await commit(repo, path, before.replace("## Costs\n", ""));
    assert.equal(code, 1, out);
    assert.match(out, /error {2}the section "Costs" is gone/);
    assert.match(out, /1 older problem:/);
    assert.doesNotMatch(out, /lost\.png/);
    const more = await commit(repo, path, before.replace("The wind.", "The wind.\n\n![two reels](lost.png)"));
    assert.match(more.out, /error {2}the image "docs\/adr\/lost\.png" is not in the commit\n/, "once more is new");
  });

  it("stop where a new one lacks a section, and tell where a choice is none", async () => {
    const repo = await decisions();
    const text = decision("Kite 4").replace("## Costs", "## Prices").replace("flown", "sold");
    const { code, out } = await commit(repo, "docs/adr/0004-kite.md", text);
    assert.equal(code, 1, out);
    assert.match(out, /the heading "Prices" was "Costs"|the section "Costs" is gone/);
    assert.match(out, /"sold" is none of "planned", "flown", "lost"/);
  });

  it("are followed where they are renamed", async () => {
    const repo = await decisions();
    await repo.ok("mv", "docs/adr/0003-kite.md", "docs/adr/0009-balloon.md");
    const { code, out } = await commit(
      repo,
      "docs/adr/0009-balloon.md",
      decision("Kite 3").replace("The wind.", "The wind, once more."),
    );
    assert.equal(code, 0, out);
  });

  it("are told how their template is read where it changes, and nothing is stopped", async () => {
    const repo = await decisions();
    const { code, out } = await commit(repo, "docs/adr/0000-template.md", `${template}\n## Risks\n\nLength: 2 pages\n`);
    assert.equal(code, 0, out);
    assert.match(out, /template docs\/adr\/0000-template\.md/);
    assert.match(out, /not understood: line \d+, "Length: 2 pages"/);
  });

  it("are held to the template of their day", async () => {
    const repo = await decisions();
    await commit(repo, "docs/adr/0000-template.md", `${template}\n## Risks\n\nWhat can go wrong?\n`);
    const old = await commit(repo, "docs/adr/0001-kite.md", decision("Kite 1").replace("Two reels", "Three reels"));
    assert.equal(old.code, 0, old.out);
    const { stdout } = await repo.run("report-hook", "check", "docs/adr/0001-kite.md", "--format", "json");
    assert.deepEqual(JSON.parse(stdout).reports[0].findings, []);
    const fresh = await commit(repo, "docs/adr/0005-kite.md", decision("Kite 5"));
    assert.match(fresh.out, /the section "Risks" is gone/);
  });

  it("are held to what was read from their template, whatever became of what is kept of it", async () => {
    const repo = await decisions();
    const without = decision("Kite 2").replace(/## Why now[\s\S]*(?=## Costs)/, "");
    await commit(repo, "docs/adr/0001-kite.md", decision("Kite 1").replace("Two reels", "Three reels"));
    const { stdout } = await repo.run("sh", "-c", "ls .git/report-hook/slots-*");
    const file = stdout.trim();
    const whole = repo.read(file);
    for (const kept of [whole, whole.replaceAll('"required":true', '"required":1'), "{}", ""]) {
      repo.write(file, kept);
      const { code, out } = await commit(repo, "docs/adr/0002-kite.md", without);
      assert.equal(code, 1, out);
      assert.match(out, /the section "Why now" is gone/);
    }
    await repo.ok("checkout", "HEAD", "--", "docs/adr/0002-kite.md");
    await commit(repo, "docs/adr/0000-template.md", template.replace("## Why now", "## Reason"));
    const fresh = await commit(repo, "docs/adr/0004-kite.md", decision("Kite 4"));
    assert.match(fresh.out, /the heading "Why now" was "Reason"|the section "Reason" is gone/);
  });

  it("are followed where one commit renames and changes them", async () => {
    const repo = await decisions();
    await repo.ok("mv", "docs/adr/0003-kite.md", "docs/adr/0009-balloon.md");
    const { code, out } = await commit(
      repo,
      "docs/adr/0009-balloon.md",
      decision("Kite 3").replace("## Why now", "## Background"),
    );
    assert.equal(code, 1, out);
    assert.match(out, /0009-balloon\.md.*the heading "Background" was "Why now" in the template/);
    const command = /^ {2}(report-hook fix .*)$/m.exec(out)?.[1] ?? "";
    const fixed = await repo.run("sh", "-c", command);
    assert.equal(repo.read("docs/adr/0009-balloon.md"), decision("Kite 3"), fixed.out);
    assert.equal((await repo.git("commit", "-m", "again")).code, 0);
  });

  it("have their past under their old name where the rename is not committed yet, and are fixed by it", async () => {
    const repo = await decisions();
    await commit(repo, "docs/adr/0000-template.md", `${template}\n## Risks\n\nWhat can go wrong?\n`);
    await repo.ok("mv", "docs/adr/0003-kite.md", "docs/adr/0009-balloon.md");
    repo.write("docs/adr/0009-balloon.md", decision("Kite 3").replace("## Why now", "## Background"));
    const { out } = await repo.run("report-hook", "fix", "docs/adr/0009-balloon.md");
    assert.equal(repo.read("docs/adr/0009-balloon.md"), decision("Kite 3"), out);
  });

  it("that are renamed leave a page under the old name, which is told with what takes it out", async () => {
    const repo = await emptyRepo();
    const [group] = config.reports;
    repo.write(".report-hook.json", JSON.stringify({ reports: [{ ...group, page: "{name}.html" }] }));
    repo.write("docs/adr/0000-template.md", template);
    await commit(repo, "docs/adr/0001-kite.md", decision("Kite 1"));
    await repo.ok("mv", "docs/adr/0001-kite.md", "docs/adr/0002-kite.md");
    const { out } = await repo.git("commit", "-m", "rename");
    const [, command = ""] = /docs\/adr\/0001-kite\.html, .* stays: (git rm .*)/.exec(out) ?? [];
    assert.equal((await repo.run("sh", "-c", command)).code, 0, out);
    await repo.ok("commit", "-m", "Without the old page");
    assert.equal(await repo.ok("ls-files", "docs/adr/*.html"), "docs/adr/0002-kite.html");
  });

  it("have a template for each group, and each group pages or none", async () => {
    const repo = await emptyRepo();
    const log = "# Log of DATE\n\n## Weather\n\nDescribe the wind.\n";
    const groups = [
      { files: "docs/adr/[0-9]*.md", template: "docs/adr/0000-template.md" },
      { files: "logs/*.md", template: "logs/template.md", page: "{name}.html" },
    ];
    repo.write(".report-hook.json", JSON.stringify({ reports: groups }));
    repo.write("docs/adr/0000-template.md", template);
    repo.write("docs/adr/0001-kite.md", decision("Kite 1"));
    repo.write("logs/template.md", log);
    repo.write("logs/README.md", "# All flights\n");
    await repo.ok("add", "-A");
    await repo.ok("commit", "-m", "begin");
    const first = "# Log of May\n\n## Weather\n\nIt blew from the west.\n";
    const { code, out } = await commit(repo, "logs/may.md", first);
    assert.equal(code, 0, out);
    assert.match(await repo.ok("show", "HEAD:logs/may.html"), /blew from the west/);
    assert.equal((await repo.git("cat-file", "-e", "HEAD:logs/README.html")).code, 128);

    const again = await commit(repo, "logs/may.md", first.replace("west", "east"));
    assert.equal(again.code, 0, again.out);
    assert.match(await repo.ok("show", "HEAD:logs/may.html"), /blew from the east/);
    assert.equal(await repo.ok("status", "--porcelain"), "");

    repo.write("docs/adr/0001-kite.md", decision("Kite 1").replace("## Costs", "## Price"));
    const both = await commit(repo, "logs/may.md", first.replace("west", "east").replace("## Weather", "## Sky"));
    assert.equal(both.code, 1, both.out);
    assert.match(both.out, /logs\/may\.md.*"Sky" was "Weather"/);
    assert.match(both.out, /docs\/adr\/0001-kite\.md.*"Price" was "Costs"/);
  });

  it("are named in JSON by key and title, and no course is", async () => {
    const repo = await begun(1);
    const { stdout } = await repo.run("report-hook", "--all", "--format", "json");
    const [report] = JSON.parse(stdout).reports;
    assert.equal(report.verdict, null);
    assert.deepEqual(
      report.questions.map(({ number, key, title, state }: Record<string, unknown>) => [number, key, title, state]),
      [
        [null, "what was decided/status", "Status", "answered"],
        [null, "why now", "Why now", "answered"],
        [null, "costs", "Costs", "answered"],
      ],
    );
  });

  it("are not filled in yet by a warning, or by the level that is set; what is optional is never more than a note", async () => {
    const repo = await begun(1);
    repo.write("docs/adr/0000-template.md", `${template}\n## Pictures (optional)\n\nShow some.\n`);
    repo.write(
      "docs/adr/0001-kite.md",
      `${template.replace("{what was decided}", "Kite 1")}\n## Pictures (optional)\n`,
    );
    const levels = async (rules: object): Promise<string[]> => {
      repo.write(".report-hook.json", JSON.stringify({ ...config, rules }));
      const { stdout } = await repo.run("report-hook", "--all", "--format", "json");
      const [{ findings }] = JSON.parse(stdout).reports;
      return findings
        .filter(({ rule }: { rule: string }) => rule === "answer/unfilled")
        .map(({ level, slot }: { level: string; slot: { title: string } }) => `${slot.title.split(" (")[0]} ${level}`);
    };
    assert.deepEqual(await levels({}), ["Status warning", "Why now warning", "Costs warning", "Pictures note"]);
    const set = ["Status error", "Why now error", "Costs error", "Pictures note"];
    assert.deepEqual(await levels({ "answer/unfilled": "error" }), set);
  });
});
