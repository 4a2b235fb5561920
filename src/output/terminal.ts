import { fstatSync, statSync } from "node:fs";
import { devNull } from "node:os";
import { isatty } from "node:tty";
import { ownCommand, ownStart, personsFolder } from "./own-command.js";

/** Whether this process prints to a terminal. What tells for sure is loaded only for what may be one: neither a file nor a pipe nor nowhere. */
export function isTerminal(): boolean {
  const about = fstatSync(1);
  return about.isCharacterDevice() && about.rdev !== statSync(devNull, { throwIfNoEntry: false })?.rdev && isatty(1);
}

/**
 * The width of the terminal that is printed to; null where that is none, or where it is not told: pre-commit gives its hooks a terminal of
 * no columns. Setting up Node's stream costs time, and is left out for a pipe.
 */
function terminalWidth(): number | null {
  return isTerminal() ? process.stdout.columns || null : null;
}

/** What a printer for people must know of where it prints. */
export function whereItPrints(): { readonly width: number | null; readonly command: () => string } {
  let command: string | null = null;
  // Most runs need not be told what to type, and to find that out a dozen folders are looked through.
  return { width: terminalWidth(), command: () => (command ??= ownCommand(personsFolder(), ownStart())) };
}
