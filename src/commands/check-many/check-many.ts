import { type NamedPlace, realPlace } from "../../disk/reports-named.js";
import { colorsFor } from "../../output/colors.js";
import { printerFor } from "../../output/formats.js";
import { print } from "../../output/print.js";
import { progressOn } from "../../output/progress.js";
import { csvOf } from "../../output/rows/csv.js";
import type { Order } from "../../output/rows/row.js";
import { type Row, sorted } from "../../output/rows/row.js";
import { tableOf } from "../../output/rows/table.js";
import { whereItPrints } from "../../output/terminal.js";
import { addTotals, exitCodeOf, noTotals, type Totals } from "../../result.js";
import { version } from "../../version.js";
import type { CheckOptions } from "../check-options.js";
import { checkWork, type JobStyle, type Printed, tellerFor } from "./jobs.js";
import { doAll } from "./threads.js";

/**
 * Checks the reports of many places, several at a time. Of each no more is kept than its row, so that memory hardly grows with their number; other
 * formats are printed as they come, in the places' order.
 *
 * @param places what a person named, or what is in the folders they named
 * @returns the exit code
 */
export async function checkMany(places: readonly NamedPlace[], asked: CheckOptions, sort: Order): Promise<number> {
  const { strict, config, template, format } = asked;
  const { width, command } = whereItPrints();
  const style: JobStyle =
    format === "pretty" || format === "csv"
      ? { rows: true, strict }
      : { rows: false, ...asked, format, width, command: command(), mode: "scan", table: false, sort };
  const job = { kind: "check", config, template, style } as const;
  const tell = await tellerFor(style);
  const lost = ({ path }: NamedPlace, why: string): Printed => tell({ path, error: why });

  const printing = await printingOf(asked, sort);
  const progress = progressOn(() => process.stderr, places.length, format === "pretty" || format === "csv");
  const seen = new Set<string>();
  let totals = noTotals;
  let done = 0;
  progress.show(0);
  for await (const found of doAll(places, job, () => checkWork(job), lost)) {
    for (const told of found) {
      // A file may be named beside a folder that has it.
      const place = realPlace(told.path);
      if (seen.has(place)) continue;
      seen.add(place);
      totals = addTotals(totals, told.totals);
      printing.add(told);
    }
    progress.show(++done);
  }
  progress.clear();
  printing.end(totals);
  return exitCodeOf(totals);
}

interface ManyPrinting {
  readonly add: (told: Printed) => void;
  readonly end: (totals: Totals) => void;
}

async function printingOf(asked: CheckOptions, sort: Order): Promise<ManyPrinting> {
  const colors = colorsFor(asked.color, process.stdout, process.env);
  if (asked.format === "pretty" || asked.format === "csv") {
    const rows: Row[] = [];
    return {
      add: ({ row }) => {
        if (row !== null) rows.push(row);
      },
      end: (totals) => {
        const all = sorted(rows, sort);
        for (const line of asked.format === "csv" ? csvOf(all) : tableOf(all, totals, colors)) print(line);
      },
    };
  }
  const style = { ...asked, ...whereItPrints(), mode: "scan", table: false, sort, fromRoot: String } as const;
  const printer = await printerFor(style, colors, version);
  let separator = "";
  print(printer.start);
  return {
    add: ({ text }) => {
      if (text === "") return;
      print(separator + text);
      separator = printer.separator;
    },
    end: (totals) => print(printer.end(totals)),
  };
}
