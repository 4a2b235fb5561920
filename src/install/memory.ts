import { readState, removeState, writeState } from "../state/state-file.js";
import type { FoundRepository, Memory } from "./model.js";

/** What is kept of an installation in a clone, so that it can be taken out. */
const memoryFile = "init";

/** What an earlier installation did here. */
export function remembered(commonDir: string): Memory {
  try {
    const { activated = [], reports = {} } = JSON.parse(
      readState(commonDir, memoryFile)?.toString() ?? "{}",
    ) as Partial<Memory>;
    return { activated, reports };
  } catch {
    return { activated: [], reports: {} };
  }
}

/** Keeps what was done, for `uninstall`. */
export function remember(repository: FoundRepository, memory: Memory): void {
  if (memory.activated.length === 0 && Object.keys(memory.reports).length === 0)
    removeState(repository.commonDir, memoryFile);
  else writeState(repository.commonDir, memoryFile, `${JSON.stringify(memory)}\n`);
}
