import type { Checked } from "../result.js";
import type { StagedPage } from "./staged-page.js";
import type { Versions } from "./versions.js";

/** What the index has still to be given. */
export interface StagedFix {
  readonly before: string;
  /** What was done, in one line. */
  readonly line: string;
}

/** A staged report that was checked, with the page that is to go into the commit. */
export interface StagedReport {
  readonly versions: Versions;
  readonly checked: Checked;
  /** Null where no page is wanted, or the commit has no report. */
  readonly page: StagedPage | null;
  /** What the index has still to be given, where the report was fixed; `versions` holds the fixed text then. */
  readonly fix: StagedFix | null;
}
