import type { Template } from "../template/model.js";

const marker = "Answer:";
/** Characters that the course's checker of the editions with 27 questions cuts off: the length of their front matter. */
const cutOff = 43;

/**
 * The answers as the course's checker reads them: the text is split at every `Answer:`; of each part that contains `###`
 * the answer is what stands before the first `###`, and of that what stands before the first `##`. The last part is
 * added whole, so one that contains `###` counts twice.
 *
 * @param text the decoded file, byte-order mark included
 */
export function readAnswers(text: string, reader: Template["reader"]): string[] {
  const normal = text.replace(/\r\n?/g, "\n");
  const parts = (reader === "cuts-43" ? withoutFirst(normal, cutOff) : normal).split(marker);
  if (reader === "whole") parts.shift();
  if (parts.length === 0) return [];
  const answers = parts.filter((part) => part.includes("###")).map(before);
  answers.push(parts.at(-1) ?? "");
  return reader === "cuts-43" ? answers.slice(1) : answers;
}

function before(part: string): string {
  const answer = part.slice(0, part.indexOf("###"));
  const end = answer.indexOf("##");
  return end < 0 ? answer : answer.slice(0, end);
}

/** `text` without its first `count` code points. */
function withoutFirst(text: string, count: number): string {
  let index = 0;
  for (let i = 0; i < count && index < text.length; i++) index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
  return text.slice(index);
}
