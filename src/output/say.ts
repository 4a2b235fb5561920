import type { Failure } from "../result.js";
import { ownCommand, ownStart, personsFolder, withCommand } from "./own-command.js";
import { print } from "./print.js";
import { clean } from "./without-controls.js";

/** The exit code of a command that could not run. */
const couldNotRun = 2;

/** Prints a text of our own. @returns the exit code of success */
export function say(text: string): number {
  print(`${text}\n`);
  return 0;
}

/** Says in one line why a command could not run. @returns its exit code */
export function stop(failure: Failure): number {
  remark(failure.failure);
  return couldNotRun;
}

/** Tells a person something in one line beside what a command prints, on standard error. */
export function remark(text: string): void {
  const line = withCommand(text, () => ownCommand(personsFolder(), ownStart()));
  print(`report-hook: ${clean(line)}\n`, 2);
}
