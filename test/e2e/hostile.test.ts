/** Repositories that somebody has made to do harm. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertStatus, pageOf } from "../helpers/page.js";
import { emptyRepo, newFolder, pageFile, type Repo, reportPath, repoWithoutAttributes } from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
/** Any control character but a tab and a line end. */
const escapes = /(?![\t\n])\p{Cc}/u;

/** A program that leaves a trace when it is run, and whether it was. */
function trap(): { script: string; sprung: () => boolean } {
  const folder = newFolder("trap");
  const script = join(folder, "trap");
  writeFileSync(script, `#!/bin/sh\ntouch '${folder}/sprung'\ncat\n`);
  chmodSync(script, 0o755);
  return { script, sprung: () => existsSync(join(folder, "sprung")) };
}

describe("the configuration", () => {
  for (const [what, config] of [
    ["a report outside", { reports: ["../outside.md"] }],
    ["an absolute report", { reports: ["/etc/passwd"] }],
    ["a page outside", { page: "../../../outside.html" }],
    ["an absolute page", { page: "/tmp/outside.html" }],
    ["a page among git's files", { reports: ["README.md"], page: ".git/hooks/x.html" }],
    ["a page among git's files, in capitals", { reports: ["README.md"], page: ".GIT/hooks/x.html" }],
    ["a page that is a program", { reports: ["README.md"], page: "train.py" }],
    ["a page in the report's place", { page: "README.md" }],
    ["an unknown key", { run: "touch /tmp/x" }],
    ["a template outside", { template: "../../../../etc/passwd" }],
  ] as const) {
    it(`with ${what} is refused in one line`, async () => {
      const repo = await repoWithoutAttributes();
      repo.write(".report-hook.json", JSON.stringify(config));
      repo.write(reportPath, three);
      repo.write("README.md", template);
      await repo.ok("add", ".");
      const { code, out } = await repo.git("commit", "-m", "Hostile");
      assert.notEqual(code, 0, out);
      assert.match(out, /^report-hook: .*\n$/);
      assert.doesNotMatch(out, /root:/);
    });
  }

  it("that is a symbolic link out of the repository is not followed", async () => {
    const repo = await repoWithoutAttributes();
    const secret = join(newFolder(), "secret");
    writeFileSync(secret, "top secret");
    symlinkSync(secret, join(repo.folder, ".report-hook.json"));
    repo.write(reportPath, three);
    const untracked = await repo.git("commit", "-m", "Three", reportPath);
    assert.doesNotMatch(untracked.out, /top/);
    await repo.ok("add", ".");
    const { out } = await repo.git("commit", "-m", "Link");
    assert.doesNotMatch(out, /top/);
  });
});

describe("a configuration of gigabytes that git does not track", () => {
  for (const name of [".report-hook.json", "package.json"]) {
    it(`${name}: is not read`, { skip: process.platform === "win32" }, async () => {
      const repo = await repoWithoutAttributes();
      repo.write(name, "");
      truncateSync(join(repo.folder, name), 3 * 2 ** 30);
      repo.write(reportPath, three);
      const { code, out } = await repo.run("timeout", "60", "git", "commit", "-q", "-a", "-m", "Three");
      assert.equal(code, 0, out);
      await assertPageOf(repo);
    });
  }
});

describe("a command that the repository brings", () => {
  it("is not run: in node_modules/.bin, or a package of our name", async () => {
    const repo = await repoWithoutAttributes();
    const { script, sprung } = trap();
    for (const name of ["report-hook", "report-hook-pre-commit", "node", "npx", "git"]) {
      repo.write(`node_modules/.bin/${name}`, readFileSync(script));
      chmodSync(join(repo.folder, `node_modules/.bin/${name}`), 0o755);
    }
    repo.write("node_modules/report-hook/package.json", '{"name": "report-hook", "bin": "evil.js"}');
    repo.write("node_modules/report-hook/evil.js", readFileSync(script));
    repo.write("package.json", '{"name": "x", "version": "1.0.0", "bin": {"report-hook": "./evil.js"}}');
    repo.write(".npmrc", "prefix=.\n");
    repo.write(reportPath, three);
    await repo.ok("add", "-f", ".");
    const { out } = await repo.git("commit", "-q", "-m", "Brought along");
    assert.ok(!sprung(), out);
    await assertPageOf(repo);
  });
});

describe("file names", () => {
  for (const path of [
    "-rf/--output=x.md",
    "$(touch sprung)/`touch sprung`.md",
    ":(exclude)a/:!b.md",
    "a\nb/c\td.md",
    "* ?[a]/!.md",
    "'q\"/\\n.md",
    "æ/日本 語.md",
    "0:x/1:README.md",
    "HEAD/@{0}.md",
  ]) {
    it(`like ${JSON.stringify(path)} are only names`, async () => {
      const repo = await emptyRepo();
      repo.write(path, template);
      repo.write(".report-hook.json", JSON.stringify({ reports: [path], page: "-p $(touch sprung).html" }));
      await repo.ok("add", "--", ".");
      const first = await repo.git("commit", "-m", "Begin");
      if (path.includes("*") || path.includes("!b") || path.includes("\\")) return;
      assert.equal(first.code, 0, first.out);
      const page = `${path.slice(0, path.lastIndexOf("/"))}/-p $(touch sprung).html`;
      await assertPageOf(repo, "HEAD", path, page);
      repo.write(path, three);
      const second = await repo.git("commit", "-a", "-m", "Three");
      assert.equal(second.code, 0, second.out);
      assert.doesNotMatch(second.out, escapes);
      await assertPageOf(repo, "HEAD", path, page);
      await assertStatus(repo);
      assert.ok(!repo.has("sprung"));
    });
  }

  it("of figures like options and patterns are only names", async () => {
    const repo = await repoWithoutAttributes();
    const names = [
      "--output=x.png",
      ":(glob)**.png",
      "$(touch sprung).png",
      "-",
      "../../../../etc/passwd",
      "%00.png",
      "a%0ab.png",
      "*.png",
    ];
    repo.write(
      reportPath,
      answered(template, 3, `${answer("a")}\n\n${names.map((name) => `![x](${name})`).join("\n\n")}`),
    );
    const { code, out } = await repo.git("commit", "-a", "-m", "Figures");
    assert.equal(code, 1, out);
    assert.match(out, /answer\/image-missing/);
    assert.doesNotMatch(out, /inside report-hook|fatal/);
    assert.ok(!repo.has("sprung"));
    assert.ok(!repo.has("x.png"));
  });
});

describe("git's own configuration", () => {
  const programs: Record<string, (script: string) => readonly (readonly [string, string])[]> = {
    "diff.external": (script) => [["diff.external", script]],
    "a diff driver with a command and textconv": (script) => [
      ["diff.spy.command", script],
      ["diff.spy.textconv", script],
    ],
    "aliases of git's own commands": (script) =>
      ["diff", "log", "ls-files", "cat-file", "update-index"].map((name) => [`alias.${name}`, `!${script}`]),
    "a pager": (script) => [
      ["core.pager", script],
      ["pager.log", "true"],
      ["pager.diff", "true"],
    ],
    "signatures shown by a program": (script) => [
      ["log.showSignature", "true"],
      ["gpg.program", script],
    ],
    "a merge driver": (script) => [["merge.report-hook.driver", script]],
    "a remote that promises objects": (script) => [
      ["core.sshCommand", script],
      ["remote.origin.url", "ssh://nowhere.invalid/x"],
      ["remote.origin.promisor", "true"],
      ["extensions.partialClone", "origin"],
    ],
    "a filter on the page": (script) => [
      ["filter.spy.clean", script],
      ["filter.spy.smudge", script],
      ["filter.spy.process", script],
    ],
    "a filter on the page, with text=filter before it": (script) => [
      ["filter.spy.clean", script],
      ["filter.spy.smudge", script],
      ["filter.filter.smudge", script],
    ],
    "a filter with a strange name on the page": (script) => [
      ["filter.a=b.clean", script],
      ["filter.a=b.smudge", script],
    ],
  };
  for (const [what, settings] of Object.entries(programs)) {
    it(`${what}: not run by the hook`, async () => {
      const repo = await repoWithoutAttributes();
      const { script, sprung } = trap();
      const filter = `${what.includes("text=filter") ? "text=filter " : ""}filter=${what.includes("strange") ? "a=b" : "spy"}`;
      repo.write(".gitattributes", `*.md diff=spy\n${pageFile} diff=spy ${filter} merge=report-hook\n`);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Attributes");
      repo.write(reportPath, three.replace("prompt", "prompt"));
      await repo.ok("add", reportPath);
      await repo.ok("config", "core.repositoryformatversion", "1");
      for (const [key, value] of settings(script)) await repo.ok("config", key, value);
      const { out } = await repo.run("report-hook", "--staged");
      assert.ok(!sprung(), out);
      await assertPageOf(repo, "");
      const blob = join(newFolder(), "page");
      writeFileSync(blob, "by hand\n");
      const id = await repo.ok("hash-object", "-w", blob);
      await repo.ok("update-index", "--cacheinfo", `100644,${id},${pageFile}`);
      await repo.run("report-hook", "--staged");
      await repo.run("report-hook", "--committed");
      assert.ok(!sprung());
    });
  }

  for (const name of ["set", "unset", "unspecified"]) {
    it(`a filter that is called ${name}, as git tells of none: not run over the page`, async () => {
      const repo = await repoWithoutAttributes();
      const { script, sprung } = trap();
      repo.write(".gitattributes", `${pageFile} text filter=${name}\n`);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Attributes");
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      for (const key of ["clean", "smudge", "process"]) await repo.ok("config", `filter.${name}.${key}`, script);
      const { out } = await repo.run("report-hook", "--staged");
      assert.ok(!sprung(), out);
      await assertPageOf(repo, "");
    });
  }

  it("GIT_EXTERNAL_DIFF is not run", async () => {
    const { script, sprung } = trap();
    const repo = (await repoWithoutAttributes()).as({ env: { GIT_EXTERNAL_DIFF: script } });
    repo.write(reportPath, three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
    assert.ok(!sprung());
  });
});

describe("the terminal", () => {
  it("gets no byte that moves the cursor or sets its title", async () => {
    const repo = await repoWithoutAttributes();
    const nasty = "\u001b]0;owned\u0007\u001b[2J\u009b31m";
    const hostile = answered(template, 3, `${answer("a")} ![${nasty}](${nasty}.png) [x](${nasty}/x)`)
      .replace("### Question 4\n", `### Question 4 ${nasty}\n`)
      .replace("## About the group", `## About ${nasty} the group`);
    repo.write(reportPath, hostile);
    const { code, out } = await repo.git("commit", "-a", "-m", "Nasty");
    assert.equal(code, 0, out);
    assert.match(out, /owned/);
    assert.doesNotMatch(out, escapes);
  });

  it("gets none from a file name in an error either", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", JSON.stringify({ reports: ["\u001b[2J.md"] }));
    repo.write("\u001b[2J.md", Buffer.from([0xff, 0xfe]));
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Nasty");
    assert.notEqual(code, 0);
    assert.doesNotMatch(out, escapes);
  });

  it("gets none from a configuration that is not one", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", '{"\u001b[2J": "\\u001b]0;x\\u0007", "a\\u001b[2J": 1}');
    await repo.ok("add", ".");
    const { out } = await repo.git("commit", "-m", "Nasty");
    assert.doesNotMatch(out, escapes);
  });
});

describe("our own notes under the git directory", () => {
  /** A repository with a note of ours replaced. */
  async function withNote(name: string, make: (file: string) => void): Promise<Repo> {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    const file = join(repo.folder, ".git/report-hook", name);
    rmSync(file, { force: true });
    make(file);
    return repo;
  }

  const forged = `<script>alert(1)</script>`;
  for (const [what, content] of [
    ["written by somebody else", (seal: string) => `${seal}${JSON.stringify([["x", forged]])}`],
    ["empty", () => ""],
    ["of random bytes", () => "\u0000\u0001".repeat(999)],
  ] as const) {
    it(`a cache of fragments ${what} only costs time`, async () => {
      const repo = await withNote("fragments", (file) => writeFileSync(file, content(`${"A".repeat(43)}=`)));
      await repo.ok("commit", "-q", "-a", "-m", "Three");
      await assertPageOf(repo);
      assert.doesNotMatch(repo.read(pageFile), /<script/);
    });
  }

  it("a cache of another person's, rightly sealed by them, is not used", async () => {
    const repo = await repoWithoutAttributes();
    const theirs = await repoWithoutAttributes();
    theirs.write(reportPath, three);
    await theirs.ok("commit", "-q", "-a", "-m", "Three");
    const cache = join(theirs.folder, ".git/report-hook/fragments");
    await repo.run("cp", cache, ".git/report-hook/fragments");
    repo.write(reportPath, three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    assert.equal(repo.read(pageFile), await pageOf(three));
  });

  for (const name of ["fragments", "pages", "watch", "config", "stale", "oldest.json", "checked", "follow"]) {
    it(`${name} as a symbolic link: nothing is written outside`, async () => {
      const outside = join(newFolder(), "outside");
      writeFileSync(outside, "theirs\n");
      const repo = await withNote(name, (file) => symlinkSync(outside, file));
      const { out } = await repo.git("commit", "-q", "-a", "-m", "Three");
      assert.doesNotMatch(out, /inside report-hook/);
      assert.equal((await repo.run("cat", outside)).stdout, "theirs\n");
      if ((await repo.ok("log", "-1", "--format=%s")) === "Three") await assertPageOf(repo);
    });

    it(`${name} as a pipe: nobody waits for it`, async () => {
      const repo = await withNote(name, () => undefined);
      await repo.run("mkfifo", `.git/report-hook/${name}`);
      const { code, out } = await repo.run("timeout", "20", "git", "commit", "-q", "-a", "-m", "Three");
      assert.notEqual(code, 124, out);
      assert.doesNotMatch(out, /inside report-hook/);
    });
  }

  for (const name of ["watch", "stale", "node", "ask", "config", "fragments", "pages", "checked", "follow"]) {
    it(`${name} of gigabytes: is left, and the commit goes on`, { skip: process.platform === "win32" }, async () => {
      const repo = await withNote(name, (file) => {
        writeFileSync(file, "");
        truncateSync(file, 2 ** 31);
      });
      const { code, out } = await repo.run("timeout", "60", "git", "commit", "-q", "-a", "-m", "Three");
      assert.equal(code, 0, out);
      await assertPageOf(repo);
    });
  }

  for (const [name, start] of [
    ["watch", "reports/"],
    ["ask", "HEAD:reports/"],
  ] as const) {
    it(`${name} of very many lines: nobody waits for it`, async () => {
      const lines = Array.from({ length: 20_000 }, (_, index) => `${start}${index}\n`);
      const repo = await withNote(name, (file) => writeFileSync(file, `${start}README.md\n${lines.join("")}`));
      const { code, out } = await repo.run("timeout", "20", "git", "commit", "-q", "-a", "-m", "Three");
      assert.equal(code, 0, out);
      await assertPageOf(repo);
    });
  }

  it("their folder as a symbolic link: nothing is written outside", async () => {
    const repo = await repoWithoutAttributes();
    const outside = newFolder("outside");
    await repo.run("rm", "-r", ".git/report-hook");
    symlinkSync(outside, join(repo.folder, ".git/report-hook"));
    repo.write(reportPath, three);
    const { out } = await repo.git("commit", "-q", "-a", "-m", "Three");
    assert.match(out, /^report-hook: .*report-hook: a file stands where its folder should be/m);
    assert.equal((await repo.run("ls", "-A", outside)).stdout, "");
  });

  it("a list of paths to watch runs nothing", async () => {
    const lines = ["--output=sprung", "$(touch sprung)", "`touch sprung`", "'; touch sprung; '", "--ext-diff", "*"];
    const repo = await withNote("watch", (file) => writeFileSync(file, `${lines.join("\n")}\n`));
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
    assert.ok(!repo.has("sprung"));
  });

  it("a remembered first version that names an option or a file outside is not found", async () => {
    const entry = { [reportPath]: { commit: "--output=sprung\nHEAD", path: "../../etc/passwd" } };
    const repo = await withNote("oldest.json", (file) => writeFileSync(file, JSON.stringify(entry)));
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
    assert.ok(!repo.has("sprung"));
  });
});

describe("the page", () => {
  it("has no script, whatever the report says", async () => {
    const repo = await repoWithoutAttributes();
    const html = `<script>alert(1)</script> <img src=x onerror=alert(1)> <a href="javascript:alert(1)">x</a> [y](javascript:alert(1)) <svg onload=alert(1)>`;
    repo.write(reportPath, answered(template, 3, `${answer("a")} ${html}`));
    await repo.ok("commit", "-q", "-a", "--no-verify", "-m", "Script");
    await repo.ok("commit", "-q", "--allow-empty", "-m", "Page");
    const page = repo.read(pageFile);
    assert.doesNotMatch(page, /<script|<[^>]* on\w+=|href="javascript/i);
    assert.match(page, /Content-Security-Policy/);
    mkdirSync(join(repo.folder, "x"));
  });
});
