/**
 * Runs the tests: `npm test` the ones that need nothing but node and git and take a minute or two, `npm run test:slow` the rest of what
 * needs nothing else, `npm run test:<kind>` all those in test/<kind>/. Node 20 takes no patterns after `--test`, so the files are listed here.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join, sep } from "node:path";
import { installInto, sharedFolderVariable } from "../test/helpers/installed.js";
import { plainVariables } from "../test/helpers/plain-variables.js";
import { bundleTests } from "./test/bundle.js";

/** Tests of what seldom happens, often by chance and hundreds of times over, of what serves and fetches whole repositories, and of all real reports. */
const lengthy =
  /^(?:advice-|all-or-nothing|ci-class|collect|commit-all|commits-of|corpus|edited-pages|faults|hostile|init-|killed|merges|missing-parts|moves|old-pages|places|random|release|same-page|settings|shell-hooks)/;

/** What takes longest is begun first, so that it does not run alone at the end. */
const longest = /^(?:killed|random)\b/;

/** Rooms whose tests share nothing and start no process: one process runs all of a room, where one for each file would cost more than the tests. */
const pure = ["course", "fix", "groups", "match", "output", "page", "report", "rules", "template"];

/** What measures how time grows with a report's length. */
const growth = /^(?:growth|time)\b/;

/** Kinds that need more than node and git; each has a folder and a command of its own. */
const apart = ["corpus", "browser", "editors", "managers", "vscode"];

const kind = process.argv[2] ?? "usual";
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .filter(belongs)
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

if (files.length === 0) {
  console.error(`There are no tests of the kind "${kind}".`);
  process.exit(1);
}

const shared = mkdtempSync(join(realpathSync(tmpdir()), "report-hook-test-"));
process.once("exit", () => rmSync(shared, { recursive: true, force: true, maxRetries: 3 }));
installInto(shared);

// Much of what is slow waits: for what was killed, for a server, for a lock.
const options = [
  "--enable-source-maps",
  "--test",
  "--test-reporter=spec",
  `--test-concurrency=${availableParallelism() + (kind === "slow" ? 1 : 0)}`,
];
const run = spawnSync(process.execPath, [...options, ...(await bundleTests(inProcesses(files)))], {
  stdio: "inherit",
  env: { ...plainVariables(process.env), [sharedFolderVariable]: shared },
});
process.exit(run.status ?? 1);

/** Whether a file, from test/, is of the kind that was asked for. */
function belongs(file: string): boolean {
  const folder = folderOf(file);
  const isSlow = lengthy.test(basename(file)) || growth.test(basename(file));
  if (kind === "usual") return !apart.includes(folder) && !isSlow;
  if (kind === "slow") return isSlow && !apart.includes(folder);
  return folder === kind;
}

/** Which files share a process: from a process's name to its files, in the order in which they are begun. */
function inProcesses(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const processes = new Map<string, string[]>();
  for (const file of files) {
    const folder = folderOf(file);
    const name = pure.includes(folder) && !growth.test(basename(file)) ? folder : file.replace(/\.ts$/, "");
    processes.set(name, [...(processes.get(name) ?? []), join("test", file)]);
  }
  return processes;
}

function rank(file: string): number {
  if (longest.test(basename(file))) return 0;
  return isEndToEnd(file) ? 1 : pure.includes(folderOf(file)) ? 2 : 3;
}

function isEndToEnd(file: string): boolean {
  return folderOf(file) === "e2e";
}

function folderOf(file: string): string {
  return file.split(sep)[0] ?? "";
}
