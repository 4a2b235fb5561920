import type { Span } from "../report/model.js";
import type { RuleName, Subject } from "../rules/model.js";
import type { TemplateText } from "./template-text.js";

/** One replacement in the report's text. An empty span is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** One thing that is put right: its edits are made all together or not at all. */
export interface Change {
  /** The rules whose findings it mends; never empty. */
  readonly rules: readonly RuleName[];
  /** The question's number; null where it is not one question's. */
  readonly question: number | null;
  /** What was done, in a few words in the past tense. */
  readonly what: string;
  /** In order and apart. */
  readonly edits: readonly Edit[];
}

/** All that a mend may look at: what the rules see, and the template's own text where it is known. */
export interface Mending {
  readonly subject: Subject;
  readonly texts: TemplateText;
  /** The report's line end: what most of its lines end with. */
  readonly lineEnd: string;
}

export interface Mend {
  readonly name: string;
  /** The rules whose findings it mends. */
  readonly rules: readonly RuleName[];
  /** Whether it cannot change what an answer means: it may then be made without being asked for. */
  readonly safe: boolean;
  /** What can be put right in this version of the report; the rest may show once that is done. */
  readonly changes: (mending: Mending) => readonly Change[];
}
