/**
 * Measures what many repositories cost, beside version 1.0.0 and beside git alone, all in one run. Each figure is of whole process trees.
 *
 *     npm run bench:many               2,000 repositories checked and put on a page, and 100 collected
 *     npm run bench:many -- 20000      as many as that; memory beside a tenth and a hundredth of them
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { serveRepositories } from "../test/helpers/git-server.js";
import { questions, report, template } from "./long-report.js";
import { type Command, median, peakOf, type Time, timeOf, timeWhileServing } from "./measure.js";
import { ownEnvironment, project } from "./repository.js";

const count = Number(process.argv[2] ?? 2000);
const rounds = 3;
const collected = 100;
const atOnce = availableParallelism() * 2;
/** The last commit before anything was released after it. */
const firstVersion = "663ab7d";

const scratch = mkdtempSync(join(realpathSync(tmpdir()), "report-hook-bench-"));
const env = ownEnvironment(join(scratch, "home"));
const now = join(project, "dist", "cli.js");

await main().finally(() => {
  spawnSync("git", ["worktree", "remove", "--force", join(scratch, "before")], { cwd: project });
  rmSync(scratch, { recursive: true, force: true });
});

async function main(): Promise<void> {
  const before = buildFirstVersion();
  const sizes = [count / 100, count / 10, count].map(Math.round).filter((size) => size >= 1);
  for (const size of sizes) makeRepositories(join(scratch, String(size)), size);
  const args = (command: string, size: number): readonly string[] => [command, String(size), "--format", "csv"];
  const cases = {
    "check by version 1.0.0": node(before, args("check", count)),
    check: node(now, args("check", count)),
    class: node(now, args("class", count)),
  };
  const times = new Map<string, Time[]>(Object.keys(cases).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++)
    for (const [name, command] of Object.entries(cases)) times.get(name)?.push(timeOf(command));
  for (const [name, all] of times)
    tell(`${name}, ${count} repositories`, all, times.get("check by version 1.0.0") ?? []);
  for (const command of ["check", "class"])
    for (const size of sizes)
      process.stdout.write(
        `${command}, ${size} repositories: at most ${peakOf(node(now, args(command, size)))?.toFixed(0)} MB\n`,
      );
  await measureCollect();
}

/** Builds version 1.0.0 beside the rest, with the libraries that are here. */
function buildFirstVersion(): string {
  const folder = join(scratch, "before");
  execFileSync("git", ["worktree", "add", "--quiet", "--detach", folder, firstVersion], { cwd: project });
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  execFileSync("npm", ["run", "--silent", "build"], { cwd: folder });
  return join(folder, "dist", "cli.js");
}

/** Repositories of three commits each, with the report on disk. */
function makeRepositories(folder: string, size: number): void {
  for (let index = 0; index < size; index++) {
    const repository = join(folder, `group-${index}`);
    mkdirSync(join(repository, "reports"), { recursive: true });
    const texts = [
      template(),
      report(1, { round: index, count: 3 }),
      report(1, { round: index, count: index % questions }),
    ];
    execFileSync("git", ["init", "--quiet", "--initial-branch=main", "--template=", repository], { env });
    execFileSync("git", ["fast-import", "--quiet"], { cwd: repository, env, input: texts.map(commitOf).join("") });
    writeFileSync(join(repository, "reports/README.md"), texts.at(-1) ?? "");
  }
}

function commitOf(text: string, day: number): string {
  const who = `Ada <ada@example.org> ${1_767_225_600 + 86_400 * day} +0000`;
  const file = `M 100644 inline reports/README.md\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata 1\nx\n${file}`;
}

/** Beside as many plain clones, as many at once. */
async function measureCollect(): Promise<void> {
  const folder = join(scratch, "hosted");
  makeRepositories(folder, collected);
  const names = readdirSync(folder);
  const server = await serveRepositories(folder);
  const list = join(scratch, "groups.csv");
  writeFileSync(list, ["group,url", ...names.map((name) => `${name},${server.url(`${name}/.git`)}`)].join("\n"));
  const cloning = `printf '%s\\n' "\${@:3}" | xargs -P ${atOnce} -I{} git clone --quiet --filter=blob:none --depth 1 "$1{}/.git" "$2/{}"`;
  const clones: Time[] = [];
  const taken: Time[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const words = ["-c", cloning, "bash", server.url(""), join(scratch, `clones-${round}`), ...names];
      clones.push(await timeWhileServing({ folder: scratch, env, program: "bash", args: words }));
      const output = join(scratch, `handins-${round}`);
      taken.push(await timeWhileServing(node(now, ["collect", list, "--jobs", String(atOnce), "-o", output])));
    }
  } finally {
    await server.close();
  }
  tell(`${collected} clones, ${atOnce} at once`, clones, clones);
  tell(`collect of ${collected}, ${atOnce} at once`, taken, clones);
}

function node(cli: string, words: readonly string[]): Command {
  return { folder: scratch, env, program: "node", args: [cli, ...words] };
}

/** One line: the median wall and CPU time, and how many times those of something else. */
function tell(what: string, times: readonly Time[], than: readonly Time[]): void {
  const wall = (of: readonly Time[]): number => median(of.map((time) => time.wall)) / 1000;
  const cpu = (of: readonly Time[]): number => median(of.map((time) => time.cpu)) / 1000;
  const seconds = `${wall(times).toFixed(1)} s, CPU ${cpu(times).toFixed(1)} s`;
  const ratios = `${(wall(times) / wall(than)).toFixed(2)} × wall, ${(cpu(times) / cpu(than)).toFixed(2)} × CPU`;
  process.stdout.write(`${what}: ${seconds}; ${ratios}\n`);
}
