/**
 * Measures what a commit costs with report-hook, without any hook, with Node doing nothing, and with what a person would use instead: every case
 * once a round, so that a machine that gets slower is slower for all. Prints a table and writes bench/results.md.
 *
 *     npm run bench            15 rounds
 *     npm run bench -- 31      more of them
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { allCases, type Case } from "./cases.js";
import { peakOf, type Time, timeOf } from "./measure.js";
import { project } from "./repository.js";
import { asMarkdown, asText, type Measured, rowsOf } from "./table.js";

const rounds = Number(process.argv[2] ?? 15);
/** Rounds that are not counted: in them report-hook fills its caches. */
const warmUp = 4;
/** Cases that take seconds run in one round of this many. */
const slowEvery = 5;
const peaks = 3;

/** How many processes wanted to run in the last minute, before the first round: more than cores make every wall time another one. */
const loadBefore = loadavg()[0] ?? 0;

const scratch = mkdtempSync(join(realpathSync(tmpdir()), "report-hook-bench-"));
try {
  const measured = measure(allCases(scratch));
  const rows = rowsOf(measured);
  process.stdout.write(`${asText(rows)}\n\n${remarks()}\n`);
  writeFileSync(join(project, "bench", "results.md"), `# Results\n\n${remarks()}\n\n${asMarkdown(rows)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure(cases: readonly Case[]): readonly Measured[] {
  const times = new Map<Case, Time[]>(cases.map((one) => [one, []]));
  for (let round = 1; round <= warmUp + rounds; round++) {
    process.stderr.write(`\rround ${round} of ${warmUp + rounds} `);
    for (const one of cases) {
      if (one.slow && round > 1 && round % slowEvery !== 0) continue;
      one.prepare(round);
      const time = timeOf(one.command);
      if (round > (one.slow ? 1 : warmUp)) times.get(one)?.push(time);
    }
  }
  process.stderr.write("\rmemory                \r");
  return cases.map((one) => ({ case: one, times: times.get(one) ?? [], peak: peak(one) }));
}

/** The median of a few runs: Node's collector does not run at the same instants each time. */
function peak(one: Case): number | null {
  const found: number[] = [];
  for (let run = 1; run <= (one.slow ? 1 : peaks); run++) {
    one.prepare(warmUp + rounds + run);
    const size = peakOf(one.command);
    if (size === null) return null;
    found.push(size);
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? null;
}

/** The bench itself is one process at a time. */
function isLoaded(): boolean {
  return loadBefore > availableParallelism() / 2 || (loadavg()[0] ?? 0) > availableParallelism();
}

function remarks(): string {
  const loads = `${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`;
  return `${isLoaded() ? "**Made on a busy machine: read the CPU columns.** " : ""}Node ${process.version} on ${process.platform}, \
${availableParallelism()} cores, load ${loads}, ${new Date().toISOString().slice(0, 10)}. No case has \`NODE_EXTRA_CA_CERTS\` set.
\`× wall\`, \`× least\` and \`× CPU\` of a commit: what it costs above a commit without hooks, by the median wall time, the least wall time
and the median CPU time of all processes; 1 is what \`node -e 0\` costs as the hook. Of a command run alone: against \`node -e 0\` run
alone. By the same measure the course's own script, which is Python and does not run here, costs 4.2 as a plain hook and
6.2 under pre-commit.`;
}
