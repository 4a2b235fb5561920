import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { namesFor } from "../../commit/named-path.js";
import { checkReport } from "../../disk/check-report.js";
import { groupRecord, type RecordOptions } from "../../disk/group-record.js";
import { type KnownProjects, standardInput } from "../../disk/named-file.js";
import { reportsAtTime } from "../../disk/reports-at-time.js";
import { type NamedPlace, reportsAt } from "../../disk/reports-named.js";
import { isTarget, type Target } from "../../disk/target.js";
import { type GroupRecord, unreadRecord } from "../../groups/model.js";
import { colorsFor } from "../../output/colors.js";
import { printerFor, type Style } from "../../output/formats.js";
import { startPrinting } from "../../output/printer.js";
import { type Row, rowOf } from "../../output/rows/row.js";
import { addReport, noTotals, type ReportResult, type Totals } from "../../result.js";
import { version } from "../../version.js";
import { alone } from "../alone.js";

/** What is done to each of many places. It is sent to the threads that do it, and so holds no function. */
export type Job = CheckJob | ClassJob;

export interface CheckJob {
  readonly kind: "check";
  /** What `--config` and `--template` name. */
  readonly config: string | null;
  readonly template: string | null;
  readonly style: JobStyle;
}

export interface ClassJob {
  readonly kind: "class";
  readonly config: string | null;
  readonly options: RecordOptions;
}

/** How what is found is told: in a row each, or in the text of a format. */
export type JobStyle =
  | { readonly rows: true; readonly strict: boolean }
  | ({ readonly rows: false } & Omit<Style, "fromRoot" | "command"> & { readonly command: string });

/** What is told of one report. */
export interface Printed {
  /** As shown to the person. */
  readonly path: string;
  /** Null where it is told by its text. */
  readonly row: Row | null;
  readonly text: string;
  readonly totals: Totals;
}

/** What a job does to one place. */
export type Work<Found> = (place: NamedPlace) => Promise<readonly Found[]>;

/** The work of a check. */
export async function checkWork({ config, template, style }: CheckJob): Promise<Work<Printed>> {
  const tell = await tellerFor(style);
  const known: KnownProjects = new Map();
  const offers = !style.rows && style.format === "json";
  const checkOne = (target: Target): Promise<ReportResult> => checkReport(target, template, offers);
  return async (place) => {
    const told: Printed[] = [];
    for (const target of await reportsAt(place, config, known)) told.push(tell(await alone(target, checkOne)));
    return told;
  };
}

/** What tells of one report in a style. */
export async function tellerFor(style: JobStyle): Promise<(report: ReportResult) => Printed> {
  if (style.rows)
    return (report) => ({
      path: report.path,
      row: rowOf(report),
      text: "",
      totals: addReport(noTotals, report, style.strict),
    });
  const fromRoot = await namesFor(style.format);
  const printer = await printerFor(
    { ...style, command: () => style.command, fromRoot },
    colorsFor(false, {}, {}),
    version,
  );
  return (report) => {
    let text = "";
    const printing = startPrinting({ ...printer, start: "", end: () => "" }, style.strict, (piece) => {
      text += piece;
    });
    printing.add(report);
    return { path: report.path, row: null, text, totals: printing.end() };
  };
}

/** Said of a name under which nothing is. */
export const noSuchFolder = "no such folder; check the path";

/** Whether nothing is there under a name. */
export function isNowhere(name: string): boolean {
  return name !== standardInput && !existsSync(resolve(name));
}

/** The work of a class: what goes wrong with one group is told in its place. */
export function classWork({ config, options }: ClassJob): Work<GroupRecord> {
  return async (place) => {
    const { path } = place;
    // Nothing can be told of it but its name: the repository that it would lie in is another group's, or none's.
    if (isNowhere(path)) return [unreadRecord(path, path, noSuchFolder)];
    const records: GroupRecord[] = [];
    const { at } = options;
    const today = await reportsAt(place, config);
    const isToday = at === null || config !== null;
    for (const target of isToday ? today : await reportsAtTime(today, place.kind === "file", at)) {
      const found = isTarget(target)
        ? await alone(target, (one) => groupRecord(one, options))
        : await groupRecord(target, options);
      records.push("group" in found ? found : unreadRecord(found.path, found.path, found.error));
    }
    return records;
  };
}
