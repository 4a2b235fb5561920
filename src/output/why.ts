import { asRefusal, codeOf } from "../system/refusal.js";

/** What an error says to a person: what git or the file system refuses, in their words; anything else is our mistake. */
export function whyOf(error: unknown): string {
  const known = asRefusal(error);
  if (known !== null) return known.message;
  if (codeOf(error) === "MODULE_NOT_FOUND")
    return "this part is not here: the files in .report-hook hold what checks and commits need; for lsp, preview, class, collect and complete install report-hook itself";
  return `something went wrong inside report-hook: ${error instanceof Error ? error.message : String(error)}`;
}
