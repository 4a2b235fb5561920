import { isFailure, type ReportResult } from "../result.js";
import { checkOnDisk } from "./check-on-disk.js";
import { openReport } from "./open-report.js";
import type { Target } from "./target.js";

/**
 * What is found in one report on disk, as a whole.
 *
 * @param template what `--template` names
 * @returns a report that could not be read, with the reason
 */
export async function checkReport(target: Target, template: string | null): Promise<ReportResult> {
  const opened = await openReport(target, template);
  if (isFailure(opened)) return { path: target.shown, error: opened.failure };
  return checkOnDisk(target, opened, null, "scan");
}
