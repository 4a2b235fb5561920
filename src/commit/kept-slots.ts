import type { Repository } from "../git/repository.js";
import { keep, kept } from "../state/kept-value.js";
import { aBoolean, aListOf, aNumber, anObject, aString, orNull, type Shape } from "../state/value-shapes.js";
import type { Measures } from "../template/limits/in-text.js";
import type { Range } from "../template/model.js";
import type { FieldSlot, ReadSlots, SectionSlot } from "../template/slot-model.js";
import { hashOf } from "../template/tokens.js";

/** What was read from a template's text, whole: reading it again takes longer than all else of a commit. */
interface KeptSlots extends ReadSlots {
  readonly text: string;
  /** The word before a question's number. */
  readonly question: string;
}

const aChoice = orNull(aListOf(aString));
const aRange: Shape<Range> = anObject<Range>({
  min: orNull(aNumber),
  max: orNull(aNumber),
  about: (value): value is true | undefined => value === undefined || value === true,
});
const limits: Shape<Measures> = (value): value is Measures =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(
    ([unit, range]) => /^(?:words|characters|sentences|paragraphs|images)$/.test(unit) && aRange(range),
  );
const numbers = aListOf(aNumber);

const isKept = anObject<KeptSlots>({
  text: aString,
  question: aString,
  language: aString,
  unread: aListOf(anObject({ line: aNumber, text: aString })),
  sections: aListOf(
    anObject<SectionSlot>({
      index: aNumber,
      key: aString,
      title: aString,
      number: orNull(aNumber),
      level: aNumber,
      words: aString,
      parent: orNull(aNumber),
      free: aBoolean,
      required: aBoolean,
      lines: anObject({ start: aNumber, heading: aNumber, body: aNumber, end: aNumber }),
      asks: aBoolean,
      limits,
      choice: aChoice,
      fields: aListOf(
        anObject<FieldSlot>({
          key: aString,
          label: aString,
          words: aString,
          required: aBoolean,
          inFrontMatter: aBoolean,
          isAnswer: aBoolean,
          line: aNumber,
          endLine: aNumber,
          value: aString,
          open: aBoolean,
          choice: aChoice,
        }),
      ),
      tables: aListOf(
        anObject({
          line: aNumber,
          endLine: aNumber,
          header: aListOf(aString),
          rows: aListOf(anObject({ line: aNumber, first: aString })),
        }),
      ),
      items: aListOf(anObject({ line: aNumber, endLine: aNumber, text: aString })),
      blanks: numbers,
      passing: numbers,
    }),
  ),
});

/** What this build read from a template's text before; null where it did not, or what is kept is no longer what it was. */
export function keptSlots(repository: Repository, name: string, text: string, question: string): ReadSlots | null {
  const found = kept(repository.commonDir, fileOf(name), isKept);
  return found?.text === text && found.question === question ? found : null;
}

/** Keeps what was read from a template for the next run. */
export function keepSlots(
  repository: Repository,
  name: string,
  text: string,
  question: string,
  { sections, unread, language }: ReadSlots,
): void {
  const all = { text, question, sections, unread, language } satisfies KeptSlots;
  keep(repository.commonDir, fileOf(name), all);
}

function fileOf(name: string): string {
  return `slots-${hashOf(name).toString(36)}`;
}
