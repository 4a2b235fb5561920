import { type Checked, isFailure, type ReportResult } from "../result.js";
import { checkOnDisk } from "./check-on-disk.js";
import { type OpenReport, openReport } from "./open-report.js";
import type { Target } from "./target.js";

/** What is made of a report that was checked, while it is open. */
export type Further = (
  target: Target,
  opened: OpenReport,
  checked: Checked,
  template: string | null,
) => Promise<Checked>;

/** Nothing more. */
export const nothingFurther: Further = async (_target, _opened, checked) => checked;

/**
 * What is found in one report on disk, as a whole.
 *
 * @param template what `--template` names
 * @returns a report that could not be read, with the reason
 */
export async function checkReport(
  target: Target,
  template: string | null,
  further: Further = nothingFurther,
): Promise<ReportResult> {
  const opened = await openReport(target, template);
  if (isFailure(opened)) return { path: target.shown, error: opened.failure };
  return further(target, opened, await checkOnDisk(target, opened, null, "scan"), template);
}
