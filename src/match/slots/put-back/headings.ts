import type { OutlineHeading } from "../../../report/outline.js";
import type { BoundSection, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { headingOf, linesText } from "./lines.js";

/** Puts headings back as the template has them: its words, and its level. */
export function headingsBack(match: SlotBinding, lineEnd: string, of: "reworded" | "other-level"): PutBack[] {
  return match.sections.flatMap((section): PutBack[] => {
    const heading = headingOf(match, section);
    if (heading === null || section.standing !== of) return [];
    const isReworded = section.standing === "reworded";
    const text =
      isReworded || heading.title === section.slot.title
        ? templateHeading(match, section, lineEnd)
        : atLevel(match, heading, section.slot.level);
    const what = isReworded
      ? `gave the section "${section.slot.title}" its heading back`
      : `put the heading "${heading.title}" back on its level`;
    return [{ what, edits: [{ span: heading.span, text }] }];
  });
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
