import { withoutClosing } from "../../report/headings.js";
import type { Span } from "../../report/model.js";
import { lineAbove, lineSpan, lineText } from "../../report/position.js";
import type { TemplateQuestion } from "../../template/model.js";
import { sectionTitles } from "../../template/sections.js";
import { wordKey } from "../../template/word-key.js";
import type { Bound, LostHeading } from "../model.js";
import { readHeadingWords } from "./heading-words.js";

/**
 * What the heading of a question became, right above its prompt: a heading or a bold line that names the question or its number in another
 * way, its words without the marks of a heading. Any other line is its authors', and so is a line of a paragraph.
 */
export function headingAbove(asked: TemplateQuestion, { start }: Span, about: Bound): LostHeading | null {
  const { report } = about;
  const last = lineAbove(report, start);
  if (last < 0) return null;
  const { start: lineStart, end } = lineSpan(report, last);
  const isUnderlined = underline.test(lineText(report, last)) && last > 0;
  const line = isUnderlined ? last - 1 : last;
  const span = { start: isUnderlined ? lineSpan(report, line).start : lineStart, end };
  const content = lineText(report, line).trim();
  const marks = /^#{1,6}(?!#)[ \t]*/.exec(content)?.[0] ?? "";
  if (marks === "" && !isAlone(line, about)) return null;
  if (isBare(content, asked, about)) return { span, rest: "" };
  const isBold = /^(?:\*\*|__)/.test(content) && content.endsWith(content.slice(0, 2));
  if (isUnderlined || (marks === "" && !isBold) || sectionTitles(about.template)(content)) return null;
  const words = readHeadingWords(withoutClosing(content.slice(marks.length)), asked, about.patterns);
  if (words === null) return null;
  const { named, numbered, rest } = words;
  if (named && numbered) return { span, rest };
  if (!/[ \t]$/.test(marks)) return null;
  const isOwnLevel = marks.trim().length === asked.level;
  return isOwnLevel || (numbered && rest === "") ? { span, rest } : null;
}

const underline = /^[ \t]*(?:-+|=+)[ \t]*$/;

/** Whether a line begins a paragraph: below a blank line, a heading or nothing. */
function isAlone(line: number, { report }: Bound): boolean {
  const above = line === 0 ? "" : lineText(report, line - 1);
  return above.trim() === "" || /^ {0,3}#{1,6}(?=[ \t]|$)/.test(above) || underline.test(above);
}

/** Whether a line has the words of the question's heading, and none besides; an item of a list and a quote are none. */
function isBare(content: string, { number }: TemplateQuestion, { patterns }: Bound): boolean {
  return !/^(?:[-+*>][ \t]|\d)/.test(content) && wordKey(content) === wordKey(`${patterns.question} ${number}`);
}
