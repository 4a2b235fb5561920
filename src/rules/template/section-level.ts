import type { BoundSection, SlotMatch } from "../../template/slot-match.js";
import { changesBack, headingSpan, sectionName } from "../bound-sections.js";
import type { Problem, ReportRule } from "../model.js";
import { count } from "../wording.js";

export const sectionLevel: ReportRule = {
  name: "template/section-level",
  summary: "a section's heading has another level than in the template",
  levels: { staged: "warning", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    const found = bound.sections.filter(({ standing }) => standing === "other-level");
    const steps = new Set(found.map((section) => levelOf(bound, section) - section.slot.level));
    // A document whose headings all begin one level deeper has one thing to be told.
    if (found.length > few && steps.size === 1) return [all(bound, found, [...steps][0] ?? 0)];
    return found.map((section) => one(bound, section));
  },
  fix: {
    stage: "headings",
    safe: false,
    does: "the heading gets its level back",
    changes: changesBack("levels"),
  },
};

/** Up to so many headings of another level are told one by one. */
const few = 2;

function one(match: SlotMatch, section: BoundSection): Problem {
  const { level, key } = section.slot;
  return {
    span: headingSpan(match, section),
    message: `the heading of ${sectionName(section)} is of level ${levelOf(match, section)}; in the template it is of level ${level}`,
    help: `Begin it with \`${"#".repeat(level)}\``,
    target: key,
    section: key,
  };
}

function all(match: SlotMatch, sections: readonly BoundSection[], step: number): Problem {
  const by = count(Math.abs(step), "level");
  return {
    span: headingSpan(match, sections[0] as BoundSection),
    message: `${sections.length} headings are ${by} ${step > 0 ? "below" : "above"} where the template has them`,
    help: `${step > 0 ? "Take" : "Add"} \`${"#".repeat(Math.abs(step))}\` ${step > 0 ? "from" : "to"} the beginning of each`,
    target: "all",
    distance: sections.length,
  };
}

function levelOf({ document }: SlotMatch, { heading }: BoundSection): number {
  return heading === null ? 0 : (document.headings[heading]?.level ?? 0);
}
