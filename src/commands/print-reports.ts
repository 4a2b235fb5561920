import { isatty } from "node:tty";
import type { CheckOptions } from "../arguments.js";
import { fail } from "../failure.js";
import { colorsFor } from "../output/colors.js";
import { exitCodeOf, type Run, totalsOf } from "../output/model.js";
import { printRun } from "../output/printer.js";
import { printerFor, type Style } from "../output/printers.js";
import { version } from "../version.js";
import { print } from "./print.js";
import { stop } from "./say.js";

/** Prints reports, each with its findings. @returns the exit code */
export function printReports(run: Run, options: CheckOptions): number {
  const [only] = run.reports;
  if (run.reports.length === 1 && only?.error != null && options.format === "pretty") {
    return stop(fail(`${only.path}: ${only.error}`));
  }
  const colors = colorsFor(options.color, { isTTY: isatty(1) }, process.env);
  print(printRun(run, printerFor(styleOf(options, run.mode, null), colors, version)));
  return exitCodeOf(totalsOf(run));
}

/** @param table the width of the column of paths where reports are listed one a line; null: each with its findings */
export function styleOf(options: CheckOptions, mode: Style["mode"], table: number | null): Style {
  const { format, strict, verbose, quiet } = options;
  return { format, mode, strict, verbose, quiet, table };
}
