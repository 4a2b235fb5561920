import type { Span } from "../../report/model.js";
import { findMarkers, type Marker } from "../conflicts.js";
import type { ReportRule } from "../model.js";
import { questionAt } from "../question-at.js";

export const conflictMarker: ReportRule = {
  name: "answer/conflict-marker",
  summary: "a merge left its conflict markers in the file",
  levels: { staged: "error", scan: "error" },
  check({ report }) {
    const markers = findMarkers(report.text);
    return conflicts(markers).map((span) => ({
      question: questionAt(report, span.start)?.number ?? null,
      span,
      message: "a merge left both its sides here, with conflict markers around them",
      help: "Keep the text that is right, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
      target: "conflict",
      distance: markers.length,
    }));
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
