import type { Line } from "./lines.js";
import type { Span } from "./span.js";

export type { Span } from "./span.js";

/**
 * What a report is. Every place is a `Span` of the report's text, so nothing is copied and every finding
 * can name its line and column.
 */

export interface Report {
  /** The whole text as it was decoded: byte-order mark and line ends kept. */
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** The same lines, each with what it is. */
  readonly lines: readonly Line[];
  /** The `---` block at the very top, its dashes included. */
  readonly frontMatter: Span | null;
  /** The text of the first level-one heading outside the questions. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** As they stand in the text; a number that stands twice is here twice. */
  readonly questions: readonly Question[];
  readonly checklist: readonly ChecklistItem[];
}

/** A `## ` part of the report. */
export interface Section {
  readonly title: string;
  /** The heading's line, without its line end. */
  readonly heading: Span;
  /** From the heading to the next section's heading, or the end of the text. */
  readonly span: Span;
}

export interface Question {
  /** The first number after the word `Question`; of a slot, its place among all that its template asks, from 1. */
  readonly number: number;
  /** What it is called, where its template is held to by its headings and fields. */
  readonly slot?: SlotName;
  readonly heading: Heading;
  /** The title of the section it stands under. */
  readonly section: string | null;
  /** From the heading's first character to the end of the question. */
  readonly span: Span;
  readonly prompt: Prompt;
  /** Null where no line begins with `Answer:`. */
  readonly answer: Answer | null;
}

/** What a slot of any template is called. */
export interface SlotName {
  /** The headings above it and its own words: the same in every version of the report. */
  readonly key: string;
  readonly title: string;
  /** Of a numbered question. */
  readonly number: number | null;
  readonly required: boolean;
  /** Whether it is a labelled value, and no section. */
  readonly isField: boolean;
}

export interface Heading {
  /** The heading's line, without its line end. */
  readonly span: Span;
  /** How many `#` it has. */
  readonly level: number;
  /** What stands after the number, trimmed. */
  readonly suffix: string;
}

/** What stands between a question's heading and its `Answer:` line; without that line, its first quoted lines. */
export interface Prompt {
  readonly span: Span;
  /** What is asked: up to the limit line or the example. Empty span where nothing is. */
  readonly asked: Span;
  /** The "Answer length: …" line. */
  readonly limitLine: Span | null;
  /** What follows `Example:`. */
  readonly example: Span | null;
}

export interface Answer {
  /** The words `Answer:` themselves, with the markup around them. */
  readonly marker: Span;
  /** From behind the colon to the end of the question. */
  readonly span: Span;
  /** From the first to the last character that is not white space (or a prompt's quote mark); empty where there is none. */
  readonly content: Span;
  /**
   * The answer as we read it: as long as `span`, with the quote marks of a prompt that goes on below `Answer:`
   * blanked out, so an index here plus `span.start` is an offset in the report.
   */
  readonly text: string;
  /** What stands on the `Answer:` line or, quoted, right below it. */
  readonly inPrompt: Span | null;
  /** How many quote marks were blanked out in `text`. */
  readonly quoteMarks: number;
}

export interface ChecklistItem {
  readonly span: Span;
  /** The item without its box; lines that belong to it included. */
  readonly text: string;
  readonly ticked: boolean;
  /** The text of the heading the item stands under, if any. */
  readonly group: string | null;
}

/** How the parts of a template are called; the course's words unless the configuration says otherwise. */
export interface Patterns {
  /** The word before a question's number in its heading. */
  readonly question: string;
  /** What ends a prompt and begins an answer. */
  readonly answer: string;
  /** What stands before a prompt's example. */
  readonly example: string;
  /** What stands between three dashes where an answer goes; `{n}` is the question's number. */
  readonly placeholder: string;
}
