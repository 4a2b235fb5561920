import type { Course } from "../template/course-model.js";
import { offsetBehind } from "./characters.js";

/** Where the course's checker splits a report. */
export const answerMarker = "Answer:";

/**
 * The answers as the course's checker reads them: the text is split at every `Answer:`; of each part that contains `###`
 * the answer is what stands before the first `###`, and of that what stands before the first `##`. The last part is
 * added whole, so one that contains `###` counts twice.
 *
 * @param text the decoded file, byte-order mark included
 */
export function readAnswers(text: string, { checkerCuts }: Course): string[] {
  const normal = text.replace(/\r\n?/g, "\n");
  const parts = normal.slice(offsetBehind(normal, checkerCuts)).split(answerMarker);
  if (checkerCuts === 0) parts.shift();
  if (parts.length === 0) return [];
  const answers = parts.filter((part) => part.includes("###")).map(before);
  answers.push(parts.at(-1) ?? "");
  return checkerCuts > 0 ? answers.slice(1) : answers;
}

function before(part: string): string {
  const answer = part.slice(0, part.indexOf("###"));
  const end = answer.indexOf("##");
  return end < 0 ? answer : answer.slice(0, end);
}
