import type { Failure } from "../failure.js";
import { clean } from "../output/clean.js";
import { print } from "./print.js";

/** The exit code of a command that could not run. */
const couldNotRun = 2;

/** Prints a text of our own. @returns the exit code of success */
export function say(text: string): number {
  print(`${text}\n`);
  return 0;
}

/** Says in one line why a command could not run. @returns its exit code */
export function stop(failure: Failure): number {
  print(`report-hook: ${clean(failure.failure)}\n`, 2);
  return couldNotRun;
}
