/** Folders of clones in which one was made to do harm: nothing of it runs, nothing outside is read, and the others are checked all the same. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { reportsInFolder } from "../../src/disk/reports-in-folder.js";
import { isTarget } from "../../src/disk/target.js";
import { answered, template } from "../helpers/answers.js";
import { emptyRepo, newFolder, type Repo, repoAt, reportPath } from "../helpers/repo.js";

/** A report of no published edition to the letter, so that its history is read. */
const reworded = template.replaceAll("> **", "> **xx ");
const secret = "TOPSECRET";

interface Clones {
  /** Where the commands run; the clones are in `clones`, one good and one `evil`. */
  readonly here: Repo;
  readonly evil: Repo;
  /** A folder beside the clones with a secret report in it. */
  readonly outside: string;
  readonly trap: string;
  readonly sprung: () => boolean;
}

async function clones(): Promise<Clones> {
  const { env } = await emptyRepo({ hooks: false });
  const here = repoAt(newFolder("here"), env);
  const make = async (name: string, text: string): Promise<Repo> => {
    const repo = repoAt(join(here.folder, "clones", name), env);
    repo.write(reportPath, text);
    await repo.ok("init", "-q");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Begin");
    return repo;
  };
  await make("good", template);
  const evil = await make("evil", reworded);
  const outside = newFolder("outside");
  writeFileSync(join(outside, "README.md"), template.replace("### Question 7", `### Question 7 ${secret}`));
  const traps = newFolder("trap");
  const trap = join(traps, "trap");
  writeFileSync(trap, `#!/bin/sh\ntouch '${traps}/sprung'\ncat\n`);
  chmodSync(trap, 0o755);
  return { here, evil, outside, trap, sprung: () => existsSync(join(traps, "sprung")) };
}

const commands = [
  ["check", "clones"],
  ["check", "clones", "--format", "json"],
  ["class", "clones", "--who", "--since", "2020-01-01", "-o", "-"],
  ["status", "clones/evil"],
  ["html", "clones/evil", "-o", "-"],
  ["fix", `clones/evil/${reportPath}`],
] as const;

async function assertHarmless(
  { here, outside, sprung }: Clones,
  all: readonly (readonly string[])[] = commands,
): Promise<void> {
  const before = readdirSync(outside).map((name) => [name, readFileSync(join(outside, name), "utf8")]);
  for (const args of all) {
    const { code, out } = await here.run("timeout", "60", "report-hook", ...args);
    const what = `${args.join(" ")}: ${code} ${out.slice(0, 2000)}`;
    assert.ok(code <= 2, what);
    assert.ok(!sprung(), what);
    assert.doesNotMatch(out, /TOPSECRET|inside report-hook|\n {4}at /, what);
    if (args[1] === "clones") assert.match(out, /good/, what);
  }
  assert.deepEqual(
    readdirSync(outside).map((name) => [name, readFileSync(join(outside, name), "utf8")]),
    before,
  );
}

/** The loose object of a name. */
async function looseObject(repo: Repo, name: string): Promise<string> {
  const id = await repo.ok("rev-parse", name);
  return join(repo.folder, ".git/objects", id.slice(0, 2), id.slice(2));
}

/** What stands where git or report-hook reads a file. */
const places = [
  ".git/HEAD",
  ".git/config",
  ".git/index",
  ".git/packed-refs",
  ".git/refs/heads/main",
  ".git/shallow",
  ".git/commondir",
  ".git/info/grafts",
  ".git/info/attributes",
  ".git/objects/info/alternates",
  ".git/objects/pack/pack-0123456789012345678901234567890123456789.idx",
  ".git/objects/info/commit-graph",
  ".git/report-hook/fragments",
  ".mailmap",
  ".gitattributes",
  ".report-hook.json",
  "package.json",
  ".report-hook/manifest.json",
  "handins.json",
  "reports/report.html",
  reportPath,
];

describe("a pipe and a file without end", { skip: process.platform === "win32" }, () => {
  for (const place of [...places, "an object"]) {
    it(`in the place of ${place}: nobody waits for it`, async () => {
      const all = await clones();
      const file = place === "an object" ? await looseObject(all.evil, "HEAD") : join(all.evil.folder, place);
      for (const kind of ["pipe", "endless"]) {
        mkdirSync(dirname(file), { recursive: true });
        rmSync(file, { force: true });
        if (kind === "pipe") await all.here.run("mkfifo", file);
        else symlinkSync("/dev/zero", file);
        const started = performance.now();
        await assertHarmless(all, [commands[0], commands[2]]);
        assert.ok(performance.now() - started < 2 * 14_000, "git was waited for");
      }
    });
  }
});

describe("a configuration of git's", { skip: process.platform === "win32" }, () => {
  const settings: Record<string, (trap: string, outside: string) => Readonly<Record<string, string>>> = {
    "programs of every kind": (trap) => ({
      ...{ "core.fsmonitor": trap, "core.pager": trap, "core.sshCommand": trap, "diff.external": trap },
      ...{ "gpg.program": trap, "log.showSignature": "true", "core.hooksPath": dirname(trap) },
      ...{ "filter.x.process": trap, "filter.x.clean": trap, "diff.x.textconv": trap, "alias.log": `!${trap}` },
    }),
    "a working tree elsewhere": (_, outside) => ({ "core.worktree": outside }),
    "files of git's elsewhere": (_, outside) => ({
      ...{ "core.attributesFile": join(outside, "README.md"), "core.excludesFile": join(outside, "README.md") },
      ...{ "mailmap.file": join(outside, "README.md"), "include.path": join(outside, "README.md") },
    }),
    "a format of the future": () => ({ "core.repositoryformatversion": "99" }),
  };
  for (const [what, made] of Object.entries(settings)) {
    it(`with ${what} is not seen`, async () => {
      const all = await clones();
      all.evil.write(".gitattributes", "* filter=x diff=x\n");
      for (const [name, value] of Object.entries(made(all.trap, all.outside))) await all.evil.ok("config", name, value);
      await assertHarmless(all);
    });
  }

  for (const include of ["include.path", "includeIf.gitdir:/.path"]) {
    it(`that comes by ${include} is not seen`, async () => {
      const all = await clones();
      all.evil.write(
        "more",
        `[core]\n\tfsmonitor = ${all.trap}\n\tpager = ${all.trap}\n[diff]\n\texternal = ${all.trap}\n`,
      );
      await all.evil.ok("config", include, join(all.evil.folder, "more"));
      await assertHarmless(all);
    });
  }

  for (const url of ["ext::TRAP", "file://SELF", "SELF", "ssh://x/y", "git://127.0.0.1:1/x", "http://127.0.0.1:1/x"]) {
    it(`that promises objects from ${url}: nothing is fetched`, async () => {
      const all = await clones();
      const { evil, trap } = all;
      const object = await looseObject(evil, `HEAD:${reportPath}`);
      const promised = {
        ...{ "core.repositoryformatversion": "1", "extensions.partialClone": "origin", "protocol.allow": "always" },
        ...{ "remote.origin.promisor": "true", "remote.origin.uploadpack": trap, "core.sshCommand": trap },
        ...{ "remote.origin.url": url.replace("TRAP", trap).replace("SELF", evil.folder), "core.gitProxy": trap },
      };
      for (const [name, value] of Object.entries(promised)) await evil.ok("config", name, value);
      rmSync(object);
      await assertHarmless(all);
    });
  }
});

describe("a way out of the clone", { skip: process.platform === "win32" }, () => {
  const ways: Record<string, (all: Clones) => Promise<void> | void> = {
    "the report as a link": ({ evil, outside }) => {
      rmSync(join(evil.folder, reportPath));
      symlinkSync(join(outside, "README.md"), join(evil.folder, reportPath));
    },
    "the report's folder as a link": ({ evil, outside }) => {
      rmSync(join(evil.folder, "reports"), { recursive: true });
      symlinkSync(outside, join(evil.folder, "reports"));
    },
    "its template as a link": ({ evil, outside }) => {
      evil.write(".report-hook.json", '{"template": "t.md"}');
      symlinkSync(join(outside, "README.md"), join(evil.folder, "t.md"));
    },
    "its template by the path": ({ evil, outside }) => {
      evil.write(".report-hook.json", JSON.stringify({ template: join(outside, "README.md") }));
    },
    "its configuration as a link": ({ evil, outside }) => {
      writeFileSync(join(outside, "c.json"), `{"rules": {"${secret}": "off"}}`);
      symlinkSync(join(outside, "c.json"), join(evil.folder, ".report-hook.json"));
    },
    "its page as a link": ({ evil, outside }) => {
      symlinkSync(join(outside, "README.md"), join(evil.folder, "reports/report.html"));
    },
    "a .git that names another repository": async ({ evil, outside }) => {
      const other = await withSecret(evil, outside);
      rmSync(join(evil.folder, ".git"), { recursive: true });
      evil.write(".git", `gitdir: ${other}/.git\n`);
    },
    "a .git that is a link to another repository": async ({ evil, outside }) => {
      const other = await withSecret(evil, outside);
      rmSync(join(evil.folder, ".git"), { recursive: true });
      symlinkSync(join(other, ".git"), join(evil.folder, ".git"));
    },
    "a common directory elsewhere": async ({ evil, outside }) => {
      evil.write(".git/commondir", `${await withSecret(evil, outside)}/.git\n`);
    },
    "objects of another repository": async ({ evil, outside }) => {
      const other = await withSecret(evil, outside);
      evil.write(".git/objects/info/alternates", `${other}/.git/objects\n`);
      evil.write(".git/HEAD", await repoAt(other, evil.env).ok("rev-parse", "HEAD"));
    },
    "one object of another repository, as a link": async ({ evil, outside }) => {
      const other = repoAt(await withSecret(evil, outside), evil.env);
      const own = await looseObject(evil, `HEAD:${reportPath}`);
      rmSync(own);
      symlinkSync(await looseObject(other, `HEAD:${reportPath}`), own);
      evil.write(reportPath, reworded.replaceAll("xx", "yy"));
    },
    "a name that leads out": ({ evil }) => evil.write(".git/HEAD", "ref: refs/../../../../outside/README.md\n"),
  };
  for (const [what, make] of Object.entries(ways)) {
    it(`${what}: is not gone`, async () => {
      const all = await clones();
      await make(all);
      await assertHarmless(all);
    });
  }

  /** A repository beside the clones whose report has the secret. */
  async function withSecret({ env }: Repo, outside: string): Promise<string> {
    const other = repoAt(newFolder("other"), env);
    other.write(reportPath, readFileSync(join(outside, "README.md")));
    await other.ok("init", "-q");
    await other.ok("add", ".");
    await other.ok("commit", "-q", "-m", secret);
    return other.folder;
  }
});

describe("a clone whose past is damaged", { skip: process.platform === "win32" }, () => {
  for (const others of [1, 5]) {
    it(`stops none of ${others} others, in any command for several`, async () => {
      const all = await clones();
      const { here, evil } = all;
      for (let at = 1; at < others; at++) here.write(`clones/good${at}/${reportPath}`, template);
      // Recognised as it is, and with something to fix, for which its past is read.
      evil.write(reportPath, answered(template, 11, "Some things:\n- one\n- two"));
      await evil.ok("commit", "-q", "-a", "-m", "Two");
      const past = await looseObject(evil, "HEAD^");
      chmodSync(past, 0o644);
      writeFileSync(past, "none");
      await assertHarmless(all, [commands[0], commands[1], commands[2], ["fix", "clones"]]);
      await here.run("report-hook", "html", "clones");
      assert.ok(existsSync(join(here.folder, "clones/good/reports/report.html")));
    });
  }
});

describe("a clone that the system does not let us look into", { skip: process.platform === "win32" }, () => {
  it("stops none of the others, whether folders or files are named", async () => {
    const all = await clones();
    rmSync(join(all.evil.folder, ".git/objects/info"), { recursive: true, force: true });
    symlinkSync("info", join(all.evil.folder, ".git/objects/info"));
    const files = ["evil", "good"].map((name) => `clones/${name}/${reportPath}`);
    await assertHarmless(all, [commands[0], ["check", ...files], ["fix", ...files], ["class", ...files, "-o", "-"]]);
    for (const args of [
      ["check", ...files],
      ["fix", ...files],
    ])
      assert.match((await all.here.run("report-hook", ...args)).out, /clones\/good/);
  });
});

describe("a folder that is no repository", () => {
  it("has a time limit for all its reports all the same", async () => {
    const folder = newFolder("many");
    for (const name of ["a.md", "b.md"]) writeFileSync(join(folder, name), template);
    writeFileSync(join(folder, ".report-hook.json"), '{"reports": ["*.md"]}');
    const found = await reportsInFolder(folder, folder, folder, null);
    const [first, second] = found.map((one) => (isTarget(one) ? one.time : null));
    assert.ok(first != null && first === second);
  });
});

describe("a repository that is damaged or beyond measure", () => {
  const harms: Record<string, (all: Clones) => Promise<void> | void> = {
    "100,000 names": async ({ evil }) => {
      const id = await evil.ok("rev-parse", "HEAD");
      rmSync(join(evil.folder, ".git/refs/heads/main"));
      const names = Array.from({ length: 100_000 }, (_, at) => `${id} refs/heads/b${at}\n`).join("");
      evil.write(".git/packed-refs", `# pack-refs with: peeled fully-peeled sorted \n${names}${id} refs/heads/main\n`);
    },
    "names that name each other": ({ evil }) => evil.write(".git/refs/heads/main", "ref: refs/heads/main\n"),
    "a pack that is none": async ({ evil }) => {
      await evil.ok("gc", "-q");
      const folder = join(evil.folder, ".git/objects/pack");
      for (const name of readdirSync(folder)) {
        chmodSync(join(folder, name), 0o644);
        writeFileSync(join(folder, name), "PACK".repeat(999));
      }
    },
    "a commit that takes its own place, and a graft in a circle": async ({ evil }) => {
      const id = await evil.ok("rev-parse", "HEAD");
      evil.write(".git/info/grafts", `${id} ${id}\n`);
      evil.write(`.git/refs/replace/${id}`, `${id}\n`);
    },
    "a commit of the far future": async ({ evil }) => {
      const dates = { GIT_AUTHOR_DATE: "@99999999999999 +0000", GIT_COMMITTER_DATE: "@99999999999999 +0000" };
      const later = evil.as({ env: { ...evil.env, ...dates } });
      later.write(reportPath, reworded.replaceAll("xx", "yy"));
      await later.ok("commit", "-q", "-a", "-m", "Later");
    },
    "a report of gigabytes": ({ evil }) => truncateSync(join(evil.folder, reportPath), 2 ** 32),
    "a configuration of gigabytes": ({ evil }) => {
      evil.write(".report-hook.json", "");
      truncateSync(join(evil.folder, ".report-hook.json"), 2 ** 32);
    },
    "a configuration that is nested without end": ({ evil }) =>
      evil.write(".report-hook.json", '{"a":'.repeat(200_000)),
    "names of 300 characters": ({ evil }) => {
      const name = "n".repeat(300);
      evil.write(".report-hook.json", JSON.stringify({ page: `${name}.html`, reports: [reportPath, `${name}/a.md`] }));
    },
    "a hundred reports that history is asked about": ({ evil }) => {
      evil.write(".report-hook.json", JSON.stringify({ reports: ["r*/README.md"] }));
      for (let at = 0; at < 100; at++) evil.write(`r${at}/README.md`, reworded);
    },
    "questions without number": ({ evil }) =>
      appendFileSync(join(evil.folder, reportPath), "\n### Question 5\n".repeat(20_000)),
  };
  for (const [what, make] of Object.entries(harms)) {
    it(`${what}: ends, and spoils no other`, { skip: process.platform === "win32" }, async () => {
      const all = await clones();
      await make(all);
      await assertHarmless(all);
    });
  }
});
