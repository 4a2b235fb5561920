import type { Colors } from "../colors.js";
import type { Printer } from "../printer.js";
import { csvOf } from "./csv.js";
import { type Order, type Row, rowOf, sorted } from "./row.js";
import { tableOf } from "./table.js";

/** Reports that are listed one a line: all of them are sorted before the first is printed. */
export function rowsPrinter(format: "csv" | "table", order: Order, colors: Colors): Printer {
  const rows: Row[] = [];
  return {
    start: "",
    separator: "",
    report: (report) => {
      rows.push(rowOf(report));
      return "";
    },
    end: (totals) =>
      (format === "csv" ? csvOf(sorted(rows, order)) : tableOf(sorted(rows, order), totals, colors)).join(""),
  };
}
