import { answerMarker } from "../course/answers.js";
import { type Verdict, verdictOf } from "../course/verdict.js";
import { positionAt } from "../report/position.js";
import type { Match } from "./model.js";

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
  return { ...verdict, reason: `${verdict.reason}; ${causes.slice(0, most).join(", ")}${more}` };
}

function causesOf(match: Match, tooFew: boolean): string[] {
  const answers = answersByQuestion(match);
  const causes = tooFew
    ? [...missing(match), ...without(match, answers)]
    : [...twice(match), ...added(match), ...lastHeading(match)];
  const numberIn = (cause: string): number => Number(/\d+/.exec(cause)?.[0]);
  return causes.sort((a, b) => numberIn(a) - numberIn(b));
}

/** For each question of the report, how many answers the checker finds that begin in it: each `Answer:` with a `###` between it and the next. */
function answersByQuestion({ report }: Match): readonly number[] {
  const { text, questions } = report;
  const counts = questions.map(() => 0);
  for (let at = text.indexOf(answerMarker); at >= 0; ) {
    const next = text.indexOf(answerMarker, at + answerMarker.length);
    const owner = questions.findIndex(({ span }) => at >= span.start && at < span.end);
    if (owner >= 0 && (next < 0 || text.slice(at, next).includes("###"))) counts[owner] = (counts[owner] ?? 0) + 1;
    at = next;
  }
  return counts;
}

function missing(match: Match): string[] {
  return match.slots.flatMap((slot) => {
    if (slot.kind !== "question") return [];
    const { place, number } = slot;
    if (place.state === "missing") return [`question ${number} is missing`];
    if (place.state !== "swallowed") return [];
    return [`question ${number} has lost its heading (line ${lineOf(match, place.rest.span.start)})`];
  });
}

function without(match: Match, answers: readonly number[]): string[] {
  const { questions } = match.report;
  return questions.flatMap(({ number, span, answer }, index) => {
    if (answers[index] !== 0) return [];
    const next = questions[index + 1];
    // The checker ends an answer at a `###` alone: without one, two answers are one.
    const cause = answer === null || next === undefined ? null : next;
    return cause === null
      ? [`question ${number} has no \`Answer:\` (line ${lineOf(match, span.start)})`]
      : [`question ${cause.number} does not begin with \`###\` (line ${lineOf(match, cause.span.start)})`];
  });
}

function twice(match: Match): string[] {
  return match.questions.flatMap(({ question, copyOf }) =>
    copyOf === null
      ? []
      : [`question ${question.number} stands twice (again on line ${lineOf(match, question.span.start)})`],
  );
}

function added(match: Match): string[] {
  return match.added.flatMap(({ question, copyOf }) =>
    copyOf !== null
      ? []
      : [`question ${question.number} is not the template's (line ${lineOf(match, question.span.start)})`],
  );
}

/** The checker adds what follows the last `Answer:` once more where it holds a `###`. */
function lastHeading(match: Match): string[] {
  const { text, questions } = match.report;
  const last = questions.at(-1);
  const at = text.indexOf("###", text.lastIndexOf(answerMarker));
  if (last === undefined || at < 0) return [];
  return [`question ${last.number} counts twice, since \`###\` stands in its answer (line ${lineOf(match, at)})`];
}

function lineOf({ report }: Match, offset: number): number {
  return positionAt(report, offset).line;
}
