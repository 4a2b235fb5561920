import type { Outline, OutlineHeading } from "../../report/outline.js";
import type { SectionSlot, Slots } from "../../template/slot-model.js";
import { bareWords, headingWords } from "../../template/slot-words.js";

/** A document's headings while they are bound to a template's. */
export interface HeadingWork {
  readonly slots: Slots;
  readonly document: Outline;
  readonly words: readonly string[];
  /** The same of each without its number. */
  readonly bare: readonly string[];
  /** By section, the words of its heading without its number. */
  readonly asked: readonly string[];
  /** The closest section above that has words of its own; -1 for none. */
  readonly parents: readonly number[];
  /** By section: its heading in the document; -1 while it has none. */
  readonly at: number[];
  /** By heading of the document: its section; -1 while it has none. */
  readonly of: number[];
  readonly doubled: Map<number, number>;
}

/** The work before anything is bound. */
export function beginWork(slots: Slots, document: Outline): HeadingWork {
  const { sections } = slots;
  const parents: number[] = [];
  for (const { parent } of sections) {
    const above = parent === null ? undefined : sections[parent];
    parents.push(above === undefined ? -1 : above.free ? (parents[above.index] as number) : above.index);
  }
  const { headings } = document;
  return {
    slots,
    document,
    words: headings.map(({ title }) => headingWords(title)),
    bare: headings.map(({ title }) => bareWords(title)),
    asked: sections.map(({ title }) => bareWords(title)),
    parents,
    at: new Array<number>(sections.length).fill(-1),
    of: new Array<number>(headings.length).fill(-1),
    doubled: new Map(),
  };
}

/** Where a heading stands: in which section of the template, and in which heading's copy of it; -1 for none. */
interface HeadingAbove {
  readonly section: number;
  readonly copy: number;
}

/** Visits the document's headings in order, each with where it stands. */
export function walk(
  { slots, document, of, doubled }: HeadingWork,
  visit: (heading: OutlineHeading, index: number, above: HeadingAbove) => void,
): void {
  const stack: (HeadingAbove & { level: number })[] = [];
  document.headings.forEach((heading, index) => {
    while ((stack.at(-1)?.level ?? 0) >= heading.level) stack.pop();
    const above = stack.at(-1) ?? { section: -1, copy: -1 };
    visit(heading, index, above);
    const own = of[index] as number;
    const section = own >= 0 ? own : (doubled.get(index) ?? -1);
    const isFree = section < 0 || slots.sections[section]?.free === true;
    const copy = own >= 0 ? -1 : !isFree && doubled.has(index) ? index : above.copy;
    stack.push({ level: heading.level, section: isFree ? above.section : section, copy });
  });
}

/** For each section, before which of the document's headings it must stand: that of the next section which is in order. */
export function endsOf({ slots, document, at }: HeadingWork, kept: ReadonlySet<number>): readonly number[] {
  const ends = new Array<number>(slots.sections.length);
  let end = document.headings.length;
  for (let index = slots.sections.length - 1; index >= 0; index--) {
    ends[index] = end;
    if (kept.has(index)) end = at[index] as number;
  }
  return ends;
}

/** The document's title among the template's sections. */
export function titleOf({ slots }: HeadingWork): SectionSlot | undefined {
  return slots.sections.find((slot) => slot.free && slot.level === 1);
}

/** Binds a section to its heading in the document; both by their index. */
export function bindHeading({ at, of }: HeadingWork, section: number, heading: number): void {
  at[section] = heading;
  of[heading] = section;
}
