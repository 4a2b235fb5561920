import type { Answer, Report } from "./model.js";
import { withoutQuote } from "./quotes.js";

/**
 * An answer as its authors wrote it, from behind `Answer:` on: without the quote marks of a prompt that goes on below it.
 *
 * @returns its first lines, those that stood in the prompt, and the offset in the report at which the others begin
 */
export function answerInPrompt({ text }: Report, { span, quoteMarks }: Answer): { lines: string[]; end: number } {
  const lines: string[] = [];
  let end = span.start;
  for (let line = 0; line <= quoteMarks; line++) {
    const lineEnd = text.slice(end, span.end).search(/[\r\n]/);
    const stop = lineEnd < 0 ? span.end : end + lineEnd;
    const content = text.slice(end, stop);
    lines.push(line === 0 ? content.trimStart() : withoutQuote(content));
    end = stop;
    if (line < quoteMarks) end += text.startsWith("\r\n", stop) ? 2 : 1;
  }
  return { lines, end };
}

/** The whole answer as its authors wrote it. */
export function answerText(report: Report, answer: Answer): string {
  const { lines, end } = answerInPrompt(report, answer);
  return lines.join("\n") + report.text.slice(end, answer.span.end);
}
