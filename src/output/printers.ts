import type { Mode } from "../rules/model.js";
import type { Colors } from "./colors.js";
import { csvPrinter } from "./csv.js";
import { githubPrinter } from "./github.js";
import { jsonPrinter } from "./json.js";
import { prettyPrinter } from "./pretty.js";
import type { Printer } from "./printer.js";
import { sarifPrinter } from "./sarif.js";
import { tablePrinter } from "./table.js";

export const formats = ["pretty", "json", "csv", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

/** How a run is to be printed. */
export interface Style {
  readonly format: Format;
  readonly mode: Mode;
  readonly strict: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** Width of the column of paths where many reports are listed one a line; null: each with its findings. */
  readonly table: number | null;
}

/** The printer for a style. */
export function printerFor(style: Style, colors: Colors, tool: string): Printer {
  if (style.format === "json") return jsonPrinter(style.mode, tool);
  if (style.format === "csv") return csvPrinter();
  if (style.format === "github") return githubPrinter();
  if (style.format === "sarif") return sarifPrinter(tool);
  if (style.table !== null) return tablePrinter(style.table, colors);
  return prettyPrinter({ ...style, colors });
}
