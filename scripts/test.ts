/**
 * Runs the tests: `npm test` the ones that need nothing but node and git and take a minute or two, `npm run test:<kind>`
 * all those in test/<kind>/. Node 20 takes no patterns after `--test`, and no shell on Windows expands them, so the files are listed here.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, sep } from "node:path";

/** End-to-end tests of what seldom happens, often by chance and hundreds of times over; `npm run test:e2e` has them too. */
const lengthy = /^(?:faults|hostile|killed|random)\b/;

/** Kinds that take minutes or need more than node and git; each has a folder and a command of its own. */
const apart = ["corpus", "browser", "managers"];

const kind = process.argv[2];
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .filter(belongs)
  .map((file) => join("test", file))
  .sort();

if (files.length === 0) {
  console.error(`There are no tests of the kind "${kind}".`);
  process.exit(1);
}

const options = ["--import", "tsx", "--test", "--test-reporter=spec", `--test-concurrency=${availableParallelism()}`];
const run = spawnSync(process.execPath, [...options, ...files], { stdio: "inherit" });
process.exit(run.status ?? 1);

/** Whether a file, from test/, is of the kind that was asked for. */
function belongs(file: string): boolean {
  const folder = file.split(sep)[0] ?? "";
  if (kind !== undefined) return folder === kind;
  return !apart.includes(folder) && !(folder === "e2e" && lengthy.test(basename(file)));
}
