import { existsSync } from "node:fs";
import { type CheckOptions, commands, type Request, type Shard } from "../arguments.js";
import { type Failure, fail, isFailure } from "../failure.js";
import { isTarget, type Target } from "../find-reports.js";
import { nearest } from "../nearest.js";
import { colorsFor } from "../output/colors.js";
import { exitCodeOf, type Unread } from "../output/model.js";
import { printerFor } from "../output/printers.js";
import { progressOn } from "../output/progress.js";
import { findTargets, scan } from "../scan.js";
import { version } from "../version.js";
import { print } from "./print.js";
import { printReports, styleOf } from "./print-reports.js";
import { stop } from "./say.js";

type Targets = readonly (Target | Unread)[];
type Check = Extract<Request, { command: "all" | "check" }>;

/** Checks whole reports, and prints what is found. @returns the exit code */
export async function check(request: Check): Promise<number> {
  const names = request.command === "check" ? request.files : null;
  const mistyped =
    request.command === "check" && request.implied ? await mistypedCommand(request.files[0] ?? "") : null;
  if (mistyped !== null) return stop(mistyped);
  const base = request.command === "all" ? request.base : null;
  const found = await findTargets(names, request.options.config);
  if (isFailure(found)) return stop(found);
  const targets = partOf(found, request.shard);
  if (targets.length > fewReports && base === null) return surveyAll(targets, request.options);
  const reports = await scan(targets, { template: request.options.template, base });
  if (isFailure(reports)) return stop(reports);
  return printReports({ mode: "scan", reports, strict: request.options.strict }, request.options);
}

/** More reports than this are listed one a line, unless `--verbose` asks for their findings. */
const fewReports = 3;

/** A first word that is no file, but nearly a command, or a rule's name: that is what was meant. */
async function mistypedCommand(word: string): Promise<Failure | null> {
  if (/[./\\]/.test(word.replace(/^[a-z]+\//, "")) || existsSync(word)) return null;
  const near = nearest(word, commands);
  if (near !== null) return fail(`no such file or command: ${word}; did you mean ${near}?`);
  const { ruleNames } = await import("../rules/all.js");
  const isRule = ruleNames.some((name) => name === word || name.endsWith(`/${word}`));
  return isRule ? fail(`no such file: ${word}; for the rule, write report-hook explain ${word}`) : null;
}

/** Every part has its share of each repository's reports, and no report is in two. */
function partOf(targets: Targets, { index, count }: Shard): Targets {
  return targets.filter((_, position) => position % count === index - 1);
}

async function surveyAll(targets: Targets, options: CheckOptions): Promise<number> {
  const [{ survey }, { pathWidth }] = await Promise.all([import("../survey.js"), import("../output/table.js")]);
  const paths = targets.map((target) => (isTarget(target) ? target.shown : target.path));
  const style = styleOf(options, "scan", options.verbose ? null : pathWidth(paths));
  const colors = colorsFor(options.color, process.stdout, process.env);
  const printer = printerFor(style, colors, version);
  print(printer.start);
  const progress = progressOn(process.stderr, targets.length, options.format === "pretty");
  let separator = "";
  const work = { template: options.template, style, colored: colors.isColorSupported };
  const totals = await survey(targets, work, (text, done) => {
    progress.clear();
    if (text !== "") {
      print(separator + text);
      separator = printer.separator;
    }
    progress.show(done);
  });
  progress.clear();
  print(printer.end(totals));
  return exitCodeOf(totals);
}
