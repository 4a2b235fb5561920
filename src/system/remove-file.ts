import { unlinkSync } from "node:fs";
import { codeOf } from "./refusal.js";

/** Removes a file where there is one. Node's own way to do so loads what removes folders, which takes a commit a millisecond. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}
