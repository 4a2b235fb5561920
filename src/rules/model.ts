import type { MatchedQuestion } from "../match/model.js";
import type { Assessed } from "../match/questions/assess.js";
import type { Context, Level, Mode, Problem, RuleName, Setting } from "./context-model.js";
import type { AnswerFix, ReportFix } from "./fix-model.js";

export type {
  Context,
  FileState,
  Files,
  FoundProblem,
  Level,
  Mode,
  PageState,
  Problem,
  RuleName,
  Setting,
} from "./context-model.js";

/** A question with its figures, as it is reported. */
export interface CheckedQuestion extends Assessed {
  /** Line of its heading, from 1. */
  readonly line: number;
  /** It differs from what it is compared with; true where there is nothing to compare with. */
  readonly changed: boolean;
}

/** How a rule says of several questions at once what it finds in each of them. */
export interface Many {
  /** What is wrong with all of them. */
  readonly message: (findings: readonly Finding[], questions: readonly CheckedQuestion[]) => string;
  /** What to do, where the help of each does not fit all. */
  readonly help?: (first: Finding) => string;
}

interface RuleBase {
  readonly name: RuleName;
  /** What it finds, in a few words. */
  readonly summary: string;
  /** Its level in a commit and in a full scan, unless the configuration says otherwise. */
  readonly levels: Readonly<Record<Mode, Setting>>;
  /** Its words for many questions, by what its problems name. */
  readonly many?: Readonly<Record<string, Many>>;
  /** It follows from how a course reads, collects and shows reports, and says nothing where the template is no course's. */
  readonly courseOnly?: true;
}

/** Looks at the whole report. */
export interface ReportRule extends RuleBase {
  readonly check: (context: Context) => readonly Problem[];
  readonly fix?: ReportFix;
}

/** Looks at one answer at a time, only where the question is checked. */
export interface AnswerRule extends RuleBase {
  readonly checkAnswer: (question: MatchedQuestion, context: Context) => readonly Problem[];
  readonly fix?: AnswerFix;
}

export type Rule = ReportRule | AnswerRule;

/** A problem with its rule, level and place: what is printed and written as JSON. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: Level;
  readonly path: string;
  readonly question: number | null;
  /** The slot of any template that it is about; not there where the report's questions are numbered. */
  readonly slot?: { readonly key: string; readonly title: string };
  /** The key of the section that a fix can be asked for by. */
  readonly section?: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly message: string;
  readonly help: string;
  /** It was there before this commit. */
  readonly existing: boolean;
  readonly fixable: boolean;
  /** Which of its rule's words for many say it of several questions. */
  readonly many?: string;
  /** The same for people, with the template's own words, where a stopped commit has looked for them. */
  readonly inWords?: { readonly message: string; readonly help: string };
}
