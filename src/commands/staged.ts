import type { Request } from "../arguments.js";
import { isFailure } from "../failure.js";
import { hook } from "../hook.js";
import { printReports } from "./print-reports.js";
import { stop } from "./say.js";

/** Checks what is staged, and prints what is found. Every commit waits for what this file loads. @returns the exit code */
export async function checkStaged({ files, options }: Extract<Request, { command: "staged" }>): Promise<number> {
  const run = await hook({ ...options, files });
  return isFailure(run) ? stop(run) : printReports(run, options);
}
