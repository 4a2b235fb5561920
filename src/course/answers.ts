import type { Span } from "../report/model.js";
import type { Course } from "../template/course-model.js";
import { offsetBehind } from "./characters.js";

/** Where the course's checker splits a report. */
export const answerMarker = "Answer:";

/**
 * The answers as the course's checker reads them: of each part of the report that it takes for one what stands before the first `###`, and of
 * that what stands before the first `##`; the last part whole.
 *
 * @param text the decoded file, byte-order mark included
 */
export function readAnswers(text: string, course: Course): string[] {
  const parts = answerParts(text, course);
  return parts.map(({ start, end }, index) => {
    const part = text.slice(start, end).replace(/\r\n?/g, "\n");
    return index === parts.length - 1 ? part : before(part);
  });
}

/**
 * The parts of a report that the course's checker takes for answers: the text is split at every `Answer:`, and each part is one that contains
 * `###`. The last is added whatever it holds, so one that contains `###` is there twice. Where it cuts off the beginning, the first that it
 * finds is none: it is what stands above the first `Answer:`, if a `###` does.
 *
 * @param text the decoded file, byte-order mark included
 */
export function answerParts(text: string, { checkerCuts }: Course): Span[] {
  const parts: Span[] = [];
  let start = offsetBehind(text, checkerCuts);
  for (let at = text.indexOf(answerMarker, start); at >= 0; at = text.indexOf(answerMarker, start)) {
    parts.push({ start, end: at });
    start = at + answerMarker.length;
  }
  if (checkerCuts === 0 && parts.length === 0) return [];
  const last = { start, end: text.length };
  if (checkerCuts === 0) parts.shift();
  const found = [...parts, last].filter((part) => text.slice(part.start, part.end).includes("###"));
  return [...found, last].slice(checkerCuts > 0 ? 1 : 0);
}

function before(part: string): string {
  const answer = part.slice(0, part.indexOf("###"));
  const end = answer.indexOf("##");
  return end < 0 ? answer : answer.slice(0, end);
}
