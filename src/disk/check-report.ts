import { isFailure, type ReportResult, type Unread } from "../result.js";
import { checkOnDisk } from "./check-on-disk.js";
import { openReport } from "./open-report.js";
import { isTarget, type Target } from "./target.js";

/**
 * What is found in one report on disk, as a whole.
 *
 * @param template what `--template` names
 * @returns a report that could not be read, with the reason. Throws only what is told where it is called
 */
export async function checkReport(target: Target | Unread, template: string | null): Promise<ReportResult> {
  if (!isTarget(target)) return target;
  const time = target.repository?.through?.time;
  if (time?.left() === 0) return { path: target.shown, error: `not looked at: ${time.over}; name it alone` };
  time?.addReport();
  const opened = await openReport(target, template);
  if (isFailure(opened)) return { path: target.shown, error: opened.failure };
  return checkOnDisk(target, opened, null, "scan");
}
