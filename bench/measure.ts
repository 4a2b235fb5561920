import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What one run of a command took, all processes it started included. In milliseconds. */
export interface Time {
  readonly wall: number;
  /** Of user and system together. */
  readonly cpu: number;
}

export interface Command {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly program: string;
  readonly args: readonly string[];
}

const timing = `TIMEFORMAT='%3R %3U %3S'; { time "$@" >/dev/null 2>&3; } 3>/dev/null`;

/** Runs a command once. Bash's own \`time\` counts all processes, and its start is not in the figures. */
export function timeOf({ folder, env, program, args }: Command): Time {
  const result = spawnSync("bash", ["-c", timing, "bash", program, ...args], { cwd: folder, env, encoding: "utf8" });
  const time = timeIn(result.stderr);
  if (time === null)
    throw new Error(`cannot time ${program} ${args.join(" ")}: ${result.error?.message ?? result.stderr}`);
  return time;
}

/** The same of a command that this process serves meanwhile; it must succeed. */
export async function timeWhileServing({ folder, env, program, args }: Command): Promise<Time> {
  const { stderr } = await promisify(execFile)("bash", ["-c", timing, "bash", program, ...args], { cwd: folder, env });
  const time = timeIn(stderr);
  if (time === null) throw new Error(`cannot time ${program}: ${stderr}`);
  return time;
}

function timeIn(text: string): Time | null {
  const [wall, user, system] = text.trim().split(/\s+/).map(Number);
  if (wall === undefined || user === undefined || system === undefined || Number.isNaN(wall + user + system))
    return null;
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

/** Told to every Node process of a command: it notes its own peak as it ends. */
const noteOfPeak = `process.on("exit", () =>
  require("node:fs").appendFileSync(process.env.PEAK_FILE, process.resourceUsage().maxRSS + "\\n"));`;

/** The peak resident size of the largest Node process of a command, in megabytes; null where it starts none. */
export function peakOf({ folder, env, program, args }: Command): number | null {
  const scratch = mkdtempSync(join(tmpdir(), "peak-"));
  const file = join(scratch, "peaks");
  const preload = join(scratch, "note.cjs");
  writeFileSync(file, "");
  writeFileSync(preload, noteOfPeak);
  const options = `--require ${preload}`;
  spawnSync(program, args, { cwd: folder, env: { ...env, PEAK_FILE: file, NODE_OPTIONS: options }, stdio: "ignore" });
  const peaks = readFileSync(file, "utf8").split("\n").filter(Boolean).map(Number);
  rmSync(scratch, { recursive: true });
  return peaks.length === 0 ? null : Math.max(...peaks) / 1024;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
