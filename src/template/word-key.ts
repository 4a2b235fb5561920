import { hashesOf } from "./tokens.js";

/** The words of `text` in a form that can be compared: equal to `hashes.join()` of a template's words if they are the same. */
export function wordKey(text: string): string {
  return hashesOf(text).join();
}
