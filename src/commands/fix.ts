import type { Request } from "../arguments.js";
import { isFailure } from "../failure.js";
import { fix } from "../fix.js";
import { fixStaged } from "../fix-staged.js";
import { colorsFor } from "../output/colors.js";
import { fixExitCode, formatFix } from "../output/fix.js";
import { say, stop } from "./say.js";

/** Mends reports on disk or as they are staged, and says what was done. */
export async function fixReports(request: Extract<Request, { command: "fix" }>): Promise<number> {
  const outcome = await (request.staged ? fixStaged(request) : fix(request));
  if (isFailure(outcome)) return stop(outcome);
  say(formatFix(outcome, colorsFor(request.color, process.stdout, process.env)));
  return fixExitCode(outcome);
}
