import { join } from "node:path";
import { readOwnFile } from "../state/state-file.js";

/** What stands in each hook that lefthook writes. */
export const lefthookMark = "call_lefthook";

/** Some times what lefthook writes. */
const mostBytes = 100_000;

/** Whether the pre-commit hook in git's usual folder is lefthook's. */
export function startsByLefthook(commonDir: string): boolean {
  return readOwnFile(join(commonDir, "hooks", "pre-commit"), mostBytes)?.includes(lefthookMark) ?? false;
}
