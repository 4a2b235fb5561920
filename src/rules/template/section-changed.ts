import type { HeadingSlot, Match } from "../../match/model.js";
import { insertedBlock, movablesOf, placeFor, ranksOf } from "../../match/questions/movable-blocks.js";
import type { SectionText } from "../../match/questions/template-text.js";
import { questionSlots, sectionSlots } from "../../match/slots-of-kind.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Question, Section } from "../../report/model.js";
import { lineAbove, lineIndexAt, lineText } from "../../report/position.js";
import { compareWords } from "../../template/compare.js";
import type { Template, TemplateSection } from "../../template/model.js";
import { sectionTitles } from "../../template/sections.js";
import { tokensOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const sectionChanged: ReportRule = {
  name: "template/section-changed",
  summary: "a section's heading is missing or reworded",
  levels: { staged: "warning", scan: "warning" },
  check: ({ match }) => sectionSlots(match).flatMap((slot, index) => problems(slot, index, match)),
  fix: {
    stage: "sections",
    safe: false,
    does: "a section's heading comes back, with its introduction where that is gone too",
    lacksText: ({ target }, { sections }) => !sections.has(Number(/(?<!\d)\d+$/.exec(target)?.[0] ?? 1) - 1),
    changes(fixing) {
      const { match } = fixing.context;
      if (match.report.questions.length === 0) return [];
      return sectionSlots(match).flatMap(({ place, asked }, index) => {
        const known = fixing.texts.sections.get(index);
        if (known === undefined) return [];
        if (place.state === "missing" && mayBeAboveLostHeading(asked, match)) return [];
        if (place.state === "missing") return [{ ...putBack(index, asked, known, fixing), section: index }];
        return place.state === "reworded" ? [{ ...reword(place.part, asked, known, fixing), section: index }] : [];
      });
    },
  },
};

/**
 * Whether a heading that is not the template's stands right above the section's first question, whose own heading is lost: once that is
 * back, the section is known as reworded.
 */
function mayBeAboveLostHeading({ firstQuestion: number }: TemplateSection, match: Match): boolean {
  const place = questionSlots(match).find(({ asked }) => asked.number === number)?.place;
  if (place?.state !== "swallowed") return false;
  const { report, template } = match;
  const line = lineAbove(report, (place.rest.heading ?? place.rest).span.start);
  const above = line < 0 ? "" : lineText(report, line);
  return /^ {0,3}##[ \t]/.test(above) && !sectionTitles(template)(above);
}

function problems({ key, title, asked, place }: HeadingSlot, index: number, match: Match): Problem[] {
  if (place.state === "found") return [];
  const words = title.text === null ? "" : ` ${quoted(title.text.join(" "))}`;
  const where = placeOf(index, match.template);
  const stands = place.state === "reworded" ? place.part : null;
  return [
    {
      span: stands?.heading ?? firstQuestion(asked, match)?.heading.span ?? null,
      message:
        stands === null
          ? `the section heading${words} ${where} is missing`
          : `the section heading${words} ${where} was reworded: it reads ${quoted(stands.title)} now`,
      help: "Put the `## ` heading back as the template has it",
      target: key,
      ...(title.text === null ? {} : { section: title.text.join(" ") }),
    },
  ];
}

function firstQuestion({ firstQuestion: number }: TemplateSection, { report }: Match): Question | undefined {
  return number === null ? undefined : report.questions.find((question) => question.number === number);
}

/** Where a section stands, told by its questions: an edition's own words are known as hashes only. */
function placeOf(index: number, { sections, questions }: Template): string {
  const numbers = questions.filter(({ section }) => section === index).map(({ number }) => number);
  const first = numbers[0];
  const last = numbers.at(-1);
  if (first === undefined) {
    const next = sections.slice(index + 1).find(({ firstQuestion }) => firstQuestion !== null)?.firstQuestion;
    return next == null ? "at the end" : `above the section of question ${next}`;
  }
  return first === last ? `above question ${first}` : `above questions ${first} to ${last}`;
}

function reword(found: Section, { title }: TemplateSection, known: SectionText, { lineEnd }: Fixing): Proposed {
  const { added, missing } = compareWords(title, tokensOf(found.title));
  const own = added.reduce((sum, { start, end }) => sum + end - start, 0);
  const gone = missing.reduce((sum, { count }) => sum + count, 0);
  const other = own > gone || gone === title.hashes.length;
  const kept = other ? `${lineEnd}${lineEnd}**${found.title}**` : "";
  const what = `put the section heading back${kept === "" ? `; it read "${found.title}"` : "; its words stand below it"}`;
  return change(what, found.heading.start, found.heading.end, known.heading + kept);
}

function putBack(index: number, section: TemplateSection, known: SectionText, fixing: Fixing): Proposed {
  const { context, lineEnd } = fixing;
  const { report, template } = context.match;
  const body = withLineEnds(known.body, lineEnd);
  const above = (at: number, introduction: string): Proposed => {
    const start = introductionAbove(at, introduction, context.match);
    const text = start === at && introduction !== "" ? lineEnd + lineEnd + introduction : "";
    return change(
      "put a section heading back",
      start,
      start,
      insertedBlock(known.heading + text, start, report, lineEnd),
    );
  };
  const [item] = report.checklist;
  if (section.firstQuestion === null && item !== undefined && hasItems(body))
    return above(headingAbove(report.text, item.span.start), beforeList(body));
  const first = report.questions.find(({ number }) => number === section.firstQuestion);
  const rank = ranksOf(template).sections[index] ?? 0;
  return above(first?.span.start ?? placeFor(rank, movablesOf(report, template), report), body);
}

/** Where an introduction begins that still stands above a place, in whatever lines; the place itself where it does not. */
function introductionAbove(at: number, introduction: string, { report, template }: Match): number {
  const { text, lineStarts } = report;
  const from = movablesOf(report, template).findLast(({ span }) => span.start < at)?.span.start ?? 0;
  const words = `${wordKey(introduction)},`;
  for (let line = lineIndexAt(lineStarts, at) - 1; words !== "," && line >= 0; line--) {
    const start = lineStarts[line] as number;
    if (start < from) break;
    // Twice as much as it has leaves room for other marks around its words.
    const below = text.slice(start, Math.min(at, start + introduction.length * 2));
    if (`${wordKey(below)},`.startsWith(words)) return start;
  }
  return at;
}

function hasItems(body: string): boolean {
  return /^[ \t]*[*+-][ \t]+\[/m.test(body);
}

/** What introduces a checklist, above its first group or item. */
function beforeList(body: string): string {
  const list = body.search(/^(?:#|[ \t]*[*+-][ \t]+\[)/m);
  return list < 0 ? body : body.slice(0, list).trim();
}

/** The offset of the lower heading that stands right above an item, or of the item itself. */
function headingAbove(text: string, item: number): number {
  const heading = /(?:^|[\r\n])(#{3,6}[ \t][^\r\n]*)(?:\r\n?|\n)\s*$/.exec(text.slice(0, item));
  return heading === null ? item : item - (heading[0].length - heading[0].indexOf("#"));
}

function change(what: string, start: number, end: number, text: string): Proposed {
  return { what, edits: [{ span: { start, end }, text }] };
}
