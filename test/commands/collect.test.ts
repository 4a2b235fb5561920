/** `report-hook collect` and `class`, on real repositories and servers that misbehave. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { type Fault, serveRepositories } from "../helpers/git-server.js";
import { pageOf } from "../helpers/page.js";
import { newFolder, newRepo, ownEnvironment, type Repo, repoAt, reportPath } from "../helpers/repo.js";

const noLimits = existsSync("/bin/bash") ? false : "no shell that limits how large a file may be";

/** A folder of the teacher's, with a list. */
function teacher(lines: readonly string[]): Repo {
  const folder = repoAt(newFolder("teacher"), ownEnvironment());
  folder.write("groups.csv", ["group,url,branch", ...lines].join("\n"));
  return folder;
}

async function commitAt(repo: Repo, time: string, text: string): Promise<string> {
  repo.write(reportPath, text);
  const dated = repo.as({ env: { GIT_COMMITTER_DATE: time, GIT_AUTHOR_DATE: time } });
  await dated.ok("add", ".");
  await dated.ok("commit", "--no-verify", "--quiet", "--allow-empty", "-m", time);
  return repo.ok("rev-parse", "HEAD");
}

const day = (of: number): string => `2030-01-${String(of).padStart(2, "0")}T12:00:00Z`;

interface Told {
  readonly commit: string | null;
  readonly newest: string | null;
  readonly replaced: readonly string[];
  readonly datedLater: readonly string[];
  readonly record: {
    readonly error: string | null;
    readonly template: string | null;
    readonly verdict: { readonly passed: number | null } | null;
  };
}

const handinOf = (place: Repo, group: string): Told => JSON.parse(place.read(`handins/${group}/handin.json`)) as Told;

/** A folder of repositories that a host could serve, each with one answer of its own. */
async function hosted(names: readonly string[]): Promise<{ folder: string; texts: Readonly<Record<string, string>> }> {
  const folder = newFolder("hosted");
  const texts: Record<string, string> = {};
  for (const name of names) {
    const repo = await newRepo();
    texts[name] = answered(template, 8, answer(`kite${name}`));
    await commitAt(repo, day(2), texts[name] ?? "");
    await repo.ok("clone", "--quiet", "--bare", repo.folder, join(folder, `${name}.git`));
  }
  return { folder, texts };
}

async function serve(answer: (end: (status: number) => void) => void): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => answer((status) => response.writeHead(status).end()));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kite.git`, server };
}

describe("report-hook collect", () => {
  it("takes the report, figures and page as they stood at a time", async () => {
    const repo = await newRepo();
    repo.write("reports/figures/a.png", "PNG bytes");
    const text = answered(answered(template, 8, answer("kite")), 21, "![a](figures/a.png)");
    const wanted = await commitAt(repo, day(2), text);
    await commitAt(repo, day(5), answered(template, 8, answer("late")));
    const place = teacher([`07,${repo.folder},`]);
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--at", "2030-01-03");
    assert.equal(code, 0, out);
    assert.equal(place.read("handins/07/reports/README.md"), text);
    assert.equal(place.read("handins/07/reports/figures/a.png"), "PNG bytes");
    assert.equal(handinOf(place, "07").commit, wanted);
    assert.match(place.read("handins/handins.csv"), new RegExp(`^07,.*${wanted}`, "m"));
  });

  it("makes the page of the report that was handed in", async () => {
    const repo = await newRepo();
    const text = answered(template, 8, answer("kite"));
    await commitAt(repo, day(2), text);
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    assert.equal(place.read("handins/07/reports/report.html"), await pageOf(text));
  });

  it("goes on where one is gone, empty, refused or of a kind that runs programs", async () => {
    const repo = await newRepo();
    const empty = newFolder("empty");
    await repoAt(empty, ownEnvironment()).ok("init", "--quiet");
    const place = teacher([
      `1,${repo.folder},`,
      "2,/nowhere/at/all,",
      `3,${empty},`,
      "4,ext::sh -c id,",
      `../5,${repo.folder},`,
    ]);
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    assert.equal(code, 1);
    assert.match(out, /1 of 5 hand-ins/);
    for (const line of [
      /^2: not there/m,
      /^3: empty: nothing was pushed there$/m,
      /^4: .*runs a program/m,
      /^\.\.\/5: .*cannot be a folder's name/m,
    ])
      assert.match(out, line);
    assert.ok(!place.has("5"));
  });

  it("says of a report that is too large, a link or not there what it is", async () => {
    const [large, linked, without, inLink] = [await newRepo(), await newRepo(), await newRepo(), await newRepo()];
    await commitAt(large, day(2), "word ".repeat(1_800_000));
    rmSync(join(linked.folder, reportPath));
    symlinkSync("/etc/hostname", join(linked.folder, reportPath));
    await linked.ok("commit", "--no-verify", "--quiet", "-am", "A link");
    await without.ok("rm", "--quiet", reportPath);
    await without.ok("commit", "--no-verify", "--quiet", "-m", "Nothing");
    renameSync(join(inLink.folder, "reports"), join(inLink.folder, "docs"));
    symlinkSync("docs", join(inLink.folder, "reports"));
    await inLink.ok("add", "-A");
    await inLink.ok("commit", "--no-verify", "--quiet", "-m", "A link");
    const folders = [large, linked, without, inLink].map(({ folder }, at) => `${at + 1},${folder},`);
    const place = teacher(folders);
    const { out } = await place.run("report-hook", "collect", "groups.csv");
    for (const line of [
      /^1: .* over 8 MB$/m,
      /^2: .* is a symbolic link; put the report itself there$/m,
      /^3: no report at/m,
      /^4: reports is a symbolic link; put the report itself there$/m,
    ])
      assert.match(out, line);
    assert.ok(!place.has("handins/2/reports/README.md"));
  });

  it("keeps both histories where one was written anew, and names commits dated later than they were fetched", async () => {
    const repo = await newRepo();
    const first = await commitAt(repo, day(2), answered(template, 8, answer("kite")));
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    await repo.ok("reset", "--quiet", "--hard", "HEAD^");
    const second = await commitAt(repo, day(3), answered(template, 8, answer("wind")));
    await place.run("report-hook", "collect", "groups.csv", "--at", "2030-02-01");
    const told = handinOf(place, "07");
    assert.deepEqual([told.newest, told.replaced], [second, [first]]);
    assert.deepEqual(told.datedLater, [second]);
    const mirror = join(place.folder, "handins/.fetched/07.git");
    assert.equal((await place.git("--git-dir", mirror, "cat-file", "-t", first)).stdout.trim(), "commit");
  });

  it("keeps what stood at a time that was over when it was fetched, whatever a commit pushed later says of its date", async () => {
    const repo = await newRepo();
    const first = await commitAt(repo, "2026-01-02T12:00:00Z", answered(template, 8, answer("kite")));
    const place = teacher([`07,${repo.folder},`]);
    const collect = (...words: string[]) => place.run("report-hook", "collect", "groups.csv", ...words);
    const at = ["--at", "2026-01-05T00:00Z"];
    await collect(...at);
    await repo.ok("checkout", "--quiet", "--orphan", "anew");
    rmSync(join(repo.folder, "reports"), { recursive: true });
    const second = await commitAt(repo, "2026-01-03T12:00:00Z", answered(template, 8, answer("wind")));
    await repo.ok("branch", "--quiet", "--force", "main");
    await repo.ok("checkout", "--quiet", "main");
    const again = await collect(...at);
    assert.match(again.out, /^1 of 1 was taken after that time already, and no repository was asked for it; .* -o$/m);
    await collect(...at, "--history");
    const { commit, newest, replaced } = handinOf(place, "07");
    assert.deepEqual([commit, newest, replaced], [first, second, [first]]);
    assert.match(place.read(`handins/07/${reportPath}`), /kite119/);
    assert.match(place.read("handins/handins.csv"), new RegExp(`^07,.*the branch has ${first} no more`, "m"));
    await collect("--at", "2026-01-06T00:00Z");
    assert.equal(handinOf(place, "07").commit, second);
    assert.match(place.read(`handins/.replaced/07/${first}/${reportPath}`), /kite119/);
  });

  it("keeps the hand-in it has where the next one cannot be fetched", async () => {
    const repo = await newRepo();
    await commitAt(repo, day(2), answered(template, 8, answer("kite")));
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    renameSync(join(repo.folder, ".git"), join(repo.folder, "gone"));
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    assert.equal(code, 0, out);
    assert.match(place.read("handins/07/reports/README.md"), /kite119/);
  });

  it("takes another branch, or holds it to another template, where that is asked for next, and calls nothing replaced", async () => {
    const repo = await newRepo();
    const first = await commitAt(repo, day(2), answered(template, 8, answer("kite")));
    await repo.ok("checkout", "--quiet", "-b", "fix+final", "HEAD~1");
    const second = await commitAt(repo, day(2), answered(template, 8, answer("wind")));
    await repo.ok("checkout", "--quiet", "main");
    const place = teacher([`07,${repo.folder},`]);
    place.write("own.md", answered(template, 8, "What flies?"));
    const collect = (...words: string[]) =>
      place.run("report-hook", "collect", "groups.csv", "--at", "2026-01-03", ...words);
    await collect();
    assert.equal(handinOf(place, "07").commit, null);
    const at = ["--at", "2030-01-03"];
    await collect(...at);
    assert.equal(handinOf(place, "07").commit, first);
    const { out } = await collect(...at, "--branch", "fix+final", "--template", "own.md");
    const { commit, replaced, record } = handinOf(place, "07");
    assert.deepEqual([commit, replaced, record.template], [second, [], "own.md"], out);
    place.write("own.md", "# Flights\n\n## What flies?\n");
    await collect(...at, "--branch", "fix+final", "--template", "own.md");
    assert.equal(handinOf(place, "07").record.verdict, null);
  });

  it("keeps every hand-in where a template is asked for that is not there", async () => {
    const repo = await newRepo();
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--template", "dtu-mlops-2026");
    assert.deepEqual([code, out.trim().split("\n").length], [2, 1], out);
    assert.ok(place.has("handins/07/reports/README.md"));
  });

  it("names figures that the report shows and that cannot be taken", async () => {
    const repo = await newRepo();
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 400000\n";
    repo.write("reports/figures/large.png", pointer);
    const shown = ["A.png", "a.png", "a|b.png", "large.png"].map((name) => `![a](figures/${name})`);
    for (const name of ["A.png", "a.png", "a|b.png"]) repo.write(`reports/figures/${name}`, name);
    await commitAt(repo, day(2), answered(template, 21, shown.join("\n")));
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    assert.match(
      place.read("handins/handins.csv"),
      /^07,.*figures\/a\.png was not taken: .* case; reports\/figures\/a\|b\.png was not taken: .*; reports\/figures\/large\.png was not taken: kept by Git LFS/m,
    );
    assert.ok(!place.has("handins/07/reports/figures/large.png"));
  });

  it("tells of a figure whose name differs in case alone that it does", async () => {
    const repo = await newRepo();
    repo.write("reports/figures/Kite.png", "PNG bytes");
    await commitAt(repo, day(2), answered(template, 21, "![a](figures/kite.png)"));
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    const { findings } = JSON.parse(place.read("handins/07/handin.json")) as {
      findings: { rule: string; message: string }[];
    };
    const lost = findings.find(({ rule }) => rule === "answer/image-missing");
    assert.match(lost?.message ?? "", /figures\/Kite\.png/);
  });

  it("goes on where a group is called as a file of the collection, and where its part of the list is empty", async () => {
    const repo = await newRepo();
    const place = teacher([`handins.json,${repo.folder},`, `07,${repo.folder},`]);
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    assert.deepEqual([code, /1 of 2 hand-ins/.test(out)], [1, true], out);
    const rest = await place.run("report-hook", "collect", "groups.csv", "--shard", "3/3", "-o", "shard-3");
    assert.equal(rest.code, 0, rest.out);
    const joined = await place.run("report-hook", "class", "handins/handins.json", "shard-3/handins.json");
    assert.match(joined.out, /2 groups/);
  });

  it("says in one line why it cannot read a list or a time", async () => {
    const place = teacher([]);
    place.write("latin.csv", Buffer.from("group,url\n\xd8,/kites\n", "latin1"));
    place.write("other.csv", "team,url\n07,/kites\n");
    mkdirSync(join(place.folder, "other"));
    place.write("groups.csv", "group,url\n07,/kites\n");
    for (const words of [
      ["latin.csv"],
      ["other.csv"],
      ["groups.csv", "--at", "2026-02-30"],
      ["groups.csv", "--branch", "*"],
      ["other", "-o", "handins"],
      ["groups.csv", "-o", "latin.csv"],
    ]) {
      const { code, out } = await place.run("report-hook", "collect", ...words);
      assert.deepEqual([code, out.trim().split("\n").length], [2, 1], out);
      assert.doesNotMatch(out, /remove|check the path/);
    }
  });

  it("tells which branch is not there, and what ssh says", async () => {
    const repo = await newRepo();
    const place = teacher([
      `1,${repo.folder},mian`,
      "2,ssh://git@127.0.0.1:1/kite.git,",
      "3,ssh://git@kite.invalid/kite,",
    ]);
    const ssh = place.as({ env: { GIT_SSH_VARIANT: "ssh" } });
    const { out } = await ssh.run("report-hook", "collect", "groups.csv", "--timeout", "10");
    assert.match(out, /^1: empty, or without the branch "mian"$/m);
    for (const line of [/^2: .*(?:Connection refused|ssh: )/m, /^3: .*(?:resolve hostname|ssh: )/m])
      assert.match(out, line);
    assert.doesNotMatch(out, /Could not read from remote repository/);
  });

  it("puts back what a run that was killed between two renames has left", async () => {
    const repo = await newRepo();
    await commitAt(repo, day(2), answered(template, 8, answer("kite")));
    const place = teacher([`07,${repo.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    renameSync(join(place.folder, "handins/07"), join(place.folder, "handins/.07.collect-old"));
    mkdirSync(join(place.folder, "handins/.07.collect-new"));
    writeFileSync(join(place.folder, "handins/.collecting"), "999999999");
    place.write("groups.csv", "group,url\n");
    place.write("groups.csv", "group,url\n8,/nowhere\n");
    await place.run("report-hook", "collect", "groups.csv");
    assert.match(place.read("handins/07/reports/README.md"), /kite119/);
    assert.ok(!place.has("handins/.07.collect-new") && !place.has("handins/.07.collect-old"));
  });

  it("lets one run at a time into a folder", async () => {
    const place = teacher(["1,/nowhere,"]);
    // The first process is somebody else's, but for whoever may end it.
    for (const running of [process.pid, 1]) {
      place.write("handins/.collecting", String(running));
      const { code, out } = await place.run("report-hook", "collect", "groups.csv");
      assert.equal(code, 2);
      assert.match(out, /another collect is at work there/);
    }
  });

  it("ends where a server refuses, fails, drops the connection or says nothing", async () => {
    const servers = {
      "401": await serve((end) => end(401)),
      "404": await serve((end) => end(404)),
      "500": await serve((end) => end(500)),
      silent: await serve(() => undefined),
    };
    const place = teacher(Object.entries(servers).map(([name, { url }]) => `${name},${url},`));
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--timeout", "2");
    for (const { server } of Object.values(servers)) {
      server.closeAllConnections();
      server.close();
    }
    assert.equal(code, 1, out);
    for (const line of [/^401: private/m, /^404: not there/m, /^500: /m, /^silent: it took too long/m])
      assert.match(out, line);
  });

  it("of a host that drops the connection, answers slowly or fails takes what it can, and names the rest", async () => {
    const { folder, texts } = await hosted(["1", "2", "3", "4"]);
    const faults: Readonly<Record<string, Fault>> = { "/2.git": "drop", "/3.git": "slow", "/4.git": 500 };
    const faultOf = (path: string): Fault | null => faults[path.slice(0, 6)] ?? null;
    const server = await serveRepositories(folder, faultOf);
    const place = teacher(Object.keys(texts).map((name) => `${name},${server.url(`${name}.git`)},`));
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--timeout", "3");
    await server.close();
    assert.equal(code, 1, out);
    assert.equal(place.read("handins/1/reports/README.md"), texts[1]);
    assert.match(out, /^3: it took too long/m);
    for (const name of ["2", "3", "4"]) assert.match(out, new RegExp(`^${name}: .`, "m"));
    assert.match(out, /^1 of 4 hand-ins/m);
    assert.ok(["2", "3", "4"].every((name) => !place.has(`handins/${name}`)));
  });

  it("goes where a host says that a repository has moved to, and nowhere but to a host", async () => {
    const { folder, texts } = await hosted(["1"]);
    const moved = await serveRepositories(folder);
    let asked = 0;
    const ways = [moved.url("1.git"), `file://${folder}/1.git`, `ssh://127.0.0.1:1/1.git`, "ext::touch sprung", null];
    const host = createServer((request, response) => {
      asked++;
      const [, name = "", rest = ""] = /^\/(\d+)\.git(.*)$/.exec(request.url ?? "") ?? [];
      const { port } = host.address() as AddressInfo;
      const way = ways[Number(name)] ?? `http://127.0.0.1:${port}/4.git`;
      response.writeHead(301, { Location: way + rest }).end();
    });
    await new Promise<void>((ready) => host.listen(0, "127.0.0.1", ready));
    const { port } = host.address() as AddressInfo;
    const place = teacher(ways.map((_, at) => `${at},http://127.0.0.1:${port}/${at}.git,`));
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--timeout", "20");
    host.closeAllConnections();
    host.close();
    await moved.close();
    assert.equal(code, 1);
    assert.equal(place.read(`handins/0/${reportPath}`), texts["1"]);
    for (const at of [1, 2, 3, 4]) {
      assert.match(out, new RegExp(`^${at}: .`, "m"));
      assert.ok(!place.has(`handins/${at}/${reportPath}`));
    }
    assert.ok(asked < 500, `${asked} requests`);
    assert.ok(!place.has("sprung"));
  });

  it("lets no git work in a clone in a folder, and takes nothing from another repository through it", async () => {
    const [other, lends, leads, waits] = [await newRepo(), await newRepo(), await newRepo(), await newRepo()];
    await commitAt(other, day(2), answered(template, 8, answer("secret")));
    lends.write(".git/objects/info/alternates", `${other.folder}/.git/objects\n`);
    lends.write(".git/refs/heads/main", await other.ok("rev-parse", "HEAD"));
    leads.write(".git/commondir", `${other.folder}/.git\n`);
    const wanted = await commitAt(waits, day(2), answered(template, 8, answer("kite")));
    await waits.ok("branch", "handin");
    await commitAt(waits, day(5), answered(template, 8, answer("late")));
    rmSync(join(waits.folder, ".git/config"));
    if (process.platform !== "win32") await waits.run("mkfifo", ".git/config");
    const groups = [`lends,${lends.folder},`, `leads,${leads.folder},`, `waits,${waits.folder},handin`];
    const place = teacher(groups);
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--timeout", "20");
    assert.equal(code, 1, out);
    assert.match(out, /lends: .*alternates leads out of the repository/);
    assert.match(out, /leads: its \.git is no repository, or leads elsewhere/);
    assert.equal(handinOf(place, "waits").commit, wanted);
  });

  it("takes from a file that git has made of a repository", async () => {
    const repo = await newRepo();
    const place = teacher(["kite,kite.bundle,"]);
    await repo.ok("bundle", "create", "-q", join(place.folder, "kite.bundle"), "HEAD");
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    assert.equal(code, 0, out);
    assert.equal(place.read(`handins/kite/${reportPath}`), template);
  });

  it("takes from a host that fails for a moment", async () => {
    const { folder, texts } = await hosted(["1"]);
    let asked = 0;
    const server = await serveRepositories(folder, () => (asked++ === 0 ? 503 : null));
    const place = teacher([`1,${server.url("1.git")},`]);
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    await server.close();
    assert.equal(code, 0, out);
    assert.equal(place.read("handins/1/reports/README.md"), texts[1]);
  });

  it("says on the list what was not fetched this time, and what stands instead", async () => {
    const { folder, texts } = await hosted(["1"]);
    let isGone = false;
    const server = await serveRepositories(folder, () => (isGone ? 404 : null));
    const place = teacher([`1,${server.url("1.git")},`]);
    await place.run("report-hook", "collect", "groups.csv");
    isGone = true;
    const { out } = await place.run("report-hook", "collect", "groups.csv");
    await server.close();
    assert.match(out, /^1: not fetched this time, what was fetched at .* stands: not there, or private/m);
    assert.match(place.read("handins/handins.csv"), /^1,.*not fetched this time/m);
    assert.equal(place.read("handins/1/reports/README.md"), texts[1]);
  });

  it("keeps every hand-in whole where the disk takes no more", { skip: noLimits }, async () => {
    const { folder, texts } = await hosted(["1", "2"]);
    const url = (name: string): string => join(folder, `${name}.git`);
    const place = teacher([`1,${url("1")},`, `2,${url("2")},`]);
    await place.run("report-hook", "collect", "groups.csv");
    const clone = repoAt(newFolder("clone"), place.env);
    await clone.ok("clone", "--quiet", url("2"), ".");
    clone.write("reports/figures/a.png", randomBytes(400_000));
    await commitAt(clone, day(3), answered(texts[2] ?? "", 21, "![a](figures/a.png)"));
    await clone.ok("push", "--quiet");
    const limited = "ulimit -f 200; exec report-hook collect groups.csv";
    const { out } = await place.run("bash", "-c", limited);
    assert.match(out, /^2: not fetched this time, .* stands: /m);
    assert.equal(place.read("handins/2/reports/README.md"), texts[2]);
    assert.equal(place.read("handins/1/reports/README.md"), texts[1]);
    const { code, out: after } = await place.run("report-hook", "collect", "groups.csv");
    assert.equal(code, 0, after);
    assert.equal(readFileSync(join(place.folder, "handins/2/reports/figures/a.png")).length, 400_000);
  });

  it("takes a report without its configuration where that cannot be used, and says why", async () => {
    const configs = ['{ "page": false', '{ "template": "gone.md" }', '{ "page": false }'];
    const repos = await Promise.all(configs.map(() => newRepo()));
    for (const [index, repo] of repos.entries()) {
      repo.write(".report-hook.json", configs[index] ?? "");
      await repo.ok("add", "-A");
      await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    }
    const place = teacher(repos.map(({ folder }, index) => `${index},${folder},`));
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    assert.equal(code, 0, out);
    const hasPage = (index: number): boolean => existsSync(join(place.folder, `handins/${index}/reports/report.html`));
    assert.deepEqual([0, 1, 2].map(hasPage), [true, true, false]);
    const rows = place.read("handins/handins.csv").split("\r\n");
    assert.match(rows[1] ?? "", /taken without its configuration: \.report-hook\.json/);
    assert.match(rows[2] ?? "", /taken without its configuration: template gone\.md: not in the commit/);
    assert.doesNotMatch(rows[3] ?? "", /configuration/);
    assert.equal(JSON.parse(place.read("handins/2/handin.json")).configError, null);
  });

  it("keeps the list's other columns, and what was found", async () => {
    const repo = await newRepo();
    await commitAt(repo, day(2), broken(template, 8));
    const place = teacher([]);
    place.write("groups.csv", `group,url,supervisor\n07,${repo.folder},"Lund, Cy"\n`);
    await place.run("report-hook", "collect", "groups.csv");
    const [head, row] = place.read("handins/handins.csv").split("\r\n");
    assert.match(head ?? "", /,remarks,supervisor$/);
    assert.match(row ?? "", /,"Lund, Cy"$/);
    const { findings } = JSON.parse(place.read("handins/07/handin.json")) as {
      findings: { rule: string; question: number | null; line: number | null }[];
    };
    const lost = findings.find(({ rule }) => rule === "template/answer-line-missing");
    assert.equal(lost?.question, 8);
    assert.ok((lost?.line ?? 0) > 100);
  });

  it("tells with --history how the answers grew and who wrote what, for the class", async () => {
    const source = await newRepo();
    const by = (name: string): Repo =>
      source.as({ env: { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: `${name.toLowerCase()}@example.org` } });
    const first = answered(template, 8, answer("kite", 120));
    await commitAt(by("Ada"), day(2), first);
    source.write(".mailmap", "Bo Friis <bo@example.org>\n");
    await commitAt(by("Bo"), day(4), answered(first, 9, answer("wind", 110)));
    const folder = newFolder("hosted");
    await source.ok("clone", "--quiet", "--bare", source.folder, join(folder, "1.git"));
    const server = await serveRepositories(folder);
    const place = teacher([`1,${server.url("1.git")},`]);
    const plain = await place.run("report-hook", "collect", "groups.csv", "--at", "2030-02-01");
    const { code, out } = await place.run("report-hook", "collect", "groups.csv", "--at", "2030-02-01", "--history");
    await server.close();
    assert.equal(code, 0, plain.out + out);
    const { groups } = JSON.parse(place.read("handins/handins.json")) as {
      groups: { growth: { words: number }[]; members: { name: string; words: number }[] | null }[];
    };
    assert.deepEqual(groups[0]?.growth.map(({ words }) => words).slice(-2), [120, 230]);
    assert.deepEqual(
      groups[0]?.members?.map(({ name, words }) => [name, words]),
      [
        ["Ada", 120],
        ["Bo Friis", 110],
      ],
    );
  });

  it("tells with --history when the report itself changed last, whatever was committed after it", async () => {
    const [kept, gone] = [await newRepo(), await newRepo()];
    for (const repo of [kept, gone]) await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    await gone.ok("rm", "--quiet", "-r", "reports");
    await gone.as({ env: { GIT_COMMITTER_DATE: day(3) } }).ok("commit", "--no-verify", "--quiet", "-m", "Gone");
    for (const repo of [kept, gone]) {
      repo.write("train.py", "more\n");
      await repo.as({ env: { GIT_COMMITTER_DATE: day(9) } }).ok("commit", "--no-verify", "--quiet", "-am", "Train");
    }
    const place = teacher([`kept,${kept.folder},`, `gone,${gone.folder},`]);
    await place.run("report-hook", "collect", "groups.csv", "--history");
    const { groups } = JSON.parse(place.read("handins/handins.json")) as {
      groups: { group: string; changed: string }[];
    };
    const changed = Object.fromEntries(groups.map((one) => [one.group, one.changed.slice(0, 10)]));
    assert.deepEqual(changed, { kept: "2030-01-02", gone: "2030-01-03" });
  });

  it("says where the list has one repository for two groups", async () => {
    const repo = await newRepo();
    const place = teacher([`1,${repo.folder},`, `2,${repo.folder}/,`]);
    const { out } = await place.run("report-hook", "collect", "groups.csv");
    assert.match(out, /^2: the list has the same repository for 1$/m);
    assert.match(place.read("handins/handins.csv"), /^2,.*the list has the same repository for 1/m);
  });

  it("tells with --history what a report had that is gone or cannot be read now", async () => {
    const [gone, broken, elsewhere] = [await newRepo(), await newRepo(), await newRepo()];
    for (const repo of [gone, broken]) await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    await gone.ok("rm", "--quiet", "-r", "reports");
    await gone.ok("commit", "--no-verify", "--quiet", "-m", "Gone");
    writeFileSync(join(broken.folder, reportPath), Buffer.from([0x23, 0xe9, 0x0a]));
    await broken.ok("commit", "--no-verify", "--quiet", "-am", "Broken");
    elsewhere.write(".report-hook.json", '{ "reports": ["docs/last.md"] }');
    elsewhere.write("docs/last.md", answered(template, 8, answer("kite", 110)));
    await commitAt(elsewhere, day(2), template);
    await elsewhere.ok("rm", "--quiet", "docs/last.md");
    await elsewhere.ok("commit", "--no-verify", "--quiet", "-m", "Gone");
    const place = teacher([gone, broken, elsewhere].map(({ folder }, at) => `${at},${folder},`));
    await place.run("report-hook", "collect", "groups.csv", "--history");
    await place.run("report-hook", "class", "handins");
    assert.equal(place.read("class.html").match(/it had 110 words before/g)?.length, 6);
  });

  it("follows with --history a report to the names that it had, also where a commit renames and changes it", async () => {
    const source = await newRepo();
    await source.ok("checkout", "--quiet", "--orphan", "anew");
    await source.ok("mv", "reports", "hand in");
    const first = answered(template, 8, answer("kite", 110));
    const committed = async (of: number, path: string, text: string): Promise<void> => {
      source.write(path, text);
      await source.ok("add", "-A");
      await source.as({ env: { GIT_COMMITTER_DATE: day(of) } }).ok("commit", "--quiet", "--no-verify", "-m", "Work");
    };
    source.write("hand in/figures/a.png", "PNG bytes");
    await committed(2, "hand in/README.md", first);
    await source.ok("mv", "hand in", "report");
    await committed(3, "report/README.md", answered(first, 9, answer("wind", 60)));
    await source.ok("mv", "report", "reports");
    await committed(4, reportPath, answered(first, 9, answer("wind", 70)));
    const folder = newFolder("hosted");
    await source.ok("clone", "--quiet", "--bare", source.folder, join(folder, "1.git"));
    await source.ok("rm", "--quiet", "-r", "reports");
    await source.ok("commit", "--no-verify", "--quiet", "-m", "Gone");
    await source.ok("clone", "--quiet", "--bare", source.folder, join(folder, "2.git"));
    const server = await serveRepositories(folder);
    const place = teacher([`1,${server.url("1.git")},`, `2,${server.url("2.git")},`]);
    const { out } = await place.run("report-hook", "collect", "groups.csv", "--history");
    await server.close();
    const { groups } = JSON.parse(place.read("handins/handins.json")) as {
      groups: { group: string; growth: { words: number }[]; members: { words: number }[] | null }[];
    };
    for (const { group, growth, members } of groups) {
      const words = growth.map((one) => one.words);
      assert.deepEqual(words, [110, 170, 180], `${group}: ${out}`);
      assert.deepEqual(members?.map((one) => one.words) ?? null, group === "1" ? [180] : null);
    }
  });

  it("gives class all it needs", async () => {
    const good = await newRepo();
    await commitAt(good, day(2), answered(template, 8, answer("kite")));
    const bad = await newRepo();
    await commitAt(bad, day(2), broken(template, 8));
    const place = teacher([`1,${good.folder},`, `2,${bad.folder},`]);
    await place.run("report-hook", "collect", "groups.csv");
    const { code, out } = await place.run("report-hook", "class", "handins");
    assert.equal(code, 0, out);
    assert.match(place.read("class.html"), /"handins\/1\/reports\/report\.html"/);
    const asked = [
      ["--at", "2030-01-02"],
      ["--since", "2030-01-02"],
      ["--who"],
      ["--template", "x"],
      ["--config", "x"],
    ];
    for (const option of asked) {
      const refused = await place.run("report-hook", "class", "handins", ...option);
      assert.deepEqual([refused.code, refused.out.split("\n").length], [2, 2], refused.out);
    }
    const { stdout } = await place.run("report-hook", "class", "handins", "--format", "csv");
    assert.deepEqual(
      stdout
        .split("\r\n")
        .slice(1, 3)
        .map((line) => line.slice(0, 1)),
      ["2", "1"],
    );
  });
});

describe("report-hook class", () => {
  it("leads to each group's page, whatever it and its folder are called", async () => {
    const name = "æ #2, 100% (sure)";
    const repo = await newRepo({ name });
    const place = teacher([`"${name}","${repo.folder}",`]);
    await place.run("report-hook", "collect", "groups.csv", "-o", "taken #1");
    const leadsTo = async (...words: string[]): Promise<string> => {
      const { stdout, out } = await place.run("report-hook", "class", ...words, "--format", "json");
      const [one] = (JSON.parse(stdout) as { groups: { page: string }[] }).groups;
      return fileURLToPath(new URL(one?.page ?? out, pathToFileURL(`${place.folder}/`)));
    };
    assert.equal(await leadsTo("taken #1"), join(place.folder, "taken #1", name, "reports/report.html"));
    assert.equal(await leadsTo(repo.folder), join(repo.folder, "reports/report.html"));
  });

  it("reads clones as they are, as they stood at a time, and what moved since", async () => {
    const repo = await newRepo({ name: "07" });
    await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    await commitAt(repo, day(5), answered(template, 8, answer("kite", 160)));
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const words = async (...args: string[]): Promise<number> => {
      const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", ...args);
      const [one] = (JSON.parse(stdout) as { groups: { words: number; since: { words: number } | null }[] }).groups;
      return one?.since?.words ?? one?.words ?? -1;
    };
    assert.equal(await words(), 160);
    assert.equal(await words("--at", "2030-01-03"), 110);
    assert.equal(await words("--since", "2030-01-03"), 50);
  });

  it("gives no number that a shallow clone does not tell, and says how to complete it", async () => {
    const repo = await newRepo({ name: "07" });
    const first = answered(template, 8, answer("kite", 110));
    await commitAt(repo, day(2), first);
    await commitAt(repo, day(4), answered(first, 9, answer("wind", 60)));
    const place = repoAt(newFolder("clones"), repo.env);
    await place.ok("clone", "--quiet", "--depth", "1", `file://${repo.folder}`, "08");
    const told = async (...args: string[]) => {
      const { stdout, out } = await place.run("report-hook", "class", "08", "--format", "json", ...args);
      const { groups } = JSON.parse(stdout) as {
        groups: { error: string | null; changed: null; growth: object[]; members: null; since: null; words: number }[];
      };
      assert.match(out, /^report-hook: 08: a shallow clone .*; git fetch --unshallow completes it$/m);
      return groups[0];
    };
    const now = await told("--since", "2030-01-03", "--who");
    assert.deepEqual([now?.words, now?.changed, now?.growth, now?.members, now?.since], [170, null, [], null, null]);
    assert.equal(
      (await told("--at", "2030-01-03"))?.error,
      "its history begins after that time; git fetch --unshallow completes it",
    );
    await place.ok("-C", "08", "fetch", "--quiet", "--unshallow");
    const { stdout, out } = await place.run("report-hook", "class", "08", "--format", "csv", "--since", "2030-01-03");
    assert.match(stdout, /,60,0,0,/);
    assert.doesNotMatch(out, /shallow/);
  });

  it("follows a report to the name that it had, for what has moved, how it grew and how it stood", async () => {
    const repo = await newRepo({ name: "07" });
    await repo.ok("checkout", "--quiet", "--orphan", "anew");
    await repo.ok("mv", "reports", "report");
    await repo.ok("commit", "--quiet", "--no-verify", "-m", "Begin elsewhere");
    repo.write("report/README.md", answered(template, 8, answer("kite", 110)));
    await repo.as({ env: { GIT_COMMITTER_DATE: day(2) } }).ok("commit", "--quiet", "--no-verify", "-am", "Kite");
    await repo.ok("mv", "report", "reports");
    await repo.as({ env: { GIT_COMMITTER_DATE: day(4) } }).ok("commit", "--quiet", "--no-verify", "-m", "Move");
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const told = async (...args: string[]) => {
      const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", ...args);
      const { groups } = JSON.parse(stdout) as {
        groups: { error: null; words: number; growth: { words: number }[]; since: { words: number } | null }[];
      };
      return groups[0];
    };
    const since = await told("--since", "2030-01-03");
    assert.equal(since?.since?.words, 0);
    assert.deepEqual(since?.growth.map(({ words }) => words).slice(-2), [110, 110]);
    const at = await told("--at", "2030-01-03");
    assert.deepEqual([at?.error, at?.words], [null, 110]);
  });

  it("reads at a time what the configuration of that time names, by its levels", async () => {
    const repo = await newRepo({ name: "07" });
    await commitAt(repo, day(2), answered(template, 8, answer("kite", 210)));
    repo.write(".report-hook.json", '{ "reports": ["reports/last.md"], "rules": { "answer/too-long": "off" } }');
    repo.write("reports/last.md", answered(template, 8, answer("wind", 60)));
    await commitAt(repo, day(4), answered(template, 8, answer("kite", 210)));
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const told = async (...args: string[]) => {
      const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", ...args);
      const { groups } = JSON.parse(stdout) as { groups: { path: string; words: number; findings: object }[] };
      return groups.map(({ path, words, findings }) => [path, words, "answer/too-long" in findings]);
    };
    assert.deepEqual(await told(), [["07/reports/last.md", 60, false]]);
    assert.deepEqual(await told("--at", "2030-01-03"), [[`07/${reportPath}`, 210, true]]);
    repo.write(".report-hook.json", "{");
    assert.deepEqual(await told("--at", "2030-01-03"), [[`07/${reportPath}`, 210, true]]);
  });

  it("reads at a time what is not on disk now: deleted since, or never checked out", async () => {
    const repo = await newRepo({ name: "07" });
    repo.write("reports/figures/a.png", "PNG bytes");
    await commitAt(repo, day(2), answered(template, 8, `${answer("kite", 110)}\n\n![a](figures/a.png)`));
    const bare = newFolder("clones");
    await repo.ok("clone", "--quiet", "--no-checkout", repo.folder, join(bare, "08"));
    await repo.ok("rm", "--quiet", "-r", "reports");
    await repo.as({ env: { GIT_COMMITTER_DATE: day(5) } }).ok("commit", "--quiet", "--no-verify", "-m", "Gone");
    for (const folder of [join(repo.folder, ".."), bare]) {
      const { stdout } = await repo.run("report-hook", "class", folder, "--at", "2030-01-03", "--format", "json");
      const { groups } = JSON.parse(stdout) as {
        groups: { error: string | null; words: number; findings: Record<string, number> }[];
      };
      assert.deepEqual(
        groups.map(({ error, words, findings }) => [error, words, findings["answer/image-missing"]]),
        [[null, 111, undefined]],
      );
      const later = await repo.run("report-hook", "class", folder, "--format", "json");
      assert.match(later.stdout, /no report/);
    }
  });

  it("says why a report could not be read at a time", async () => {
    const repo = await newRepo({ name: "07" });
    await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    writeFileSync(join(repo.folder, reportPath), Buffer.from([0x23, 0xe9, 0x0a]));
    await repo.as({ env: { GIT_COMMITTER_DATE: day(4) } }).ok("commit", "--quiet", "--no-verify", "-am", "Latin");
    await commitAt(repo, day(6), answered(template, 8, answer("kite", 120)));
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", "--at", "2030-01-05");
    const [one] = (JSON.parse(stdout) as { groups: { error: string; growth: { words: number }[] }[] }).groups;
    assert.match(one?.error ?? "", /^not UTF-8/);
    assert.deepEqual(one?.growth.at(-1)?.words, 110);
    const early = await folder.run("report-hook", "class", "07", "--format", "json", "--at", "2000-01-01");
    assert.match(early.stdout, /"no report at that time"/);
  });

  it("reads what a link leads to that is named, a repository or a folder in one, with its past", async () => {
    const repo = await newRepo({ name: "07" });
    repo.write("sub/reports/README.md", answered(template, 8, answer("kite", 110)));
    await commitAt(repo, day(2), template);
    repo.write("sub/reports/README.md", answered(template, 8, answer("kite", 120)));
    await commitAt(repo, day(4), answered(template, 8, answer("wind", 160)));
    const place = repoAt(newFolder("teacher"), repo.env);
    symlinkSync(repo.folder, join(place.folder, "whole"));
    symlinkSync(join(repo.folder, "sub"), join(place.folder, "part"));
    const words = async (...args: string[]): Promise<readonly (number | undefined)[]> => {
      const { stdout } = await place.run("report-hook", "class", ...args, "--format", "json");
      const [one] = (JSON.parse(stdout) as { groups: { words: number; growth: { words: number }[] }[] }).groups;
      return [one?.words, one?.growth.at(-1)?.words];
    };
    assert.deepEqual(
      [await words("whole"), await words("part")],
      [
        [160, 160],
        [120, 120],
      ],
    );
    assert.deepEqual(await words("part", "--at", "2030-01-03"), [110, 110]);
  });

  it("reads no report through a symbolic link, now or at a time, as git has only where that leads", async () => {
    for (const [name, leadsTo] of [
      [reportPath, "../docs/README.md"],
      ["reports", "docs"],
    ] as const) {
      const repo = await newRepo({ name: "07" });
      const text = answered(template, 8, answer("kite", 110));
      await commitAt(repo, day(2), text);
      rmSync(join(repo.folder, name), { recursive: true });
      repo.write("docs/README.md", answered(template, 8, answer("wind", 120)));
      symlinkSync(leadsTo, join(repo.folder, name));
      await repo.ok("add", "-A");
      await repo.as({ env: { GIT_COMMITTER_DATE: day(4) } }).ok("commit", "--quiet", "--no-verify", "-m", "A link");
      const folder = repoAt(join(repo.folder, ".."), repo.env);
      const told = async (...args: string[]) => {
        const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", ...args);
        const { groups } = JSON.parse(stdout) as {
          groups: { error: string | null; words: number; growth: { words: number }[] }[];
        };
        return groups[0];
      };
      const now = await told();
      assert.deepEqual([now?.error?.slice(0, 15), now?.growth.at(-1)?.words], ["a symbolic link", 110], name);
      const then = await told("--at", "2030-01-05");
      assert.match(then?.error ?? "", /^(?:a symbolic link|no report at that time)/);
      const before = await told("--at", "2030-01-03", "--since", "2030-01-01");
      assert.deepEqual([before?.error, before?.words], [null, 110]);
    }
  });

  it("tells what a report had that is gone, empty or cannot be read now", async () => {
    const repo = await newRepo({ name: "07" });
    await commitAt(repo, day(2), answered(template, 8, answer("kite", 110)));
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const growth = async (): Promise<unknown> => {
      const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json");
      const [one] = (JSON.parse(stdout) as { groups: { words: number; growth: { words: number }[] }[] }).groups;
      assert.equal(one?.words, 0);
      return one.growth.find(({ words }) => words > 0)?.words;
    };
    await commitAt(repo, day(3), "");
    assert.equal(await growth(), 110);
    writeFileSync(join(repo.folder, reportPath), Buffer.from([0x23, 0xe9, 0x0a]));
    assert.equal(await growth(), 110);
    rmSync(join(repo.folder, "reports"), { recursive: true });
    assert.equal(await growth(), 110);
    await folder.run("report-hook", "class", "07");
    assert.match(folder.read("class.html"), /it had 110 words before/);
  });

  it("tells who wrote what stood at a time, and what has moved since another", async () => {
    const repo = await newRepo({ name: "07" });
    const by = (name: string): Repo =>
      repo.as({ env: { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: `${name.toLowerCase()}@example.org` } });
    const first = answered(template, 8, answer("kite", 120));
    const second = answered(first, 9, answer("wind", 110));
    await commitAt(by("Ada"), day(2), first);
    await commitAt(by("Bo"), day(4), second);
    await commitAt(by("Cy"), day(6), answered(second, 10, answer("line", 90)));
    const folder = repoAt(join(repo.folder, ".."), repo.env);
    const options = ["--who", "--at", "2030-01-05", "--since", "2030-01-03"];
    const { stdout } = await folder.run("report-hook", "class", "07", "--format", "json", ...options);
    const [one] = (JSON.parse(stdout) as { groups: { members: { name: string; words: number }[]; since: object }[] })
      .groups;
    assert.deepEqual(
      one?.members.map(({ name, words }) => [name, words]),
      [
        ["Ada", 120],
        ["Bo", 110],
      ],
    );
    assert.deepEqual(one?.since, {
      time: new Date("2030-01-03T00:00:00").toISOString(),
      words: 110,
      figures: 0,
      within: 1,
    });
    const csv = await folder.run("report-hook", "class", "07", "--format", "csv", ...options);
    assert.match(csv.stdout, /,110,0,1,"Ada 52, Bo 48",/);
  });

  it("joins what shards wrote", async () => {
    const repos = [await newRepo(), await newRepo(), await newRepo()];
    const place = repoAt(newFolder("teacher"), ownEnvironment());
    const folders = repos.map(({ folder }) => folder);
    for (const part of ["1/2", "2/2"])
      await place.run(
        "report-hook",
        "class",
        ...folders,
        "--shard",
        part,
        "--format",
        "json",
        "-o",
        `shard-${part[0]}.json`,
      );
    const { out } = await place.run("report-hook", "class", "shard-1.json", "shard-2.json");
    assert.match(out, /wrote class\.html: 3 groups/);
    const again = await place.run("report-hook", "class", "shard-1.json", "shard-2.json", "shard-1.json");
    assert.match(again.out, /wrote class\.html: 3 groups/);
  });

  it("says in one line what it cannot do", async () => {
    const place = repoAt(newFolder("teacher"), ownEnvironment());
    place.write("x.json", "{}");
    for (const words of [
      [],
      ["x.json"],
      [".", "--at", "tomorrow"],
      [".", "--format", "xml"],
      [".", "--shard", "3/2"],
      [".", "--at", "2026-01-03", "--since", "2026-01-04"],
    ]) {
      const { code, out } = await place.run("report-hook", "class", ...words);
      assert.deepEqual([code, out.trim().split("\n").length], [2, 1], out);
    }
  });
});
