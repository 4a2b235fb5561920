import { findMarkers, type Marker } from "../../report/conflicts.js";
import type { Span } from "../../report/model.js";
import { questionAt } from "../../report/question-at.js";
import type { ReportRule } from "../model.js";

export const conflictMarker: ReportRule = {
  name: "answer/conflict-marker",
  summary: "a merge left its conflict markers in the file",
  levels: { staged: "error", scan: "error" },
  check({ match: { report, bound } }) {
    const markers = findMarkers(report.text);
    const times = new Map<string | number | null, number>();
    return conflicts(markers).map((span) => {
      const where = bound?.sectionAt(span.start) ?? { question: questionAt(report, span.start)?.number ?? null };
      const key = where.slot?.key ?? where.question;
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      return {
        ...where,
        span,
        message: "a merge left both its sides here, with conflict markers around them",
        help: "Keep the text that is right, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        // A further conflict in a question is another one.
        target: `${where.slot?.key ?? ""}conflict ${time}`,
        thing: report.text.slice(span.start, span.end),
        distance: markers.length,
      };
    });
  },
};

/** Each conflict from its `<<<<<<<` to its `>>>>>>>`, or one of the two where the other is gone. */
function conflicts(markers: readonly Marker[]): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < markers.length; i++) {
    const { mark, span } = markers[i] as Marker;
    const next = markers[i + 1];
    const closed = mark === "<" && next?.mark === ">";
    found.push(closed ? { start: span.start, end: next.span.end } : span);
    if (closed) i++;
  }
  return found;
}
