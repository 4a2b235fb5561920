/** `report-hook collect` is killed at random instants and started again: every hand-in is whole or absent, and none is lost. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { answer, answered, template } from "../helpers/answers.js";
import { newChance } from "../helpers/chance.js";
import { serveRepositories } from "../helpers/git-server.js";
import { kill } from "../helpers/processes.js";
import { finished, newFolder, newRepo, ownEnvironment, type Repo, repoAt, reportPath, start } from "../helpers/repo.js";

const groups = ["1", "2", "3", "4", "5", "6"];
const times = 12;
/** A whole run takes about so long, in milliseconds. */
const longest = 2500;

const textOf = (group: string, version: number): string => answered(template, 8, answer(`kite${group}in${version}`));

/** Bare repositories, and clones to push from. */
async function host(): Promise<{ folder: string; clones: ReadonlyMap<string, Repo> }> {
  const folder = newFolder("hosted");
  const clones = new Map<string, Repo>();
  for (const group of groups) {
    const repo = await newRepo();
    const bare = join(folder, `${group}.git`);
    await repo.ok("clone", "--quiet", "--bare", repo.folder, bare);
    await repo.ok("remote", "add", "origin", bare);
    clones.set(group, repo);
  }
  return { folder, clones };
}

async function pushVersion(clones: ReadonlyMap<string, Repo>, version: number): Promise<void> {
  for (const [group, repo] of clones) {
    repo.write(reportPath, textOf(group, version));
    await repo.ok("commit", "--quiet", "--no-verify", "-am", `version ${version}`);
    await repo.ok("push", "--quiet", "origin", "HEAD");
  }
}

/** What a group's hand-in holds; null where there is none. A part of one is an error. */
function versionOf(place: Repo, group: string): string | null {
  if (!place.has(`handins/${group}`)) return null;
  const { commit } = JSON.parse(place.read(`handins/${group}/handin.json`)) as { commit: string };
  assert.match(commit, /^[0-9a-f]{40}$/);
  assert.match(place.read(`handins/${group}/reports/report.html`), /<\/html>\s*$/);
  return place.read(`handins/${group}/${reportPath}`);
}

describe("a collect that is killed", () => {
  it("leaves every hand-in whole or absent, and the next one takes all of them", async (test) => {
    const chance = newChance();
    test.diagnostic(`seed ${chance.seed}`);
    const { folder, clones } = await host();
    const server = await serveRepositories(folder);
    const place = repoAt(newFolder("teacher"), ownEnvironment());
    place.write("groups.csv", ["group,url", ...groups.map((one) => `${one},${server.url(`${one}.git`)}`)].join("\n"));
    const had = new Set<string>();
    for (let time = 1; time <= times; time++) {
      await pushVersion(clones, time);
      const run = start(place.folder, place.env, "report-hook", ["collect", "groups.csv"]);
      const ended = finished(run);
      await wait(chance.below(longest));
      kill(-Number(run.pid), "SIGKILL");
      await ended;
      for (const group of groups) {
        const text = versionOf(withLeftover(place, group), group);
        assert.ok(text !== null || !had.has(group), `the hand-in of ${group} is lost`);
        if (text !== null) had.add(group);
      }
    }
    const { code, out } = await place.run("report-hook", "collect", "groups.csv");
    await server.close();
    assert.equal(code, 0, out);
    for (const group of groups) assert.equal(versionOf(place, group), textOf(group, times));
    assert.equal(place.read("handins/handins.csv").trim().split("\n").length, groups.length + 1);
  });
});

/** Between two renames a hand-in has another name, from which the next run puts it back. */
function withLeftover(place: Repo, group: string): Repo {
  const old = `handins/.${group}.collect-old`;
  return place.has(`handins/${group}`) || !place.has(old)
    ? place
    : { ...place, has: () => true, read: (path) => place.read(path.replace(`handins/${group}`, old)) };
}
