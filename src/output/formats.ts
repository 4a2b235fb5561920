import { isChecked } from "../result.js";
import type { Finding } from "../rules/model.js";
import type { Colors } from "./colors.js";
import { jsonPrinter } from "./json.js";
import { withCommand } from "./own-command.js";
import { type PrettyOptions, prettyPrinter } from "./pretty.js";
import type { Printer } from "./printer.js";
import type { Order } from "./rows/row.js";

/** How a run is to be printed, in whatever format. */
interface Look extends Omit<PrettyOptions, "colors"> {
  /** Whether reports are listed one a line instead of each with its findings. */
  readonly table: boolean;
  /** What such lines are sorted by. */
  readonly sort: Order;
  /** What programs that know the files of a whole repository call a path. */
  readonly fromRoot: (path: string) => string;
}

/** For programs: what is said to do names the command as it is started here, as for people. */
function withCommands(printer: Printer, { command }: Look): Printer {
  const own = (finding: Finding): Finding => ({ ...finding, help: withCommand(finding.help, command) });
  return {
    ...printer,
    report: (report) => printer.report(isChecked(report) ? { ...report, findings: report.findings.map(own) } : report),
  };
}

function namedFromRoot(printer: Printer, look: Look): Printer {
  const inner = withCommands(printer, look);
  return {
    ...inner,
    report: (report) => {
      const path = look.fromRoot(report.path);
      if (!isChecked(report)) return inner.report({ ...report, path });
      return inner.report({ ...report, path, findings: report.findings.map((finding) => ({ ...finding, path })) });
    },
  };
}

type MakePrinter = (look: Look, colors: Colors, tool: string) => Printer | Promise<Printer>;

/** Every format, as `--format` takes it; the first is for people. A new format is one file and one line here. Those that no commit asks for are loaded when asked for. */
const printers = {
  pretty: (look, colors) => (look.table ? rows("table", look, colors) : prettyPrinter({ ...look, colors })),
  json: (look, _, tool) => withCommands(jsonPrinter(look.mode, tool), look),
  csv: (look, colors) => rows("csv", look, colors),
  github: async (look) => namedFromRoot((await import("./github.js")).githubPrinter(), look),
  sarif: async (look, _, tool) => namedFromRoot((await import("./sarif.js")).sarifPrinter(tool), look),
} as const satisfies Readonly<Record<string, MakePrinter>>;

export type Format = keyof typeof printers;

/** What `--format` takes. */
export const formats = Object.keys(printers) as readonly Format[];

/** How a run is to be printed. */
export interface Style extends Look {
  readonly format: Format;
}

/** The printer for a style. */
export async function printerFor(style: Style, colors: Colors, tool: string): Promise<Printer> {
  return printers[style.format](style, colors, tool);
}

/** Reports a line each: seldom asked for, and loaded then. */
async function rows(format: "csv" | "table", { sort }: Look, colors: Colors): Promise<Printer> {
  const { rowsPrinter } = await import("./rows/printer.js");
  return rowsPrinter(format, sort, colors);
}
