import { answerMarker, answerParts } from "../course/answers.js";
import { offsetBehind } from "../course/characters.js";
import { type Verdict, verdictOf } from "../course/verdict.js";
import { grouped } from "../report/grouped.js";
import type { Question, Span } from "../report/model.js";
import { positionAt } from "../report/position.js";
import type { Match, MatchedQuestion } from "./model.js";

/** How many causes are named. */
const most = 3;

/**
 * What the course's own checker will say of a report; where it cannot read it, with the questions that give too many answers or too few, and
 * their lines.
 *
 * @param text the decoded file, byte-order mark included
 * @returns null where the template is not the course's
 */
export function verdictOn(text: string, match: Match): Verdict | null {
  const verdict = verdictOf(text, match.template);
  if (verdict === null || verdict.readable) return verdict;
  if (text.trim() === "") return { ...verdict, reason: "it is empty" };
  const causes = causesOf(match, verdict.answers < verdict.expected);
  if (causes.length === 0) return verdict;
  const more = causes.length > most ? ` and ${causes.length - most} more` : "";
  const named = causes.slice(0, most).map(({ words }) => words);
  return { ...verdict, reason: `${verdict.reason}; ${named.join(", ")}${more}` };
}

interface Cause {
  /** The number of the question that it is about, or of the one above. */
  readonly number: number;
  readonly words: string;
}

function causesOf(match: Match, tooFew: boolean): readonly Cause[] {
  const parts = match.template.course === null ? [] : answerParts(match.report.text, match.template.course);
  const found = foundIn(match, parts);
  const causes = tooFew
    ? [...missing(match), ...without(match, found)]
    : [...tooMany(match, found), ...lastHeading(match, parts)];
  return causes.sort((a, b) => a.number - b.number);
}

/** A question of the report with the parts that the checker takes for answers in it, each once. */
interface Found {
  readonly asked: MatchedQuestion;
  readonly parts: readonly Span[];
  /** How many it may have: a copy what the first one lacks, one that has taken in questions which lost their headings theirs, too. */
  readonly room: number;
}

interface AllFound {
  readonly inQuestions: readonly Found[];
  /** Those of which the checker finds none, nor of a copy. */
  readonly lacking: ReadonlySet<Found>;
  /** Below which question each other one stands; 0: above all. */
  readonly outside: readonly { readonly below: number; readonly part: Span }[];
}

function foundIn({ slots, questions, added }: Match, all: readonly Span[]): AllFound {
  const parts = all.filter(({ start }, index) => start !== all[index - 1]?.start);
  const holders = slots.flatMap(({ place }) => (place.state === "swallowed" ? [place.rest.holder] : []));
  const takenIn = grouped(holders, (holder) => holder);
  const strange = added.filter(({ copyOf }) => copyOf === null).map(({ question }) => question.number);
  const open = new Map(strange.map((number) => [number, 0]));
  const inQuestions: Found[] = [];
  const outside: { below: number; part: Span }[] = [];
  let at = 0;
  for (const asked of questions) {
    const { question, renumbered } = asked;
    const { span } = question;
    const number = renumbered ?? question.number;
    const below = inQuestions.at(-1)?.asked.question.number ?? 0;
    for (let part = parts[at]; part !== undefined && part.start <= span.start; part = parts[++at])
      outside.push({ below, part });
    const from = at;
    while ((parts[at]?.start ?? Number.POSITIVE_INFINITY) <= span.end) at++;
    const ofNumber = open.get(number) ?? 1;
    const room = ofNumber + (takenIn.get(question)?.length ?? 0);
    inQuestions.push({ asked, parts: parts.slice(from, at), room });
    open.set(number, Math.max(0, ofNumber - (at - from)));
  }
  const lacking = inQuestions.filter(
    ({ asked: { question, renumbered, copyOf } }) => copyOf === null && open.get(renumbered ?? question.number) === 1,
  );
  return { inQuestions, lacking: new Set(lacking), outside: outside.slice(takenIn.get(null)?.length ?? 0) };
}

function missing(match: Match): Cause[] {
  return match.slots.flatMap((slot): Cause[] => {
    if (slot.kind !== "question") return [];
    const { place } = slot;
    const number = slot.number ?? 0;
    if (place.state === "missing") return [{ number, words: `question ${number} is missing` }];
    if (place.state !== "swallowed") return [];
    const line = lineOf(match, place.rest.span.start);
    return [{ number, words: `question ${number} has lost its heading (line ${line})` }];
  });
}

function without(match: Match, { inQuestions, lacking }: AllFound): Cause[] {
  return inQuestions.flatMap((found, index): Cause[] => {
    if (!lacking.has(found)) return [];
    const { question } = found.asked;
    const next = inQuestions[index + 1]?.asked.question;
    const { number, span, answer } = question;
    if (answer !== null && index === 0 && isFirstLeftOut(match)) return [leftOut(match, question)];
    if (answer === null || next === undefined)
      return [{ number, words: `question ${number} has no \`Answer:\` (line ${lineOf(match, span.start)})` }];
    // The checker ends an answer at a `###` alone: without one, two answers are one.
    return beginsAsOne(match, next) ? [] : [noBeginning(match, next)];
  });
}

/** Where the checker cuts off the beginning, it leaves out the first answer where no `###` stands above that. */
function isFirstLeftOut({ report: { text }, template: { course } }: Match): boolean {
  const cuts = course?.checkerCuts ?? 0;
  return cuts > 0 && !text.slice(offsetBehind(text, cuts), text.indexOf(answerMarker)).includes("###");
}

function leftOut(match: Match, question: Question): Cause {
  if (!beginsAsOne(match, question)) return noBeginning(match, question);
  const { number, span } = question;
  const line = lineOf(match, span.start);
  const words = `question ${number} begins in the first ${match.template.course?.checkerCuts} characters, which are not read (line ${line})`;
  return { number, words };
}

function beginsAsOne({ report }: Match, { heading: { span } }: Question): boolean {
  return report.text.slice(span.start, span.end).includes("###");
}

function noBeginning(match: Match, { number, span }: Question): Cause {
  return { number, words: `question ${number} does not begin with \`###\` (line ${lineOf(match, span.start)})` };
}

function tooMany(match: Match, { inQuestions, outside }: AllFound): Cause[] {
  return [
    ...inQuestions.flatMap((found) => (found.parts.length > found.room ? [oneMore(match, found)] : [])),
    ...outside.map(({ below, part }) => ({
      number: below,
      words: `\`Answer:\` stands outside of the questions (line ${lineOf(match, part.start)})`,
    })),
  ];
}

function oneMore(match: Match, { asked, parts, room }: Found): Cause {
  const { question, copyOf } = asked;
  const { number, span } = question;
  const line = lineOf(match, span.start);
  if (copyOf !== null) return { number, words: `question ${number} stands twice (again on line ${line})` };
  if (room === 0) return { number, words: `question ${number} is not the template's (line ${line})` };
  const again = lineOf(match, parts[room]?.start ?? span.start);
  const times = parts.length === 2 ? "twice" : `${parts.length} times`;
  return { number, words: `question ${number} counts ${times}, since \`Answer:\` stands in it again (line ${again})` };
}

/** The checker adds what follows the last `Answer:` once more where it holds a `###`; that of a question below, which has none, makes up for it. */
function lastHeading(match: Match, parts: readonly Span[]): Cause[] {
  const last = parts.at(-1);
  if (last === undefined || last.start !== parts.at(-2)?.start) return [];
  const { text, questions } = match.report;
  const at = text.indexOf("###", last.start);
  const owner = questions.find(({ span }) => last.start > span.start && last.start <= span.end);
  if (owner === undefined || at >= owner.span.end) return [];
  const { number } = owner;
  return [
    {
      number,
      words: `question ${number} counts twice, since \`###\` stands in its answer (line ${lineOf(match, at)})`,
    },
  ];
}

function lineOf({ report }: Match, offset: number): number {
  return positionAt(report, offset).line;
}
