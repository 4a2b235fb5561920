/** The documented workflows of a class on several machines: their commands, out of the document itself, run here as the matrix would. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { answer, answered, broken, template } from "../helpers/answers.js";
import {
  installedCommand,
  newFolder,
  newRepo,
  ownEnvironment,
  type Repo,
  repoAt,
  reportPath,
} from "../helpers/repo.js";

const document = readFileSync(fileURLToPath(new URL("../../docs/ci.md", import.meta.url)), "utf8");
const workflows = [...document.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => parse(text));

/** The commands of one job on one machine, and the variables it is given. */
interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

interface Step {
  readonly run?: string;
}

/** The machines of GitHub's matrix, and then the one that joins. */
function onGitHub(): readonly Machine[] {
  const { jobs } = workflows.find((one) => one.jobs?.class !== undefined);
  const commandsOf = (steps: readonly Step[]): string[] => steps.flatMap(({ run }) => run ?? []);
  assert.equal(jobs.class.needs, "collect");
  const shards: readonly number[] = jobs.collect.strategy.matrix.shard;
  return [
    ...shards.map((shard) => ({
      env: { SHARD: jobs.collect.env.SHARD.replace(/\$\{\{ matrix\.shard \}\}/, String(shard)) },
      commands: commandsOf(jobs.collect.steps),
    })),
    { env: {}, commands: commandsOf(jobs.class.steps) },
  ];
}

/** The same of GitLab's parallel jobs. */
function onGitLab(): readonly Machine[] {
  const jobs = workflows.find((one) => one.collect?.parallel !== undefined);
  const count: number = jobs.collect.parallel;
  assert.deepEqual(jobs.class.needs, ["collect"]);
  return [
    ...Array.from({ length: count }, (_, index) => ({
      env: { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(count) },
      commands: jobs.collect.script as readonly string[],
    })),
    { env: {}, commands: jobs.class.script as readonly string[] },
  ];
}

/** A repository with a list of groups, and report-hook where \`npm ci\` puts it. */
async function teacher(): Promise<Repo> {
  const texts = [template, answered(template, 8, answer("kite")), broken(template, 8), template, template];
  const lines: string[] = [];
  for (const [index, text] of texts.entries()) {
    const repo = await newRepo();
    repo.write(reportPath, text);
    await repo.ok("commit", "--quiet", "--no-verify", "--allow-empty", "-am", "Answer");
    lines.push(`${index + 1},${repo.folder}`);
  }
  const place = repoAt(newFolder("teacher"), ownEnvironment());
  place.write("groups.csv", ["group,url", ...lines, "6,/nowhere", ""].join("\n"));
  place.write("package.json", '{ "name": "class", "private": true }');
  mkdirSync(join(place.folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(installedCommand().bin, "report-hook"), join(place.folder, "node_modules/.bin/report-hook"));
  return place;
}

describe("a class on several machines", () => {
  for (const [host, machines] of Object.entries({ GitHub: onGitHub(), GitLab: onGitLab() })) {
    it(`is collected in shards and joined by the documented commands: ${host}`, async () => {
      const place = await teacher();
      for (const { env, commands } of machines) {
        // Installing needs a registry.
        for (const command of commands.filter((one) => one !== "npm ci")) {
          const { code, out } = await place.as({ env }).run("bash", "-e", "-c", command);
          assert.equal(code, 0, `${command}: ${out}`);
        }
      }
      const html = place.read("class.html");
      assert.match(html, /<b>6<\/b> groups/);
      for (const group of ["1", "2", "3", "4", "5"])
        assert.match(html, new RegExp(`"shard-\\d/${group}/reports/report\\.html"`), group);
    });
  }
});
