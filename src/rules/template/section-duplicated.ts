import type { Match } from "../../match/model.js";
import { pastedAgain, takenOut } from "../../match/questions/pasted-again.js";
import { repeatedSections } from "../../match/questions/pasted-head.js";
import { sectionSlots } from "../../match/slots-of-kind.js";
import { positionAt } from "../../report/position.js";
import type { BoundSection } from "../../template/slot-match.js";
import { changesBack, headingSpan, sectionName } from "../bound-sections.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const sectionDuplicated: ReportRule = {
  name: "template/section-duplicated",
  summary: "a section of the template stands in the document twice",
  levels: { staged: "error", scan: "warning" },
  check({ match, mode }) {
    const { bound, questions } = match;
    if (bound === null) {
      // A report that stands twice is told by its questions. A commit's fix of those needs a command of its own for the sections.
      const isTold = mode === "scan" && questions.some(({ copyOf }) => copyOf !== null);
      return isTold ? [] : aboveQuestions(match);
    }
    return bound.copies.map(({ section, heading, isSame, goesOn }) => {
      const first = bound.sections[section] as BoundSection;
      const begins = headingSpan(bound, first);
      const line = begins === null ? "" : `; it began on line ${positionAt(bound.document, begins.start).line} already`;
      return {
        span: bound.document.headings[heading]?.span ?? null,
        message: `${sectionName(first)} stands here again${line}`,
        help: "Bring both texts together in one of them, and take out the other with its heading",
        target: first.slot.key,
        section: first.slot.key,
        byHand: !isSame && !goesOn && bound.pasted === null,
      };
    });
  },
  fix: {
    stage: "copies",
    safe: false,
    does: "the copy that holds nothing, or the same, goes",
    changes: (fixing) => {
      const { match } = fixing.context;
      const { bound } = match;
      if (bound !== null) return changesBack("copies")(fixing);
      const repeated = repeatedSections(match, fixing.texts);
      const again = repeated.length === 0 ? null : pastedAgain(match.report.text, fixing.before?.text ?? "");
      if (again !== null) return [takenOut(again)];
      return repeated.map(({ title, edits }) => ({ what: `took out "${title}" where it stood again`, edits }));
    },
  },
};

/** The headings of numbered questions' sections that stand again: one, or all that a second copy of the report has. */
function aboveQuestions(match: Match): Problem[] {
  const again = sectionSlots(match).flatMap(({ again, place }) =>
    again.map((copy) => ({ copy, first: place.state === "found" ? place.part : copy })),
  );
  const [one] = again.sort((a, b) => a.copy.span.start - b.copy.span.start);
  if (one === undefined) return [];
  const { title, heading } = one.copy;
  const { line } = positionAt(match.report, one.first.heading.start);
  const alone = `the section ${quoted(title)} stands here again; ${one.first.heading.start < heading.start ? `it began on line ${line} already` : `its place is on line ${line}`}`;
  return [
    {
      span: heading,
      message:
        again.length === 1 ? alone : `${again.length} sections stand again from here on, the first is ${quoted(title)}`,
      help: "Take out the headings that stand again, with what stands below them for the second time",
      target: "copies",
      distance: again.length,
    },
  ];
}
