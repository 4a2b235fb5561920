import type { Match, MatchedQuestion } from "../match/model.js";
import type { SlotName, Span } from "../report/model.js";

/** `error` stops the commit, `warning` is shown, `note` is shown with `--verbose`. */
export type Level = "error" | "warning" | "note";
export type Setting = Level | "off";

/** `staged`: what a commit changes. `scan`: a whole report. */
export type Mode = "staged" | "scan";

/** What a rule finds, before levels are settled. */
export interface Problem {
  /** The question's number; without it, the question whose answer is checked, or none where the whole report is. */
  readonly question?: number | null;
  /** Where in the report; null where there is no such place (a missing report, a page). */
  readonly span: Span | null;
  /** What is wrong and by how much: one sentence, no full stop at its end, no text of the template that we do not know. */
  readonly message: string;
  /** What to do about it, by hand: one sentence in the imperative. */
  readonly help: string;
  /** What to do instead where the problem was there before the commit, or what it is about was not. */
  readonly helpBefore?: string;
  /**
   * What the problem is about, so that the same problem is known again in another version of the report
   * ("words", a figure's path, "asked"). Together with rule and question it names the problem.
   */
  readonly target: string;
  /** What of the text it is about, such as a file that this points to, where that is the same in whatever section of a document it stands. */
  readonly thing?: string;
  /** The key of the section that is not as the template has it, or its title where questions are numbered: a fix can be asked for there alone. */
  readonly section?: string;
  /** How far from the limit (words, images), or how many: a fix must not raise it. */
  readonly distance?: number;
  /** Only a person can put it right, though the rule has a fix. */
  readonly byHand?: boolean;
  /** Which of its rule's words for many say it of several questions; none where it is said of each. */
  readonly many?: string;
  /** The level of this problem unless the configuration sets one for its rule, where that is less than the rule's. */
  readonly usually?: "warning";
  /** The gravest level this problem may have by what it is, whatever the configuration sets. */
  readonly atMost?: "warning" | "note";
  /** The slot of any template that it is about. */
  readonly slot?: SlotName;
}

/** A problem with its question's number; null where it is not one question's. */
export type FoundProblem = Problem & {
  readonly question: number | null;
  /** The number that is its question's own in every version, where the heading has another. */
  readonly ownNumber?: number;
};

/** What is known of a file that the report points to, in the version that is checked. */
export type FileState =
  | { readonly kind: "present" }
  /** `near`: a file in the same folder, by its path, that may be meant; `left`: where it stayed as the report moved. */
  | { readonly kind: "absent"; readonly near?: string; readonly left?: string }
  /** On disk, but not in the commit. */
  | { readonly kind: "not-added" }
  /** Only there with other upper and lower case; `actual` is its path from the repository's root. */
  | { readonly kind: "other-case"; readonly actual: string }
  /** Only there with a letter that looks the same and is written in another Unicode form. */
  | { readonly kind: "other-form"; readonly actual: string };

/** Asks for a file by its path from the repository's root (`/` between parts, decoded, no `.` or `..` left). */
export type Files = (path: string) => FileState;

/** How the page in the commit (staged) or on disk (scan) stands; null where the configuration wants none. */
export interface PageState {
  /** The report whose page it is, from the current folder, as shown. */
  readonly report: string;
  /** From the current folder, as shown. */
  readonly path: string;
  /** From the folder of whoever started this, for a command. */
  readonly typed: string;
  /** A name beside it that no file has, for a command; empty where the page needs none. */
  readonly spare: string;
  /** What the report renders to differs from the page. */
  readonly stale: boolean;
  /** It holds changes that are neither in a commit nor ours. */
  readonly edited: boolean;
  /** It was looked at on disk, not in the index. */
  readonly onDisk: boolean;
}

/** All that a rule may look at. Everything is in memory: rules read no file and run no program. */
export interface Context {
  readonly mode: Mode;
  /** The report's path from the repository's root. */
  readonly path: string;
  /** What it is compared with, as git names it: a commit, or the report's version at HEAD; HEAD where none is named. */
  readonly base?: string;
  /** The report, bound to its template. */
  readonly match: Match;
  /** The questions that answer rules look at: the changed ones in a commit, all in a scan. */
  readonly checked: readonly MatchedQuestion[];
  readonly files: Files;
  readonly page: PageState | null;
}

export type RuleName = `template/${string}` | `answer/${string}` | `page/${string}`;
