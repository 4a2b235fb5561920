import type { Patterns, Report, Span } from "../report/model.js";
import type { Assessed } from "../template/assess.js";
import type { Template } from "../template/model.js";

/** `error` stops the commit, `warning` is shown, `note` is shown with `--verbose`. */
export type Level = "error" | "warning" | "note";
export type Setting = Level | "off";

/** `staged`: what a commit changes. `scan`: a whole report. */
export type Mode = "staged" | "scan";

/** What a rule finds, before levels are settled. */
export interface Problem {
  /** The question's number; null where the problem is not one question's. */
  readonly question: number | null;
  /** Where in the report; null where there is no such place (a missing report, a page). */
  readonly span: Span | null;
  /** What is wrong and by how much: one sentence, no full stop at its end, no text of the template that we do not know. */
  readonly message: string;
  /** What to do about it, by hand: one sentence in the imperative. */
  readonly help: string;
  /** What to do instead where the problem was there before the commit. */
  readonly helpBefore?: string;
  /**
   * What the problem is about, so that the same problem is known again in another version of the report
   * ("words", a figure's path, "asked"). Together with rule and question it names the problem.
   */
  readonly target: string;
  /** How far from the limit (words, images), so that a worse problem is not taken for the old one. */
  readonly distance?: number;
  /** The gravest level this problem may have, where that is less than its rule's. */
  readonly atMost?: "warning" | "note";
}

/** What is known of a file that the report points to, in the version that is checked. */
export type FileState =
  | { readonly kind: "present" }
  | { readonly kind: "absent" }
  /** On disk, but not in the commit. */
  | { readonly kind: "not-added" }
  /** Only there with other upper and lower case; `actual` is its path from the repository's root. */
  | { readonly kind: "other-case"; readonly actual: string };

/** Asks for a file by its path from the repository's root (`/` between parts, decoded, no `.` or `..` left). */
export type Files = (path: string) => FileState;

/** How the page in the commit (staged) or on disk (scan) stands; null where the configuration wants none. */
export interface PageState {
  /** The report whose page it is, from the current folder, as shown. */
  readonly report: string;
  /** From the current folder, as shown. */
  readonly path: string;
  /** What the report renders to differs from the page. */
  readonly stale: boolean;
  /** It holds changes that are neither in a commit nor ours. */
  readonly edited: boolean;
}

/** All that a rule may look at. Everything is in memory: rules read no file and run no program. */
export interface Subject {
  readonly mode: Mode;
  /** The report's path from the repository's root. */
  readonly path: string;
  readonly report: Report;
  /** How the template calls its parts. */
  readonly patterns: Patterns;
  readonly template: Template;
  /** Every question of the report, in its order. */
  readonly questions: readonly Assessed[];
  /** The questions that answer rules look at: the changed ones in a commit, all in a scan. */
  readonly checked: readonly Assessed[];
  readonly files: Files;
  readonly page: PageState | null;
}

export type RuleName = `template/${string}` | `answer/${string}` | `page/${string}`;

interface RuleBase {
  readonly name: RuleName;
  /** What it finds, in a few words. */
  readonly summary: string;
  /** Its level in a commit and in a full scan, unless the configuration says otherwise. */
  readonly levels: Readonly<Record<Mode, Setting>>;
}

/** Looks at the whole report. */
export interface ReportRule extends RuleBase {
  readonly check: (subject: Subject) => readonly Problem[];
}

/** Looks at one answer at a time, only where the question is checked. */
export interface AnswerRule extends RuleBase {
  readonly checkAnswer: (question: Assessed, subject: Subject) => readonly Problem[];
}

export type Rule = ReportRule | AnswerRule;

/** A problem with its rule, level and place: what is printed and written as JSON. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: Level;
  readonly path: string;
  readonly question: number | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly message: string;
  readonly help: string;
  /** It was there before this commit. */
  readonly existing: boolean;
  readonly fixable: boolean;
}
