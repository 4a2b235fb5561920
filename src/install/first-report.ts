import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";

/** The report that has still to be written: the first that is configured, where none of them is there; else null. */
export function reportToAdd(repository: FoundRepository, plan: Plan): string | null {
  const [first] = repository.reports;
  const plain = repository.reports.every((report) => !/[*?[\]{}]/.test(report));
  const none = plain && repository.reports.every((report) => plan.read(join(repository.top, report)) === null);
  return none ? (first ?? null) : null;
}

/** Plans to take out each report that `init` put there and nobody has written in. */
export function removeReports(repository: FoundRepository, plan: Plan): void {
  for (const [report, hash] of Object.entries(repository.memory.reports)) {
    const file = join(repository.top, report);
    const text = plan.read(file);
    if (text !== null && fileHash(text) === hash) plan.write(file, null, "the report, still empty");
  }
}

export function fileHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
