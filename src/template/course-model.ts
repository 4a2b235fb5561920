import type { Span } from "../report/model.js";

/**
 * What a course does with the reports it asks for, beyond what its template says: its checker reads and counts them in a way of its
 * own, and its page shows Markdown in a way of its own. Only a course's template has one. What follows from it lies in the room course/, and whoever
 * wants it asks the template for this value first.
 */
export interface Course {
  /** Its number. */
  readonly name: string;
  /** How many characters of the file its checker cuts off before it looks for answers. */
  readonly checkerCuts: number;
  /** Its template begins with front matter, which fills what its page leaves out. */
  readonly frontMatter: boolean;
  /** How many characters of the file its page leaves out. */
  readonly pageCuts: number;
  /** How many words its checker counts in a text. */
  readonly countWords: (text: string) => number;
  /** The images that its checker counts in a text, in their order. */
  readonly findImages: (text: string) => readonly CountedImage[];
}

export interface CountedImage {
  readonly span: Span;
  readonly alt: string;
  /** What stands between the brackets, as written: a title or spaces may be in it. */
  readonly target: string;
}
