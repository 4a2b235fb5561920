import { isAskedFor } from "../../match/slots/put-back/per-section.js";
import { lineSpan } from "../../report/position.js";
import type { BoundSection, SlotMatch } from "../../template/slot-match.js";
import { headingSpan, isInGone, placeBefore, sectionName } from "../bound-sections.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const sectionMissing: ReportRule = {
  name: "template/section-missing",
  summary: "a section that the template asks for is gone, or its heading has other words",
  levels: { staged: "error", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    return bound.sections.flatMap((section) => {
      if (section.standing === "reworded") return [reworded(bound, section)];
      const isAsked = section.standing === "missing" && section.slot.required && !isInGone(bound, section);
      return isAsked ? [gone(bound, section)] : [];
    });
  },
  fix: {
    stage: "headings",
    safe: false,
    does: "the section comes back with what the last commit has in it, else as the template has it, and a heading its words",
    changes({ context, lineEnd, sections }) {
      const { bound } = context.match;
      if (bound === null) return [];
      const isReworded = bound.sections.some(
        (section) => section.standing === "reworded" && isAskedFor(section, sections),
      );
      return [...bound.back.words(lineEnd, sections), ...(isReworded ? [] : bound.back.sections(lineEnd, sections))];
    },
  },
};

function gone(match: SlotMatch, section: BoundSection): Problem {
  const { slot } = section;
  const block = match.hidden.get(slot.index);
  if (block !== undefined) {
    return {
      span: lineSpan(match.document, block),
      message: `${sectionName(section)} stands in the ${match.document.kinds[block]} that begins here, where it is no heading`,
      help: "End that before the section begins",
      target: slot.key,
      section: slot.key,
    };
  }
  return {
    span: placeBefore(match, section),
    message: `${sectionName(section)} is gone; the template asks for it`,
    help: `Put the heading \`${"#".repeat(slot.level)} ${slot.title}\` back in its place; where there is nothing to say, say so below it`,
    target: slot.key,
    section: slot.key,
  };
}

function reworded(match: SlotMatch, section: BoundSection): Problem {
  const { slot, heading } = section;
  const now = heading === null ? "" : (match.document.headings[heading]?.title ?? "");
  return {
    span: headingSpan(match, section),
    message: `the heading ${quoted(now)} was ${quoted(slot.title)} in the template`,
    help: `Write \`${"#".repeat(slot.level)} ${slot.title}\` again: others find the section by these words`,
    target: slot.key,
    section: slot.key,
  };
}
