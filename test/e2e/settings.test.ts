/** Git's own settings: line ends, filters, the index's form, signing, where hooks lie. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import {
  emptyRepo,
  installHooks,
  newFolder,
  newRepo,
  pageFile,
  type Repo,
  reportPath,
  repoWithoutAttributes,
} from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
const threeAndFour = answered(three, 4, answer("b"));
const crlf = (text: string): string => text.replaceAll("\n", "\r\n");

/** Plain, `-a` and path commits with right pages and a clean status, and then the operations that ask for an up-to-date index. */
async function assertCommitsWork(repo: Repo, written: (text: string) => string = (text) => text): Promise<void> {
  repo.write(reportPath, written(three));
  await repo.ok("add", reportPath);
  await repo.ok("commit", "-m", "plain");
  await assertStatus(repo);
  repo.write(reportPath, written(threeAndFour));
  await repo.ok("commit", "-a", "-m", "all");
  await assertStatus(repo);
  await repo.ok("diff-index", "--quiet", "HEAD");
  repo.write(reportPath, written(answered(threeAndFour, 8, answer("c"))));
  await repo.ok("commit", "-m", "path", reportPath);
  await assertStatus(repo);
  await repo.ok("diff-index", "--quiet", "HEAD");
  await repo.ok("reset", "--keep", "HEAD~1");
  await assertStatus(repo);
  await assertSound(repo);
}

describe("line ends", () => {
  for (const [key, value] of [
    ["core.autocrlf", "input"],
    ["core.autocrlf", "true"],
  ] as const) {
    it(`${key}=${value}: LF in the commit, clean afterwards, also under safecrlf`, async () => {
      const repo = await repoWithoutAttributes();
      await repo.ok("config", key, value);
      await repo.ok("config", "core.safecrlf", "true");
      if (value === "true") {
        await repo.run("rm", "-r", "reports", "train.py");
        await repo.ok("checkout", "--", ".");
      }
      await assertCommitsWork(repo, value === "true" ? crlf : undefined);
      const page = (await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout;
      assert.doesNotMatch(page, /\r/);
      assert.equal(repo.read(pageFile).includes("\r\n"), value === "true");
      repo.write("more.txt", value === "true" ? "a\r\nb\r\n" : "a\nb\n");
      await repo.ok("add", "-A");
      await repo.ok("commit", "-a", "-m", "more");
      await assertStatus(repo);
    });
  }

  it(".gitattributes eol=crlf: the page on disk has CRLF, the commit LF", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".gitattributes", "* text=auto eol=crlf\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Attributes");
    await assertCommitsWork(repo, crlf);
    assert.match(repo.read(pageFile), /\r\n/);
    assert.doesNotMatch((await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout, /\r/);
  });

  it("a report that is committed with CRLF has the same page as with LF", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, crlf(three));
    await repo.ok("commit", "-a", "-m", "Three");
    assert.equal(repo.read(pageFile), await pageOf(crlf(three)));
    await assertStatus(repo);
  });

  it("the page's own attribute line (-text merge=report-hook) keeps LF everywhere", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("config", "core.autocrlf", "true");
    repo.write(".gitattributes", `${pageFile} -text -filter -ident merge=report-hook linguist-generated\n`);
    await repo.ok("add", ".gitattributes");
    await repo.ok("commit", "-m", "Attributes");
    repo.write(reportPath, crlf(three));
    await repo.ok("commit", "-m", "Three", reportPath);
    assert.doesNotMatch(repo.read(pageFile), /\r/);
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("filters", () => {
  it("are not run on the page, and the status is clean all the same", async () => {
    const repo = await repoWithoutAttributes();
    const trace = join(newFolder(), "ran");
    repo.write("filter.sh", `#!/bin/sh\necho "$1" >> '${trace}'\ncat\n`);
    chmodSync(join(repo.folder, "filter.sh"), 0o755);
    await repo.ok("config", "filter.spy.clean", "./filter.sh clean");
    await repo.ok("config", "filter.spy.smudge", "./filter.sh smudge");
    await repo.ok("config", "filter.spy.required", "true");
    repo.write(".git/info/exclude", "filter.sh\n");
    repo.write(".gitattributes", `${pageFile} filter=spy\n`);
    repo.write(reportPath, three);
    await repo.ok("add", ".gitattributes", reportPath);
    repo.write(pageFile, `${repo.read(pageFile)} `);
    await repo.ok("checkout", "--", pageFile);
    writeFileSync(trace, "");
    const { code, out } = await repo.run("report-hook", "--staged");
    assert.equal(code, 0, out);
    const ran = (await repo.run("cat", trace)).stdout;
    assert.equal(ran, "");
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("$Id$ is not put into a page (ident)", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".gitattributes", "*.html ident\n");
    repo.write(reportPath, answered(template, 3, `${answer("a")} $Id$`));
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("a page that git writes otherwise to disk", () => {
  for (const [attribute, page] of [
    ["ident", "<p>$Id$</p>\n"],
    ["working-tree-encoding=UTF-16LE", "<p>words</p>\n"],
  ] as const) {
    it(`(${attribute}) is replaced where nobody has edited it`, async () => {
      const repo = await repoWithoutAttributes();
      repo.write(pageFile, page);
      await repo.ok("commit", "-a", "--no-verify", "-m", "By another tool");
      repo.write(".gitattributes", `*.html ${attribute}\n`);
      await repo.run("rm", pageFile);
      await repo.ok("checkout", "--", pageFile);
      assert.notEqual(repo.read(pageFile), page);
      await repo.ok("add", ".gitattributes");
      await repo.ok("commit", "--no-verify", "-m", "Attributes");
      for (const report of [three, threeAndFour]) {
        repo.write(reportPath, report);
        const { code, out } = await repo.git("commit", "-m", "Answers", reportPath);
        assert.equal(code, 0, out);
        assert.doesNotMatch(out, /left alone/);
        await assertPageOf(repo);
        await assertStatus(repo);
      }
    });
  }
});

describe("the index", () => {
  it("version 4", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("config", "index.version", "4");
    await repo.ok("update-index", "--index-version", "4");
    await assertCommitsWork(repo);
    assert.equal(await repo.ok("update-index", "--show-index-version").catch(() => "4"), "4");
  });

  it("split", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("update-index", "--split-index");
    await repo.ok("config", "core.splitIndex", "true");
    await assertCommitsWork(repo);
  });

  it("with an untracked cache", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("config", "core.untrackedCache", "true");
    await repo.ok("update-index", "--force-untracked-cache");
    await assertCommitsWork(repo);
  });

  it("with a file system monitor", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".git/monitor", "#!/bin/sh\nprintf 'token\\0/\\0'\n");
    chmodSync(join(repo.folder, ".git/monitor"), 0o755);
    await repo.ok("config", "core.fsmonitor", ".git/monitor");
    await repo.ok("update-index", "--fsmonitor");
    await assertCommitsWork(repo);
  });

  for (const [does, command] of [
    ["says that nothing changed", "true"],
    ["writes to the page when git asks it", `echo edited >>${pageFile}`],
  ] as const) {
    it(`with a file system monitor that ${does}, where a copy of the page is committed beside it`, async () => {
      const repo = await newRepo();
      repo.write("copy.html", await pageOf(three));
      await repo.ok("add", ".");
      await repo.ok("commit", "-m", "Copy");
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      repo.write(".git/monitor", `#!/bin/sh\n${command}\nprintf 'token\\0'\n`);
      chmodSync(join(repo.folder, ".git/monitor"), 0o755);
      await repo.ok("update-index", "--fsmonitor");
      await repo.ok("status");
      await repo.ok("config", "core.fsmonitor", ".git/monitor");
      await repo.ok("commit", "-m", "Three");
      await assertPageOf(repo);
    });
  }

  it("with a page that is assumed unchanged: it stays so", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("update-index", "--assume-unchanged", pageFile);
    repo.write(reportPath, three);
    await repo.ok("commit", "-m", "Three", reportPath);
    await assertPageOf(repo);
    assert.match(await repo.ok("ls-files", "-v", pageFile), /^h /);
  });

  it("with a report that is assumed unchanged", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    await repo.ok("update-index", "--assume-unchanged", reportPath);
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("commit.gpgsign", () => {
  it("with a program that signs", async () => {
    const repo = await repoWithoutAttributes();
    const signer = join(newFolder(), "sign");
    writeFileSync(
      signer,
      "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n'\n",
      { mode: 0o755 },
    );
    await repo.ok("config", "gpg.program", signer);
    await repo.ok("config", "commit.gpgsign", "true");
    await assertCommitsWork(repo);
  });
});

describe("core.hooksPath", () => {
  it("in the repository", async () => {
    const repo = await repoWithoutAttributes();
    await repo.run(
      "sh",
      "-c",
      "mkdir my-hooks && cp .git/hooks/[cp]* my-hooks && rm -r .git/hooks && printf 'my-hooks\\n' >> .git/info/exclude",
    );
    await repo.ok("config", "core.hooksPath", "my-hooks");
    await assertCommitsWork(repo);
  });

  it("for all of a person's repositories", async () => {
    const repo = await emptyRepo({ hooks: false });
    const folder = newFolder();
    installHooks(folder);
    await repo.ok("config", "--global", "core.hooksPath", join(folder, "hooks"));
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    await assertCommitsWork(repo);
  });

  it("with hooks that are symbolic links to ours", async () => {
    const repo = await repoWithoutAttributes();
    const folder = newFolder();
    installHooks(folder);
    await repo.run("sh", "-c", `rm -r .git/hooks && mkdir .git/hooks && ln -s '${folder}'/hooks/p* .git/hooks/`);
    await assertCommitsWork(repo);
  });
});

describe("pathspec settings that git hands down", () => {
  for (const option of ["--literal-pathspecs", "--icase-pathspecs", "--noglob-pathspecs"]) {
    it(option, async () => {
      const repo = await repoWithoutAttributes();
      repo.write(reportPath, three);
      await repo.ok(option, "commit", "-m", "Three", reportPath);
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }
});

describe("a language other than English", () => {
  it("makes no difference", async () => {
    const repo = (await repoWithoutAttributes()).as({ env: { LANG: "da_DK.UTF-8", LC_ALL: "da_DK.UTF-8" } });
    await assertCommitsWork(repo);
    mkdirSync(join(repo.folder, "x"));
  });
});
