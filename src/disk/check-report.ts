import { type Checked, isFailure, type ReportResult } from "../result.js";
import { checkOnDisk } from "./check-on-disk.js";
import { type OpenReport, openReport } from "./open-report.js";
import type { Target } from "./target.js";

/**
 * What is found in one report on disk, as a whole.
 *
 * @param template what `--template` names
 * @param offers whether what is called fixable is tried first
 * @returns a report that could not be read, with the reason
 */
export async function checkReport(target: Target, template: string | null, offers: boolean): Promise<ReportResult> {
  const opened = await openReport(target, template);
  if (isFailure(opened)) return { path: target.shown, error: opened.failure };
  const checked = await checkOnDisk(target, opened, null, "scan");
  return offers ? offered(target, opened, checked, template) : checked;
}

/** A checked report with only that called fixable which `fix` puts right: that is tried. */
export async function offered(
  target: Target,
  opened: OpenReport,
  checked: Checked,
  template: string | null,
): Promise<Checked> {
  if (!checked.findings.some(({ fixable }) => fixable)) return checked;
  const { offerOnDisk } = await import("./offer-on-disk.js");
  return offerOnDisk(target, opened, checked, template);
}
