import type { Item } from "../report/items.js";
import type { Outline } from "../report/outline.js";
import type { Table } from "../report/tables.js";
import type { Choice } from "./choices.js";
import type { Measures } from "./limits/in-text.js";

/** What a template's own text asks to be filled: its sections, each with its fields, tables and checklist, in order. */
export interface Slots extends ReadSlots {
  readonly outline: Outline;
}

/** What is read from a template beyond its lines. */
export interface ReadSlots {
  /** The first is what stands above the first heading, with the front matter. */
  readonly sections: readonly SectionSlot[];
  /** What looks like a limit and cannot be read, with its line from 1: for whoever sets the template up. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  /** The language that its limits are written in, or that its front matter names. */
  readonly language: string;
}

/** A heading of the template and what stands under it up to the template's next heading, or what stands above the first. */
export interface SectionSlot {
  readonly index: number;
  /** The headings above it and its own words, letters and digits only: `design details/test plan`. */
  readonly key: string;
  readonly title: string;
  /** Of a numbered question. */
  readonly number: number | null;
  /** The level of its heading; 0 without one. */
  readonly level: number;
  /** Its own words, as they are compared. */
  readonly words: string;
  /** The section that it stands in. */
  readonly parent: number | null;
  /** The heading's words are the document's. */
  readonly free: boolean;
  readonly required: boolean;
  /** Its lines: from the comment right above its heading, the heading's first line, behind the heading, up to the next section. */
  readonly lines: { readonly start: number; readonly heading: number; readonly body: number; readonly end: number };
  /** Whether something is to be written right here; false for the template's own words alone, and above sub-sections. */
  readonly asks: boolean;
  readonly limits: Measures;
  readonly choice: Choice | null;
  readonly fields: readonly FieldSlot[];
  readonly tables: readonly Table[];
  readonly items: readonly Item[];
  /** Lines that are places to fill in. */
  readonly blanks: readonly number[];
  /** Comments that ask to be removed, as indices into the outline's. */
  readonly passing: readonly number[];
}

/** A key of the front matter, or a labelled line that the template leaves open. */
export interface FieldSlot {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly required: boolean;
  readonly inFrontMatter: boolean;
  /** It only says where its section's answer goes (`Answer:`), and is no slot of its own. */
  readonly isAnswer: boolean;
  readonly line: number;
  readonly endLine: number;
  /** What the template has behind the label. */
  readonly value: string;
  /** Whether that is a place to fill in, and not a first value. */
  readonly open: boolean;
  readonly choice: Choice | null;
}
