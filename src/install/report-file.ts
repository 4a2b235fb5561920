import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Draft } from "./draft.js";
import type { Place } from "./model.js";

/** The report that has still to be written: the first that is configured, where none of them is there; else null. */
export function missingReport(place: Place, draft: Draft): string | null {
  const [first] = place.reports;
  const plain = place.reports.every((report) => !/[*?[\]{}]/.test(report));
  const none = plain && place.reports.every((report) => draft.read(join(place.top, report)) === null);
  return none ? (first ?? null) : null;
}

/** Plans a report made of a template's text. */
export function addReport(place: Place, draft: Draft, report: string, template: string): void {
  draft.write(join(place.top, report), template, "the report, from its template");
}

/** Plans to take out each report that `init` put there and nobody has written in. */
export function removeReports(place: Place, draft: Draft): void {
  for (const [report, hash] of Object.entries(place.memory.reports)) {
    const file = join(place.top, report);
    const text = draft.read(file);
    if (text !== null && hashOf(text) === hash) draft.write(file, null, "the report, still empty");
  }
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
