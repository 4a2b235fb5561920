import type { OutlineHeading } from "../../../report/outline.js";
import { mayBeBlank } from "../../../template/heading-blanks.js";
import type { BoundSection, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { bareWords, slotWords } from "../../../template/slot-words.js";
import { aText } from "../../questions/writers-runs.js";
import { isAlike } from "../alike.js";
import { headingOf, isBlankLine, linesText } from "./lines.js";
import { isAskedFor } from "./per-section.js";

/** Puts headings back as the template has them: its words, and its level. */
export function headingsBack(
  match: SlotBinding,
  lineEnd: string,
  only: OnlySections,
  of: "reworded" | "other-level",
): PutBack[] {
  return match.sections.flatMap((section): PutBack[] => {
    const heading = headingOf(match, section);
    if (heading === null || section.standing !== of || !isAskedFor(section, only)) return [];
    const isReworded = section.standing === "reworded";
    if (isReworded && isFilledIn(section, heading)) return [];
    if (isReworded) return [wordsBack(match, section, heading, lineEnd)];
    const text =
      heading.title === section.slot.title
        ? templateHeading(match, section, lineEnd)
        : atLevel(match, heading, section.slot.level);
    return [{ what: `put the heading "${heading.title}" back on its level`, edits: [{ span: heading.span, text }] }];
  });
}

/** A heading with the template's words; so many others that they are somebody's text stay below it, and fewer are named. */
function wordsBack(
  match: SlotBinding,
  section: BoundSection,
  { title, span, endLine }: OutlineHeading,
  lineEnd: string,
): PutBack {
  const { slot } = section;
  const asked = slotWords(slot.title).split(" ");
  const own = slotWords(title)
    .split(" ")
    .filter((word) => !asked.includes(word));
  const text = templateHeading(match, section, lineEnd);
  const what = `gave the section "${slot.title}" its heading back`;
  if (own.length < aText) return { what: `${what}; it read "${title}"`, edits: [{ span, text }] };
  const gap = isBlankLine(match.document, endLine) ? "" : lineEnd;
  const kept = `${text}${lineEnd}${lineEnd}**${title}**${gap}`;
  return { what: `${what}; its words stand below it`, edits: [{ span, text: kept }] };
}

/** Whether a heading that is no spelling of the template's may be what is written for it: the words would be lost. */
function isFilledIn({ slot }: BoundSection, { title }: OutlineHeading): boolean {
  return mayBeBlank(slot.title) && !isAlike(bareWords(slot.title), bareWords(title));
}

/** A heading as the template has it, without its line end. */
export function templateHeading({ slots }: SlotBinding, { slot }: BoundSection, lineEnd: string): string {
  return linesText(slots.outline, { first: slot.lines.heading, end: slot.lines.body }, lineEnd).replace(
    /(?:\r\n|\n|\r)$/,
    "",
  );
}

/** A heading of the document with as many `#` as the level says. */
function atLevel({ document }: SlotBinding, heading: OutlineHeading, level: number): string {
  const text = document.text.slice(heading.span.start, heading.span.end);
  return heading.underlined
    ? `${"#".repeat(level)} ${text.replace(/[\r\n][\s\S]*/, "").trim()}`
    : text.replace(/^( {0,3})#+/, `$1${"#".repeat(level)}`);
}
