import type { Answer, Patterns, Question, Report, Span } from "../../report/model.js";
import { keepingLast } from "../../report/once.js";
import { parseReport } from "../../report/parse.js";
import { lineSpan } from "../../report/position.js";
import type { Measures } from "../../template/limits/in-text.js";
import type { Template } from "../../template/model.js";
import type { BoundField, BoundSection, HeldSlots, SlotMatch } from "../../template/slot-match.js";
import type { Slots } from "../../template/slot-model.js";
import { type Counts, countsFor } from "../counts.js";
import type { Match, MatchedQuestion } from "../model.js";

/** Binds a document to a template of any shape: each slot that asks for something is a question, and what stands in it its answer. */
export function matchSlots(text: string, template: Template, slots: HeldSlots, patterns: Patterns): Match {
  const bound = slots.bind(text);
  const places = placesOf(slots);
  const counts = countsFor(template);
  const questions = bound.sections
    .flatMap((section) => [
      ...(section.slot.asks && section.standing !== "missing" ? [ofSection(bound, section, places, counts)] : []),
      ...section.fields.flatMap((field) => ofField(bound, section, field, places, counts)),
    ])
    .sort((a, b) => a.question.span.start - b.question.span.start);
  const { document } = bound;
  const title = document.headings.find(({ level }) => level === 1)?.title ?? null;
  // Its own reading knows of no questions but the course's: what this template asks takes their place.
  const own = parseReport(text, { patterns });
  const report: Report = {
    ...own,
    frontMatter: document.frontMatter,
    title,
    sections: [],
    questions: questions.map(({ question }) => question),
    checklist: [],
  };
  return { report, template, patterns, slots: [], questions, added: [], bound };
}

/** Each slot's place among all that the template asks, from 1, by its key. */
function placesOf({ sections }: Slots): ReadonlyMap<string, number> {
  const keys = sections.flatMap(({ key, fields }) => [sectionKey(key), ...fields.map((field) => field.key)]);
  return new Map(keys.map((key, index) => [key, index + 1]));
}

/** A field may be called like a section: their keys are kept apart. */
function sectionKey(key: string): string {
  return `#${key}`;
}

function ofSection(
  { document, slots, swallowing }: SlotMatch,
  section: BoundSection,
  places: ReadonlyMap<string, number>,
  counts: Counts,
): MatchedQuestion {
  const { slot, filled, body } = section;
  const heading = section.heading === null ? undefined : document.headings[section.heading];
  const start = heading?.span.start ?? filled.span.start;
  const place: Span = heading?.span ?? { start, end: start };
  const title = slot.free && heading !== undefined ? heading.title : slot.title;
  const question: Question = {
    number: places.get(sectionKey(slot.key)) ?? 0,
    slot: { key: slot.key, title, number: slot.number, required: slot.required, isField: false },
    heading: { span: place, level: slot.level, suffix: "" },
    section: partOf(slots, slot.parent),
    span: { start, end: document.lineStarts[body.end] ?? document.text.length },
    prompt: promptAt(filled.span.start),
    answer: answerOf(filled.span, filled.text, place.end),
  };
  const end = ownEnd(document, section);
  const isFilled = filled.content !== null && filled.content.start < end;
  const text = filled.text.slice(0, end - filled.span.start);
  return matched(question, slot.limits, isFilled, text, counts, swallowing.has(slot.index));
}

/** Where a section ends in itself: a heading of the document's own that is as high begins another, which is nobody's answer. */
function ownEnd({ headings }: SlotMatch["document"], { slot, heading, filled: { span } }: BoundSection): number {
  for (let index = (heading ?? -1) + 1; index < headings.length; index++) {
    const next = headings[index];
    if (next === undefined || next.span.start >= span.end) break;
    if (next.span.start >= span.start && next.level <= slot.level) return next.span.start;
  }
  return span.end;
}

function ofField(
  { document, slots }: SlotMatch,
  { slot: section }: BoundSection,
  { slot, found, value }: BoundField,
  places: ReadonlyMap<string, number>,
  counts: Counts,
): MatchedQuestion[] {
  if (found === null || slot.isAnswer) return [];
  const start = lineSpan(document, found.line).start;
  const end = Math.max(found.valueStart, lineSpan(document, found.endLine - 1).end);
  const span = { start: found.valueStart, end };
  const text =
    value === ""
      ? document.text.slice(span.start, span.end).replace(/[^\r\n]/g, " ")
      : document.text.slice(span.start, span.end);
  const question: Question = {
    number: places.get(slot.key) ?? 0,
    slot: { key: slot.key, title: slot.label, number: null, required: slot.required, isField: true },
    heading: { span: { start, end: found.valueStart }, level: 0, suffix: "" },
    section: partOf(slots, section.index),
    span: { start, end },
    prompt: promptAt(span.start),
    answer: answerOf(span, text, found.valueStart),
  };
  return [matched(question, {}, value !== "" || !slot.open, text, counts)];
}

/** The title of the section that one stands in; that of the whole document says nothing. */
function partOf({ sections }: Slots, parent: number | null): string | null {
  const section = parent === null ? undefined : sections[parent];
  return section === undefined || section.level <= 1 ? null : section.title;
}

function matched(
  question: Question,
  limits: Measures,
  isFilled: boolean,
  text: string,
  counts: Counts,
  swallows = false,
): MatchedQuestion {
  const asked = { ...limits, words: limits.words ?? null, images: limits.images ?? null };
  // Counted once, and only as they are asked for: a commit asks for those of what it changes.
  const words = keepingLast(() => (isFilled ? counts.words(text) : 0));
  const images = keepingLast(() => counts.images(text));
  const others = keepingLast(() => (isFilled ? counts.others(text, asked) : {}));
  return {
    question,
    asked: null,
    limits: asked,
    state: isFilled ? "answered" : "unfilled",
    get words() {
      return words();
    },
    get images() {
      return images();
    },
    get others() {
      return others();
    },
    renumbered: null,
    copyOf: null,
    swallows,
    nearAnswerLine: null,
    promptChange: null,
    limitChange: null,
  };
}

function answerOf(span: Span, text: string, marker: number): Answer {
  const lead = text.length - text.trimStart().length;
  const content =
    text.trim() === ""
      ? { start: span.start, end: span.start }
      : { start: span.start + lead, end: span.start + text.trimEnd().length };
  return {
    marker: { start: Math.min(marker, span.start), end: Math.min(marker, span.start) },
    span,
    content,
    text,
    inPrompt: null,
    quoteMarks: 0,
  };
}

function promptAt(offset: number): Question["prompt"] {
  const nowhere = { start: offset, end: offset };
  return { span: nowhere, asked: nowhere, limitLine: null, example: null };
}
