import type { ChecklistItem, Patterns, Question, Report, Section, Span } from "../report/model.js";
import type { Limits, Template, TemplateQuestion, TemplateSection, Words } from "../template/model.js";
import type { SlotMatch } from "../template/slot-match.js";
import type { Assessed } from "./questions/assess.js";
import type { NearAnswerLine } from "./questions/near-answer-line.js";
import type { PromptChange } from "./questions/prompt-change.js";

/** A report bound to its template: where each thing is that the template asks for, and what the report has besides. */
export interface Match {
  readonly report: Report;
  readonly template: Template;
  readonly patterns: Patterns;
  /** All that the template asks for, in its order, its checklist last; empty where only its limits are known. */
  readonly slots: readonly Slot[];
  /** Every question of the report, in the report's order. */
  readonly questions: readonly MatchedQuestion[];
  /** Those of them that no slot asks for. */
  readonly added: readonly MatchedQuestion[];
  /** The report bound to the headings, fields, tables and checklists of its template; null where those are not what it is held to. */
  readonly bound: SlotMatch | null;
}

/** What of a match is given. */
export type Bound = Pick<Match, "report" | "template" | "patterns">;

/** Something that a template asks to stand in the report. */
export type Slot = QuestionSlot | HeadingSlot | ItemSlot;
export type QuestionSlot = SlotOf<"question", TemplateQuestion, MatchedQuestion>;
/** A heading of the template with what introduces its questions. */
export type HeadingSlot = SlotOf<"section", TemplateSection, Section>;
/** An item of the template's checklist. */
export type ItemSlot = SlotOf<"item", Words, ChecklistItem>;

interface SlotOf<Kind extends string, Asked, Part> {
  readonly kind: Kind;
  /** Names it in every version of the report: "question 7", "section 2", "item 3". */
  readonly key: string;
  /** What it is called; of a question, what follows its number. */
  readonly title: Words;
  /** Null for what has no number. */
  readonly number: number | null;
  readonly asked: Asked;
  readonly place: Place<Part>;
  /** Set where the part stands, but not where it belongs. */
  readonly moved: Moved<Part> | null;
  /** The parts that are it once more. */
  readonly again: readonly Part[];
}

/** Where a report has what a slot asks for. */
export type Place<Part> =
  /** `reworded`: with other words than the template's. `renumbered`: under a number that is not its own. */
  | { readonly state: "found" | "reworded" | "renumbered"; readonly part: Part }
  /** Its heading is gone, and what stood below it has become part of something else. */
  | { readonly state: "swallowed"; readonly rest: LostPrompt }
  /** `below` is the part behind which it should stand; null where that is above all others. */
  | { readonly state: "missing"; readonly below: Part | null };

/** `order`: it stands below `below` now (null: above all others). `section`: it stands under another section's heading. */
export type Moved<Part> = { readonly out: "order"; readonly below: Part | null } | { readonly out: "section" };

/** One question of the report beside what its template asks of it, and how it stands to that. */
export interface MatchedQuestion extends Assessed {
  /** The number that the template gives to its prompt, where its own is another question's or nobody's. */
  readonly renumbered: number | null;
  /** An earlier question of the same number. */
  readonly copyOf: Question | null;
  /**
   * More than its answer stands below its `Answer:`: another question that has lost its heading, or the beginning of a
   * second copy of the report. Nobody wrote such an answer, so its length and its marks tell nothing.
   */
  readonly swallows: boolean;
  /** Where it has no `Answer:` line: the line that was meant to be it. */
  readonly nearAnswerLine: NearAnswerLine | null;
  /** How its prompt differs from the template's; null where it does not, or belongs to another question. */
  readonly promptChange: PromptChange | null;
  /** What it states for limits, where that is not what the template does. */
  readonly limitChange: Limits | null;
}

/** The prompt of a question whose heading is gone: it stands in another question, or above them all. */
export interface LostPrompt {
  readonly asked: TemplateQuestion;
  /** The question that it stands in; null where it stands in none. */
  readonly holder: Question | null;
  /** The quoted lines, without the last one's end. */
  readonly span: Span;
  /** What its heading became; null where nothing of it is left. */
  readonly heading: LostHeading | null;
}

/** What a question's heading was made, and what of it is no word for the question. */
export interface LostHeading {
  readonly span: Span;
  /** Words of the authors that a heading may keep behind its number; empty: none. */
  readonly rest: string;
}
