import type { Edit } from "../report/edits.js";
import type { Item } from "../report/items.js";
import type { Labelled } from "../report/labels.js";
import type { SlotName, Span } from "../report/model.js";
import type { Outline } from "../report/outline.js";
import type { Table, TableRow } from "../report/tables.js";
import type { FieldSlot, SectionSlot, Slots } from "./slot-model.js";

/** A document bound to the slots of its template, once: what rules, fixes and the page read. */
export interface SlotMatch extends SlotBinding {
  readonly back: PutBacks;
  readonly sectionAt: (place: number) => SectionPlace;
}

/** The section that a place stands in, and the number of its question; without a slot where it stands in none. */
export interface SectionPlace {
  readonly question: number | null;
  readonly slot?: SlotName;
}

/** A template's slots with what binds a document to them: it is loaded with the template, and by nobody who has none. */
export interface HeldSlots extends Slots {
  readonly bind: (text: string) => SlotMatch;
  /** The same for later versions of a document: a heading whose words were the template's in `before` is known by its place. */
  readonly since: (before: string) => HeldSlots;
}

/** How a section of the template stands in a document. */
export type SectionStanding = "there" | "missing" | "moved" | "reworded" | "other-level";

/** Something that is put back as the template has it. */
export interface PutBack {
  /** What was done, in a few words in the past tense. */
  readonly what: string;
  readonly edits: readonly Edit[];
}

/** @param only the keys of the sections that may be changed; null: all */
type Back = (lineEnd: string, only: OnlySections) => readonly PutBack[];

/** The sections that may be changed, and nothing outside them: their keys or, where questions are numbered, their titles; null: all. */
export type OnlySections = ReadonlySet<string> | null;

/** What puts a document's slots back as the template has them, by what it is about. */
export interface PutBacks {
  readonly words: Back;
  readonly levels: Back;
  readonly sections: Back;
  readonly copies: Back;
  readonly order: Back;
  readonly fields: Back;
  readonly items: Back;
  readonly tables: Back;
}

/** Where a template's slots are in a document. */
export interface SlotBinding {
  readonly slots: Slots;
  readonly document: Outline;
  /** One for each section of the template, in the template's order. */
  readonly sections: readonly BoundSection[];
  /** Sections that stand in the document once more. */
  readonly copies: readonly SectionCopy[];
  /** What was pasted into the document again, where it is the version before but for this, and copies come of it; else null. */
  readonly pasted: Span | null;
  /** For sections whose headings stand in code or in a comment, by their index, the line on which that begins. */
  readonly hidden: ReadonlyMap<number, number>;
  /** Front matter that has lost a line of its dashes, so that nothing reads it. */
  readonly brokenFront: BrokenFront | null;
  /** Sections, by their index, that hold text of one whose heading is gone. */
  readonly swallowing: ReadonlySet<number>;
  /** The version before, which has what is gone; null where none is known. */
  readonly before: VersionBefore | null;
}

/** Front matter of which one of the two lines of dashes is gone. */
export interface BrokenFront {
  readonly gone: "opening" | "closing";
  /** The line above which it belongs, and the one beside that at which it is told. */
  readonly line: number;
  readonly told: number;
  /** Behind the front matter's lines. */
  readonly end: number;
}

/** The version before a document, bound once it is asked for. */
export interface VersionBefore {
  readonly text: string;
  readonly bound: () => SlotBinding;
}

/** A section of the template and what of the document it is. */
export interface BoundSection {
  readonly slot: SectionSlot;
  /** The heading of the section that it stands in, where the template has several of its words; else null. */
  readonly partOf: string | null;
  readonly standing: SectionStanding;
  /** The index of its heading among the document's; null where it has none, or is missing. */
  readonly heading: number | null;
  /** The lines below its heading up to the document's next heading of the template; empty where it is missing. */
  readonly body: Lines;
  readonly filled: Filled;
  readonly fields: readonly BoundField[];
  readonly tables: readonly BoundTable[];
  readonly items: readonly BoundItem[];
}

/** Lines of a document by index, `end` exclusive. */
export interface Lines {
  readonly first: number;
  readonly end: number;
}

export interface SectionCopy {
  readonly section: number;
  readonly heading: number;
  /** The line on which it begins: at the comment above its heading or, where the document was pasted again, with what stands above its first heading. */
  readonly first: number;
  /** The lines below its heading, with the copies of the sections that stand in it. */
  readonly body: Lines;
  /** How many sections stand in it. */
  readonly inner: number;
  /** It holds nothing but the template's own text, or what the first begins with. */
  readonly isSame: boolean;
  /** The first holds nothing but what this begins with, and no other section stands in either. */
  readonly goesOn: boolean;
}

/** What stands in a section beyond the template's own text. */
export interface Filled {
  /** The place of `text`. */
  readonly span: Span;
  /** As long as `span`, with the template's own text and comments blanked out. */
  readonly text: string;
  /** From its first to its last character that is no white space; null where nothing is written. */
  readonly content: Span | null;
  /** Lines of the document that are places the template left to be filled in, and comments of it that ask to be removed; those above where nothing is written, too. */
  readonly left: readonly Span[];
}

export interface BoundField {
  readonly slot: FieldSlot;
  /** Where it stands; null where it is missing. */
  readonly found: Labelled | null;
  /** What was filled in; empty where nothing was. */
  readonly value: string;
  /** The template's line that leads to it, where its section has the same label more than once; else empty. */
  readonly below: string;
  /** It is missing, and which of those with its label that is can only be guessed. */
  readonly byHand: boolean;
}

/**
 * How the header row of a table stands to the template's: the same, with other words in the same columns, or with columns that are more,
 * fewer, in another order or all others, so that the cells below belong to columns that the template's header row would not name.
 */
export type HeaderStanding = "same" | "reworded" | "other-columns";

export interface BoundTable {
  readonly slot: Table;
  readonly found: Table | null;
  readonly header: HeaderStanding;
  /** For each row of the template the document's; null where it has none. */
  readonly rows: readonly (TableRow | null)[];
  /** Rows whose first column the template fills in with words of its own, and that are not there, by their index. */
  readonly missingRows: readonly number[];
}

export interface BoundItem {
  readonly slot: Item;
  readonly found: Item | null;
  /** An item that is this one reworded. */
  readonly reworded: Item | null;
}
