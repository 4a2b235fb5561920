import { readState, removeState, writeState } from "../state/state-file.js";
import type { FoundRepository, Memory } from "./model.js";

/** What is kept of an installation in a clone, so that it can be taken out. */
const memoryFile = "init";

/** What an earlier installation did here. */
export function remembered(commonDir: string): Memory {
  try {
    const {
      activated = [],
      reports = {},
      theirs = {},
    } = JSON.parse(readState(commonDir, memoryFile)?.toString() ?? "{}") as Partial<Memory>;
    return { activated, reports, theirs };
  } catch {
    return { activated: [], reports: {}, theirs: {} };
  }
}

/** Keeps what was done, for `uninstall`. */
export function remember(repository: FoundRepository, memory: Memory): void {
  const { activated, reports, theirs } = memory;
  if ([activated, reports, theirs].every((one) => Object.keys(one).length === 0))
    removeState(repository.commonDir, memoryFile);
  else writeState(repository.commonDir, memoryFile, `${JSON.stringify(memory)}\n`);
}
