import type { FailedLimit } from "../course/verdict.js";
import type { Patterns } from "../report/model.js";
import type { Change } from "../rules/fix-model.js";
import type { Files, RuleName } from "../rules/model.js";
import type { Template } from "../template/model.js";
import type { OnlySections } from "../template/slot-match.js";

/** What is known of a report that is to be fixed. */
export interface FixOptions {
  readonly template: Template;
  /** Texts that hold the template's own, the likeliest first: a template file, older versions. The report's own is added. */
  readonly templateTexts: readonly string[];
  /** The report as the commit before has it; null where there is none. */
  readonly before: string | null;
  /** The report's path from the repository's root. */
  readonly path: string;
  readonly patterns: Patterns;
  readonly files: Files;
  /** Only what these rules find is fixed; null: all that can be. */
  readonly rules: ReadonlySet<RuleName> | null;
  /** Only what cannot change an answer's meaning is fixed. */
  readonly safe: boolean;
  /** Only these questions are fixed, and nothing outside them; null: the whole report. */
  readonly questions: ReadonlySet<number> | null;
  /** Only these sections are fixed, with their questions where those are numbered; null, or not there: the whole document. */
  readonly sections?: OnlySections;
}

/** A finding that could be put right if the template's own text were known. */
export interface Lacking {
  readonly rule: RuleName;
  readonly question: number | null;
}

export interface Fixed {
  readonly text: string;
  /** What was put right, in the order in which it was. */
  readonly changes: readonly Change[];
  /** What could be put right if the template's text were known; empty where only some rules were asked for. */
  readonly needing: readonly Lacking[];
  /** Limits that answers fail afterwards and not before. */
  readonly worse: readonly FailedLimit[];
}
