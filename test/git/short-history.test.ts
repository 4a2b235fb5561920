/** A file's history read commit by commit is what `git log` says. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { datedVersions } from "../../src/git/dated-commits.js";
import { openObjects } from "../../src/git/objects.js";
import { shortHistory } from "../../src/git/short-history.js";
import { emptyRepo, newFolder, type Repo, repoAt } from "../helpers/repo.js";

const path = "reports/README.md";

/** What a commit may have at the path: nothing, a text, a text that may be run, a symbolic link, or a folder; or a file in its folder's place. */
const entries = ["", "100644 one", "100644 two", "100755 one", "120000 one", "file", "folder"] as const;

interface Made {
  readonly entry: (typeof entries)[number];
  /** How many commits back its parents are. */
  readonly parents: readonly number[];
  readonly time: number;
}

const made: fc.Arbitrary<Made> = fc.record({
  entry: fc.oneof(
    { arbitrary: fc.constantFrom(...entries), weight: 1 },
    { arbitrary: fc.constantFrom(...entries.slice(0, -1)), weight: 5 },
  ),
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  time: fc.integer({ min: 1000, max: 1010 }),
});

function streamOf(commits: readonly Made[]): string {
  return commits
    .map(({ entry, parents, time }, i) => {
      const marks = [...new Set(parents.map((back) => i - back + 1))].filter((mark) => mark > 0);
      // The first commit after another one always has a parent, so that all of them are one history.
      const all = i > 0 && marks.length === 0 ? [i] : marks;
      const [mode = "", text = ""] = entry.split(" ");
      const file = (where: string, how = "100644", what = "x"): string =>
        `M ${how} inline ${where}\ndata ${what.length}\n${what}\n`;
      const tree =
        mode === ""
          ? ""
          : mode === "folder"
            ? file(`${path}/in`)
            : mode === "file"
              ? file("reports")
              : file(path, mode, text);
      return [
        `commit refs/heads/main\nmark :${i + 1}\ncommitter A <a@example.org> ${time} +0000\ndata 1\nx\n`,
        ...all.map((mark, index) => `${index === 0 ? "from" : "merge"} :${mark}\n`),
        `deleteall\n${file("other")}${tree}\n`,
      ].join("");
    })
    .join("");
}

async function repoOf(commits: readonly Made[]): Promise<Repo> {
  return imported(streamOf(commits));
}

async function imported(stream: string): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  await repo.ok("symbolic-ref", "HEAD", "refs/heads/main");
  execFileSync("git", ["fast-import", "--quiet"], { cwd: repo.folder, env: repo.env, input: stream });
  return repo;
}

async function logged(repo: Repo, ...options: readonly string[]): Promise<readonly string[]> {
  const output = await repo.ok("log", "--format=%H %ct", "--no-renames", ...options, "HEAD", "--", path);
  return output.split("\n").filter((line) => line !== "");
}

function at({ folder }: Repo): { readonly commonDir: string } {
  return { commonDir: join(folder, ".git") };
}

describe("a short history", () => {
  it("lists the commits that git's log lists, in the same order, whatever the history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 14 }), async (commits) => {
        const repo = await repoOf(commits);
        const reader = openObjects(100_000, { top: repo.folder, through: null });
        try {
          const usual = await shortHistory(at(repo), reader, "HEAD", path, false);
          // It is left to git where a folder stands in the file's place.
          if (usual === null) return assert.ok(commits.some(({ entry }) => entry === "folder"));
          assert.deepEqual(
            usual.map(({ commit, time }) => `${commit} ${time}`),
            await logged(repo),
          );
          const full = await shortHistory(at(repo), reader, "HEAD", path, true);
          if (full === null) return assert.ok(commits.some(({ entry }) => entry === "folder"));
          assert.deepEqual(
            full.filter(({ did }) => did === "A" || did === "M").map(({ commit, time }) => `${commit} ${time}`),
            await logged(repo, "--full-history", "--diff-filter=AM"),
          );
        } finally {
          reader.close();
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is left to git where a commit is as long as somebody makes it", async () => {
    const said = "x".repeat(300_000);
    const repo = await imported(`commit refs/heads/main\ncommitter A <a@b> 9 +0000\ndata ${said.length}\n${said}\n`);
    const reader = openObjects(1_000_000, { top: repo.folder, through: null });
    assert.equal(await shortHistory(at(repo), reader, "HEAD", path, false), null);
    reader.close();
  });

  it("is left to git where it is long, or not all here", async () => {
    const long = Array.from({ length: 250 }, (_, i): Made => ({ entry: "100644 one", parents: [1], time: 1000 + i }));
    const repo = await repoOf(long);
    const shallow = newFolder("shallow");
    await repo.ok("clone", "-q", "--depth=2", `file://${repo.folder}`, shallow);
    for (const one of [repo, repoAt(shallow, process.env)]) {
      const reader = openObjects(100_000, { top: one.folder, through: null });
      assert.equal(await shortHistory(at(one), reader, "HEAD", path, true), null);
      reader.close();
    }
  });

  it("is left to git where parents are not those that commits name, though all commits are here", async () => {
    const repo = await repoOf([1, 2, 3].map((time): Made => ({ entry: "100644 one", parents: [1], time })));
    const reader = openObjects(100_000, { top: repo.folder, through: null });
    assert.notEqual(await shortHistory(at(repo), reader, "HEAD", path, false), null);
    for (const name of ["shallow", "info/grafts"]) {
      const file = join(at(repo).commonDir, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${(await repo.ok("rev-parse", "HEAD")).trim()}\n`);
      assert.equal(await shortHistory(at(repo), reader, "HEAD", path, false), null, name);
      rmSync(file);
    }
    reader.close();
  });

  it("is left to git where a commit has very many parents, none of which is read", async () => {
    const repo = await repoOf([{ entry: "100644 one", parents: [], time: 1000 }]);
    const [tree, parent] = (await repo.ok("rev-parse", "HEAD^{tree}", "HEAD")).trim().split("\n");
    const dates = "A <a@example.org> 1001 +0000";
    const text = `tree ${tree}\n${`parent ${parent}\n`.repeat(20_000)}author ${dates}\ncommitter ${dates}\n\nx\n`;
    const git = ["hash-object", "-t", "commit", "-w", "--stdin"];
    const id = execFileSync("git", git, { cwd: repo.folder, env: repo.env, input: text }).toString().trim();
    const reader = openObjects(2_000_000, { top: repo.folder, through: null });
    let asked = 0;
    const read: typeof reader.read = (name) => {
      asked++;
      return reader.read(name);
    };
    assert.equal(await shortHistory(at(repo), { ...reader, read }, id, path, true), null);
    reader.close();
    assert.ok(asked < 10, String(asked));
  });

  it("takes modes as git does: of a file no more than whether it may be run, and a folder however it is written", async () => {
    const repo = await repoOf([{ entry: "100644 one", parents: [], time: 1000 }]);
    const made = (type: string, content: Buffer | string): string => {
      const git = ["hash-object", "-t", type, "--literally", "-w", "--stdin"];
      return execFileSync("git", git, { cwd: repo.folder, env: repo.env, input: content }).toString().trim();
    };
    const treeOf = (mode: string, name: string, id: string): string =>
      made("tree", Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]));
    const blob = made("blob", "one");
    let parent = "";
    let time = 1000;
    for (const [file, folder] of [
      ["100644", "40000"],
      ["100664", "40000"],
      ["100644", "040000"],
      ["100755", "40000"],
      ["100775", "040000"],
      ["120000", "40000"],
      ["160000", "40000"],
    ] as const) {
      const tree = treeOf(folder, "reports", treeOf(file, "README.md", blob));
      const dates = `A <a@example.org> ${time++} +0000`;
      parent = made("commit", `tree ${tree}\n${parent}author ${dates}\ncommitter ${dates}\n\nx\n`);
      parent = `parent ${parent}\n`;
    }
    await repo.ok("update-ref", "HEAD", parent.split(/\s/)[1] ?? "");
    const reader = openObjects(100_000, { top: repo.folder, through: null });
    const found = await shortHistory(at(repo), reader, "HEAD", path, false);
    reader.close();
    assert.deepEqual(
      found?.map(({ commit, time }) => `${commit} ${time}`),
      await logged(repo),
    );
    assert.equal(found?.length, 4);
  });

  it("is left to git where a date is none, and is none where git ended at a damaged commit", async () => {
    const repo = await repoOf([1, 2].map((time): Made => ({ entry: "100644 one", parents: [1], time })));
    const repository = { top: repo.folder, through: null, ...at(repo), gitDir: at(repo).commonDir, prefix: "" };
    const [tree, parent, first] = (await repo.ok("rev-parse", "HEAD^{tree}", "HEAD", "HEAD^")).trim().split("\n");
    const reader = openObjects(100_000, repository);
    for (const committer of ["A <a> -5 +0000", "A <a> soon", "A <a> 5", "A <a>b> 5 +0000", "A <a>  5 +0000", "A"]) {
      const text = `tree ${tree}\nparent ${parent}\nauthor ${committer}\ncommitter ${committer}\n\nx\n`;
      const git = ["hash-object", "-t", "commit", "--literally", "-w", "--stdin"];
      const id = execFileSync("git", git, { cwd: repo.folder, env: repo.env, input: text }).toString().trim();
      assert.equal(await shortHistory(repository, reader, id, path, false), null, committer);
    }
    assert.equal((await datedVersions(repository, reader, path)).length, 1);
    const file = join(repository.commonDir, "objects", (first ?? "").slice(0, 2), (first ?? "").slice(2));
    rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "damaged");
    reader.close();
    const later = openObjects(100_000, repository);
    assert.deepEqual(await datedVersions(repository, later, path), []);
    later.close();
  });
});
