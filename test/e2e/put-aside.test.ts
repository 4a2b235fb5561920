/** Unstaged edits that a hook manager puts aside while its hooks run: nothing is written that keeps them from coming back. */
import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf } from "../helpers/page.js";
import { copies, emptyRepo, newFolder, type Repo } from "../helpers/repo.js";

/** Puts unstaged edits aside as a patch, runs the hook, and brings them back, as hook managers do. */
interface Manager {
  readonly patch: string;
  readonly diff: string;
  readonly apply: string;
  readonly env: string;
}

const managers: Readonly<Record<string, Manager>> = {
  "lint-staged": {
    patch: ".git/lint-staged_unstaged.patch",
    diff: "git diff --binary --unified=0 --no-color",
    apply: "git apply --recount --unidiff-zero",
    env: "",
  },
  lefthook: {
    patch: ".git/info/lefthook-unstaged.patch",
    diff: "git diff --binary --unified=0 --no-color",
    apply: "git apply --recount --unidiff-zero",
    env: "",
  },
  "pre-commit": {
    patch: "$PRE_COMMIT_HOME/patch1700000000-$$",
    diff: "git diff-index --binary --no-color $(git write-tree) --",
    apply: "git apply --whitespace=nowarn",
    env: "PRE_COMMIT=1",
  },
  prek: {
    patch: "$PREK_HOME/patches/1700000000000-$$.patch",
    diff: "git diff-index --binary --no-color $(git write-tree) --",
    apply: "git apply --whitespace=nowarn",
    env: "PRE_COMMIT=1",
  },
};

const folders = ["reports", "rapport å"];

/** Repositories with a page, by their configuration. */
const begun = new Map<string, () => Promise<Repo>>();

function beginning(folder: string, config: string): () => Promise<Repo> {
  return copies(async () => {
    const repo = await emptyRepo();
    repo.write(".report-hook.json", config);
    repo.write(`${folder}/README.md`, template);
    repo.write("other.txt", "one\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Begin");
    return repo;
  });
}

/** A repository with a page, whose hooks such a manager runs. */
async function managed({ patch, diff, apply, env }: Manager, folder: string, more = {}): Promise<Repo> {
  const config = JSON.stringify({ reports: [`${folder}/README.md`], ...more });
  const begin = begun.get(config) ?? beginning(folder, config);
  begun.set(config, begin);
  const repo = (await begin()).as({ env: { PRE_COMMIT_HOME: newFolder("pre-commit"), PREK_HOME: newFolder("prek") } });
  await repo.run("mv", ".git/hooks/pre-commit", ".git/hooks/theirs");
  const script = [
    "#!/bin/sh",
    `patch="${patch}"; mkdir -p "$(dirname "$patch")"`,
    `${diff} >"$patch"`,
    'if [ -s "$patch" ]; then git checkout -q -- .; fi',
    `${env} sh .git/hooks/theirs; code=$?`,
    `if [ -s "$patch" ]; then ${apply} "$patch" || { git checkout -q -- .; ${apply} "$patch" || code=1; }; fi`,
    "exit $code",
    "",
  ];
  repo.write(".git/hooks/pre-commit", script.join("\n"));
  chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
  return repo;
}

for (const [name, manager] of Object.entries(managers)) {
  describe(`edits that ${name} has put aside`, () => {
    for (const folder of folders) {
      it(`of the page in ${folder}, where the commit changes it too: they come back`, async () => {
        const repo = await managed(manager, folder);
        const page = `${folder}/report.html`;
        repo.write(`${folder}/README.md`, answered(template, 3, answer("a")));
        await repo.ok("add", ".");
        const mine = repo.read(page).replaceAll("not answered", "my words");
        assert.notEqual(mine, repo.read(page));
        repo.write(page, mine);
        repo.write("other.txt", "one\ntwo\n");
        const { code, out } = await repo.git("commit", "-m", "Three");
        assert.equal(repo.read(page), mine, out);
        assert.equal(repo.read("other.txt"), "one\ntwo\n");
        if (manager.env === "") await assertPageOf(repo, "HEAD", `${folder}/README.md`, page);
        else assert.match(out, /put aside and could not be brought back/);
        assert.equal(code === 0, manager.env === "");
      });
    }

    it("of the report, which the commit would fix: they come back in their place", async () => {
      const repo = await managed(manager, "reports", { fix: "safe" });
      const list = (items: string): string => `${answer("a")}\n\nWe used:\n${items}`;
      repo.write("reports/README.md", answered(template, 3, list("* one\n* two")));
      await repo.ok("add", ".");
      const mine = answered(template, 3, list("* one\n* two\n* three"));
      repo.write("reports/README.md", mine);
      const { code, out } = await repo.git("commit", "-m", "Three");
      assert.equal(code, 0, out);
      assert.equal(repo.read("reports/README.md"), mine);
      await assertPageOf(repo);
    });

    it("of another file: the page is put as ever", async () => {
      const repo = await managed(manager, "reports");
      repo.write("reports/README.md", answered(template, 3, answer("a")));
      await repo.ok("add", ".");
      repo.write("other.txt", "one\ntwo\n");
      await repo.ok("commit", "-q", "-m", "Three");
      await assertPageOf(repo);
      assert.equal(await repo.ok("status", "--porcelain"), "M other.txt");
    });
  });
}

it("a patch that an earlier commit left behind keeps no page from the disk", async () => {
  const repo = await emptyRepo();
  repo.write("reports/README.md", template);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  const page = repo.read("reports/report.html");
  repo.write("reports/report.html", page.replaceAll("not answered", "my words"));
  repo.write(".git/lint-staged_unstaged.patch", `${await repo.ok("diff")}\n`);
  repo.write("reports/report.html", page);
  repo.write("other.txt", "one\n");
  await repo.ok("add", "other.txt");
  await repo.ok("commit", "-q", "-m", "Other");
  repo.write("reports/README.md", answered(template, 3, answer("a")));
  await repo.ok("commit", "-q", "-a", "-m", "Three");
  await assertPageOf(repo);
  assert.equal(await repo.ok("status", "--porcelain"), "");
});
