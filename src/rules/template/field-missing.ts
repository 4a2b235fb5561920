import type { Outline } from "../../report/outline.js";
import { lineSpan } from "../../report/position.js";
import type { BoundField, BoundSection, BrokenFront, SlotMatch } from "../../template/slot-match.js";
import { changesBack, headingSpan, sectionName } from "../bound-sections.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const fieldMissing: ReportRule = {
  name: "template/field-missing",
  summary: "a field that the template leaves open is gone: a key of the front matter, or a labelled line",
  levels: { staged: "warning", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    const gone = bound.sections.flatMap((section) => {
      if (section.standing === "missing") return [];
      const lost = section.fields.filter(({ slot, found }) => slot.required && found === null);
      return lost.map((field) => problem(bound, section, field));
    });
    return bound.brokenFront === null ? gone : [dashesGone(bound.document, bound.brokenFront), ...gone];
  },
  fix: {
    stage: "prompts",
    safe: false,
    does: "the line comes back where the template has it",
    changes: changesBack("fields"),
  },
};

function dashesGone(document: Outline, { gone, told }: BrokenFront): Problem {
  return {
    span: lineSpan(document, told),
    message: `the ${gone} \`---\` of the front matter is gone`,
    help: "Put it back: nothing reads the keys now",
    target: "---",
  };
}

function problem(match: SlotMatch, section: BoundSection, { slot, below, byHand }: BoundField): Problem {
  const [span, where, place] = slot.inFrontMatter
    ? [null, "the front matter", "between the dashes at the top"]
    : [headingSpan(match, section), sectionName(section), "with what belongs to it behind the colon"];
  return {
    span: span ?? lineSpan(match.document, 0),
    message: `${quoted(slot.label)}${below && ` below ${quoted(below)}`} is gone from ${where}; the template asks for it`,
    help: `Put the line \`${slot.label}:\` back ${place}`,
    target: slot.key,
    section: section.slot.key,
    byHand,
  };
}
