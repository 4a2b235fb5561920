/** Whole histories served from the loopback: what is collected is what stood there at each deadline. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { realReports, withoutCourse } from "../helpers/course.js";
import { serveRepositories } from "../helpers/git-server.js";
import { pageOf } from "../helpers/page.js";
import { newFolder, ownEnvironment, type Repo, repoAt } from "../helpers/repo.js";

interface Version {
  readonly bytes: Uint8Array;
  /** What the course's checker of a date said; null where nobody asked it. */
  readonly said: { readonly checker: string; readonly readable: boolean; readonly passed: number | null } | null;
}

/** Each history's versions, the oldest first, by the group's name. */
type Histories = ReadonlyMap<string, readonly Version[]>;

const firstDay = Date.UTC(2030, 0, 1) / 1000;
const dayOf = (index: number): number => firstDay + index * 86_400;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A commit a day of each version, in a bare repository each. */
function hosted(histories: Histories): string {
  const folder = newFolder("hosted");
  const env = ownEnvironment();
  for (const [group, versions] of histories) {
    const repository = join(folder, `${group}.git`);
    mkdirSync(repository);
    spawnSync("git", ["init", "--quiet", "--bare", repository], { env });
    const input = Buffer.concat(versions.flatMap(({ bytes }, index) => [Buffer.from(commitHead(bytes, index)), bytes]));
    const { status } = spawnSync("git", ["fast-import", "--quiet"], { cwd: repository, env, input });
    assert.equal(status, 0);
  }
  return folder;
}

/** As \`git fast-import\` reads it. */
function commitHead(bytes: Uint8Array, index: number): string {
  const who = `Ada <ada@example.org> ${dayOf(index)} +0000`;
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata 1\nx\nM 100644 inline reports/README.md\ndata ${bytes.length}\n`;
}

/** At each deadline every hand-in is the version of that day. */
async function assertHandins(histories: Histories, deadlineOf: (versions: number) => number): Promise<void> {
  const server = await serveRepositories(hosted(histories));
  const place = repoAt(newFolder("teacher"), ownEnvironment());
  try {
    const keyOf = ([, versions]: readonly [string, readonly Version[]]): string =>
      `${deadlineOf(versions.length)} ${versions[deadlineOf(versions.length)]?.said?.checker ?? ""}`;
    for (const [key, groups] of groupedBy([...histories], keyOf)) {
      const [index = "", checker = ""] = key.split(" ");
      const edition = checker === "" ? null : `dtu-mlops-${checker}`;
      const list = groups.map(([group]) => `${group},${server.url(`${group}.git`)}`);
      place.write("groups.csv", ["group,url", ...list, ""].join("\n"));
      const at = iso(dayOf(Number(index)) + 60);
      const options = ["--at", at, "-o", `handins ${key}`, ...(edition === null ? [] : ["--template", edition])];
      await place.run("report-hook", "collect", "groups.csv", ...options);
      for (const [group, versions] of groups)
        await assertHandin(place, `handins ${key}/${group}`, versions[Number(index)], edition);
    }
  } finally {
    await server.close();
  }
}

async function assertHandin(
  place: Repo,
  folder: string,
  version: Version | undefined,
  edition: string | null,
): Promise<void> {
  assert.ok(version !== undefined);
  const read = readFileSync(join(place.folder, folder, "reports/README.md"));
  assert.deepEqual(Buffer.compare(read, version.bytes), 0, `${folder}: other bytes`);
  assert.equal(
    place.read(`${folder}/reports/report.html`),
    await pageOf(read.toString(), edition),
    `${folder}: another page`,
  );
  if (version.said === null) return;
  const { record } = JSON.parse(place.read(`${folder}/handin.json`)) as {
    record: { verdict: { passed: number | null } | null };
  };
  assert.equal(record.verdict?.passed ?? null, version.said.passed, `${folder}: another verdict`);
}

function groupedBy<K, T>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const last = (versions: number): number => versions - 1;
const middle = (versions: number): number => Math.floor(versions / 2);

describe("histories served from the loopback", () => {
  const text = (words: string): Version => ({ bytes: Buffer.from(words), said: null });
  const own: Histories = new Map([
    ["1", [text(template), text(answered(template, 8, answer("kite"))), text(answered(template, 9, answer("wind")))]],
    ["2", [text(template), text(broken(template, 8)), text(`\uFEFF${template.replaceAll("\n", "\r\n")}`)]],
  ]);

  for (const [name, deadline] of Object.entries({ last, middle }))
    it(`are handed in byte for byte at the deadline, with their pages: ${name}`, () => assertHandins(own, deadline));
});

describe("real histories served from the loopback", { skip: withoutCourse }, () => {
  const real: Histories = groupedBy(
    withoutCourse === false ? realReports() : [],
    ({ file }) => file.split("/")[0] ?? "",
  );

  for (const [name, deadline] of Object.entries({ last, middle }))
    it(`are handed in byte for byte, with their pages and the course's verdict: ${name}`, () =>
      assertHandins(real, deadline));
});
