import type { Hover, MarkupContent, Position } from "vscode-languageserver";
import type { Match, MatchedQuestion } from "../match/model.js";
import type { Finding } from "../rules/model.js";
import { countsText } from "./count-lenses.js";
import { rangeOfFinding } from "./diagnostics.js";
import type { Edited } from "./edited.js";
import { offsetAt, rangeOf, touches } from "./ranges.js";

interface MarkupHover extends Hover {
  readonly contents: MarkupContent;
}

/** The findings at a place, each rule once. */
export function findingsAt(findings: readonly Finding[], position: Position): readonly Finding[] {
  const here = findings.filter((one) => touches(rangeOfFinding(one), { start: position, end: position }));
  return here.filter((one, index) => here.findIndex(({ rule }) => rule === one.rule) === index);
}

/**
 * What stands at a place: over a question's heading what it asks and how its answer stands; over a finding its rule's page.
 *
 * @param pages the pages of the rules of `findingsAt`, as Markdown
 */
export function hoverAt({ match }: Edited, position: Position, pages: readonly string[]): MarkupHover | null {
  const { report, questions } = match;
  const offset = offsetAt(report, position);
  const one = questions.find(({ question: { heading } }) => heading.span.start <= offset && offset <= heading.span.end);
  const asked = one === undefined ? [] : [stood(withoutImages(askedIn(match, one)), countsText(one))];
  const parts = [...asked, ...pages];
  if (parts.length === 0) return null;
  const range = one === undefined ? undefined : rangeOf(report, one.question.heading.span);
  return {
    contents: { kind: "markdown", value: parts.join("\n\n---\n\n") },
    ...(range === undefined ? {} : { range }),
  };
}

/** What the template says under a question's heading: the question's own prompt, or the section of a template of any shape. */
function askedIn({ report, template }: Match, { question: { prompt, slot } }: MatchedQuestion): string {
  const { slots } = template;
  if (slots === null || slot === undefined) return report.text.slice(prompt.span.start, prompt.span.end).trim();
  const section = slots.sections.find(({ key }) => key === slot.key);
  if (section === undefined) return "";
  const { text, lineStarts } = slots.outline;
  const { body, end } = section.lines;
  return text.slice(lineStarts[body] ?? text.length, lineStarts[end] ?? text.length).trim();
}

/** An editor fetches the images that it shows, from wherever they are. */
function withoutImages(markdown: string): string {
  return markdown.replace(/(?<!!)!+(?=\[)/g, "");
}

function stood(asked: string, counts: string): string {
  return [asked, counts].filter((part) => part !== "").join("\n\n");
}
