import { existsSync } from "node:fs";
import { say, stop } from "../output/say.js";
import { whyOf } from "../output/why.js";
import { fail, isFailure } from "../result.js";
import { version } from "../version.js";
import { choose } from "./choose-command.js";
import { table } from "./command-table.js";

/** Runs the command that `argv` asks for. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const asked = await choose(argv, table);
  if (asked === "version") return say(version);
  if (isFailure(asked)) return stop(asked);
  if (asked.implied !== null && !existsSync(asked.implied)) {
    const { mistyped } = await import("./mistyped.js");
    const meant = await mistyped(asked.implied, table);
    if (meant !== null) return stop(meant);
  }
  const ended = await asked.command.run(asked.words, asked.values);
  return isFailure(ended) ? stop(ended) : ended;
}

// All is printed by now. Node, left to end by itself, would wait for the git that has read for us, and clear its memory away.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => process.exit(stop(fail(whyOf(error)))),
);
