import { positionAt } from "../../report/position.js";
import type { BoundSection } from "../../template/slot-match.js";
import { changesBack, headingSpan, sectionName } from "../bound-sections.js";
import type { ReportRule } from "../model.js";

export const sectionDuplicated: ReportRule = {
  name: "template/section-duplicated",
  summary: "a section of the template stands in the document twice",
  levels: { staged: "error", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    return bound.copies.map(({ section, heading, isSame }) => {
      const first = bound.sections[section] as BoundSection;
      const begins = headingSpan(bound, first);
      const line = begins === null ? "" : `; it began on line ${positionAt(bound.document, begins.start).line} already`;
      return {
        span: bound.document.headings[heading]?.span ?? null,
        message: `${sectionName(first)} stands here again${line}`,
        help: "Bring both texts together in one of them, and take out the other with its heading",
        target: first.slot.key,
        byHand: !isSame,
      };
    });
  },
  fix: {
    stage: "copies",
    safe: false,
    does: "the copy that holds nothing, or the same, goes",
    changes: changesBack("copies"),
  },
};
