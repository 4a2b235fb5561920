import { withLineEnds } from "../../report/line-ends.js";
import type { Report, Span } from "../../report/model.js";
import { wordKey } from "../../template/word-key.js";
import type { Match } from "../model.js";
import { knownAnswers } from "./answers-before.js";
import type { QuestionText, SectionText } from "./template-text.js";

/**
 * Where the heading and the prompt of a question belong that were cut out above its answer: what stands between its answer, as the version
 * before has it, and the answer or the section's heading and introduction above, where that is nothing but a rest of them. Null where that
 * cannot be told.
 */
export function placeAboveAnswer(
  number: number,
  { heading, prompt }: QuestionText,
  sections: ReadonlyMap<number, SectionText>,
  before: Report,
  { report, patterns }: Match,
  lineEnd: string,
): Span | null {
  const known = knownAnswers(before, patterns);
  const own = known.get(number);
  const end = own === undefined ? null : onlyPlaceOf(withLineEnds(own, lineEnd), report.text);
  if (end === null || !/(?:^|[\r\n])[ \t]{0,3}$/.test(report.text.slice(Math.max(0, end - 4), end))) return null;
  const holder = report.questions.find(({ span }) => span.start < end && end < span.end);
  const least = holder?.span.start ?? report.questions.findLast(({ span }) => span.end <= end)?.span.end ?? 0;
  const rest = `,${wordKey(heading + prompt)},`;
  const all = holder === undefined ? introductions(sections) : answersBut(number, before);
  for (const one of all) {
    const above = withLineEnds(one, lineEnd);
    const at = report.text.lastIndexOf(above, end - above.length);
    if (above === "" || at < least) continue;
    const start = at + above.length;
    const between = report.text.slice(start, end);
    const words = wordKey(between);
    if (isQuote(between) && (words === "" || rest.includes(`,${words},`))) return { start, end };
  }
  return null;
}

/** Whether a text from behind a line's end on has no line but quoted ones: words on others are their authors', though a prompt has them too. */
function isQuote(text: string): boolean {
  const [first = "", ...lines] = text.split(/\r\n?|\n/);
  return first.trim() === "" && lines.every((line) => line.trim() === "" || /^ {0,3}>/.test(line));
}

/** The last of what introduces each section: a heading that has nothing below it ends there itself. */
function introductions(sections: ReadonlyMap<number, SectionText>): string[] {
  return [...sections.values()].map(({ heading, body }) => body || heading);
}

function answersBut(number: number, { questions, text }: Report): string[] {
  return questions.flatMap((one) =>
    one.answer === null || one.number === number ? [] : [text.slice(one.answer.content.start, one.answer.content.end)],
  );
}

function onlyPlaceOf(part: string, text: string): number | null {
  const at = text.indexOf(part);
  return at >= 0 && at === text.lastIndexOf(part) ? at : null;
}
