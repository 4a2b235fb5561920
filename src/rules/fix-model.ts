import type { MatchedQuestion } from "../match/model.js";
import type { TemplateText } from "../match/questions/template-text.js";
import type { Edit } from "../report/edits.js";
import type { Answer, Report } from "../report/model.js";
import type { OnlySections } from "../template/slot-match.js";
import type { Context, FoundProblem, RuleName } from "./context-model.js";

/**
 * When a fix is made: the stages follow each other, since each builds on what those before it have put right; within one,
 * by the rules' names. `text`: the file and its characters; `headings`, `copies`, `sections`, `questions`, `order`: what
 * stands where; `prompts`: what the template says there; `answers`: what people wrote.
 */
export const fixStages = [
  "text",
  "headings",
  "copies",
  "sections",
  "questions",
  "order",
  "prompts",
  "answers",
] as const;

export type FixStage = (typeof fixStages)[number];

interface FixBase {
  readonly stage: FixStage;
  /** Whether it cannot change what an answer means: it may then be made without being asked for. */
  readonly safe: boolean;
  /** What is done about what the rule finds, for its documents: half a sentence in the present tense. */
  readonly does: string;
  /** Whether a problem can only be put right with text of the template that is not known. */
  readonly lacksText?: (problem: FoundProblem, texts: TemplateText) => boolean;
}

/** How the problems of a rule that looks at the whole report are put right. Rules may share one. */
export interface ReportFix extends FixBase {
  /** What can be put right in this version of the report; the rest may show once that is done. */
  readonly changes: (fixing: Fixing) => readonly Proposed[];
}

/** How the problem of an answer is put right: asked only where the rule has found one there. */
export interface AnswerFix extends FixBase {
  readonly changesIn: (question: MatchedQuestion, answer: Answer, fixing: Fixing) => readonly Made[];
}

/** All that a fix may look at: what the rules see, and the template's own text where it is known. */
export interface Fixing {
  readonly context: Context;
  readonly texts: TemplateText;
  /** The report as the commit before has it, where what is gone may have stood; null where there is none. */
  readonly before: Report | null;
  /** The questions that may be changed, and nothing else; null: the whole report. */
  readonly only: ReadonlySet<number> | null;
  /** The sections of any template that may be changed, and nothing else, by their keys; null: the whole document. */
  readonly sections: OnlySections;
  /** The report's line end: what most of its lines end with. */
  readonly lineEnd: string;
}

/** One thing that is put right: its edits are made all together or not at all. */
export interface Made {
  /** What was done, in a few words in the past tense. */
  readonly what: string;
  /** In order and apart. */
  readonly edits: readonly Edit[];
}

/** What a rule proposes: as a change, but that what is left out is of the rule itself and of no one question. */
export type Proposed = Made & Partial<Change>;

export interface Change extends Made {
  /** The rules whose findings it puts right; never empty. */
  readonly rules: readonly RuleName[];
  /** The question's number; null where it is not one question's. */
  readonly question: number | null;
  /** All questions that it changes, where they are several. */
  readonly questions?: readonly number[];
  /** The section of which it puts something back that is no question's, by its index in the template. */
  readonly section?: number;
}
