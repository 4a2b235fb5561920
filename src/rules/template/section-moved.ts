import { changesBack, headingSpan, nameAbove, sectionName } from "../bound-sections.js";
import type { ReportRule } from "../model.js";

export const sectionMoved: ReportRule = {
  name: "template/section-moved",
  summary: "a section stands in another place than in the template",
  levels: { staged: "error", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    return bound.sections
      .filter(({ standing }) => standing === "moved")
      .map((section) => {
        const above = nameAbove(bound, section);
        return {
          span: headingSpan(bound, section),
          message: `${sectionName(section)} is out of order; its place is ${above === null ? "above all others" : `below ${above}`}`,
          help: "Move it there, from its heading to the end of its text",
          target: section.slot.key,
          section: section.slot.key,
        };
      });
  },
  fix: {
    stage: "order",
    safe: false,
    does: "the section goes to its place, with those that stand in it",
    changes: changesBack("order"),
  },
};
