import { setFlagsFromString } from "node:v8";

/** A pattern is compiled to bytes first, and to the machine's own code when it was run so often on less than a thousand characters, or once on more. */
const patternsAfter = "--regexp-tier-up-ticks=50";

const afterCalls = [patternsAfter, "--invocation-count-for-turbofan=48000", "--invocation-count-for-maglev=6400"];

/** By Node's major version: V8 complains aloud of a setting that it does not know, so others go without. */
const settings: Readonly<Record<string, readonly string[]>> = {
  20: [patternsAfter, "--interrupt-budget=1081344"],
  22: afterCalls,
  24: afterCalls,
};

/**
 * Lets V8 optimise sixteen times as late as by itself: its optimiser takes a sixth of the processor's time of a run that is over before that pays
 * (docs/speed.md has the figures). What V8 compiled is good only for the settings it was compiled with, so this is called before the command is
 * compiled, and after the parts of Node that it needs are loaded. Only counts are set: what V8 makes differently under another setting, patterns
 * among it, would end Node where something was compiled before.
 *
 * @param startsPrograms false where the run mostly starts none; where it does all the same, what starts them takes longer to load
 */
export function optimiseLate(startsPrograms: boolean): void {
  const [major = ""] = process.versions.node.split(".");
  const late = settings[major];
  if (late === undefined) return;
  // Node 22.0 to 22.2 does not have it.
  if (startsPrograms) process.getBuiltinModule?.("node:child_process");
  for (const setting of late) setFlagsFromString(setting);
}
