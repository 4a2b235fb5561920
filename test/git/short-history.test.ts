/** A file's history read commit by commit is what `git log` says. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
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

describe("a short history", () => {
  it("lists the commits that git's log lists, in the same order, whatever the history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 14 }), async (commits) => {
        const repo = await repoOf(commits);
        const reader = openObjects(100_000, { top: repo.folder, through: null });
        try {
          const usual = await shortHistory(reader, "HEAD", path, false);
          // It is left to git where a folder stands in the file's place.
          if (usual === null) return assert.ok(commits.some(({ entry }) => entry === "folder"));
          assert.deepEqual(
            usual.map(({ commit, time }) => `${commit} ${time}`),
            await logged(repo),
          );
          const full = await shortHistory(reader, "HEAD", path, true);
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

  it("is left to git where a commit has very many parents or bytes, before these are read", async () => {
    const many = Array.from(
      { length: 300 },
      (_, i) => `commit refs/heads/${i}\nmark :${i + 2}\ncommitter A <a@b> ${i} +0000\ndata 1\nx\n`,
    );
    const merge = `commit refs/heads/main\ncommitter A <a@b> 9 +0000\ndata 1\nx\n${many.map((_, i) => `merge :${i + 2}\n`).join("")}\n`;
    const said = "x".repeat(100_000);
    const long = `commit refs/heads/main\ncommitter A <a@b> 9 +0000\ndata ${said.length}\n${said}\n`;
    for (const stream of [many.join("") + merge, long]) {
      const repo = await imported(stream);
      const asked: string[] = [];
      const reader = openObjects(1_000_000, { top: repo.folder, through: null });
      const noting = {
        ...reader,
        read: (name: string) => {
          asked.push(name);
          return reader.read(name);
        },
      };
      assert.equal(await shortHistory(noting, "HEAD", path, false), null);
      assert.deepEqual(asked, ["HEAD"]);
      reader.close();
    }
  });

  it("is left to git where it is long, or not all here", async () => {
    const long = Array.from({ length: 250 }, (_, i): Made => ({ entry: "100644 one", parents: [1], time: 1000 + i }));
    const repo = await repoOf(long);
    const shallow = newFolder("shallow");
    await repo.ok("clone", "-q", "--depth=2", `file://${repo.folder}`, shallow);
    for (const one of [repo, repoAt(shallow, process.env)]) {
      const reader = openObjects(100_000, { top: one.folder, through: null });
      assert.equal(await shortHistory(reader, "HEAD", path, true), null);
      reader.close();
    }
  });
});
