import type { Config } from "../config/config.js";
import type { Repository } from "../git/repository.js";
import type { TimeLimit } from "../git/time-limit.js";
import type { ReportResult } from "../result.js";

/** A report to look at. */
export interface Target {
  /** As shown to the person. */
  readonly shown: string;
  /** Absolute; of a report on standard input, the folder that its links are read from. */
  readonly file: string;
  /** The text of a report on standard input; null where it is to be read from its file. */
  readonly text: string | null;
  /** What nothing that is opened may lead out of, absolute and without symbolic links: the folder that was named, or the repository's root. */
  readonly root: string;
  /** Null outside a repository. */
  readonly repository: Repository | null;
  readonly config: Config;
  /** How long all reports that belong together may take; null: where the person works. */
  readonly time: TimeLimit | null;
  /** What its page is made by: the repository's own configuration, as far as a commit has it. */
  readonly ofPage: () => Promise<Config>;
}

/** Whether a report was found that can be looked at. */
export function isTarget(found: Target | ReportResult): found is Target {
  return "file" in found;
}
