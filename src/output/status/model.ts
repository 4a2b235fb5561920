import type { Verdict } from "../../course/verdict.js";
import type { Left } from "../../match/left-to-do.js";
import type { Assessed } from "../../match/questions/assess.js";
import type { Standing } from "../../match/standing-to-limits.js";
import type { Authorship, Share } from "../../match/who-wrote.js";

/** Said of a shallow clone. */
export const cutOffText =
  "who wrote what is not known: this clone has the newest part of its history alone; git fetch --unshallow completes it";

/** How a report stands, for people who still write it. */
export interface ReportStatus {
  /** As given or found, relative to the current folder. */
  readonly path: string;
  /** The name of its template. */
  readonly template: string;
  readonly rows: readonly StatusRow[];
  /** What it lacks of what its template asks for, in words that a terminal may show. */
  readonly missing: readonly string[];
  readonly left: readonly Left[];
  /** Whether a shallow clone does not have the commits that tell who wrote what. */
  readonly isCutOff: boolean;
  /** What each member wrote; null outside a repository, and where its history is cut off. */
  readonly shares: readonly Share[] | null;
  readonly verdict: Verdict | null;
}

/** One question of it. */
export interface StatusRow {
  readonly assessed: Assessed;
  /** Line of its heading, from 1. */
  readonly line: number;
  readonly section: string | null;
  /** A few words of what is asked. */
  readonly title: string;
  readonly standing: Standing;
  /** Null where nobody knows. */
  readonly by: Authorship | null;
}
