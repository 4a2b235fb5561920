import type { Range, Template } from "../template/model.js";
import { readAnswers } from "./answers.js";
import { findImages } from "./images.js";
import { countWords } from "./words.js";

/** One limit that the course's checker will say an answer fails. */
export interface FailedLimit {
  readonly question: number;
  readonly of: "words" | "images";
  readonly min: number | null;
  readonly max: number | null;
  readonly got: number;
}

export type Verdict = Readable | Unreadable;

export interface Readable {
  readonly readable: true;
  readonly answers: number;
  readonly expected: number;
  readonly passed: number;
  readonly total: number;
  readonly failed: readonly FailedLimit[];
}

export interface Unreadable {
  readonly readable: false;
  readonly answers: number;
  readonly expected: number;
  readonly passed: null;
  readonly total: number;
  readonly failed: null;
  /** Why nothing is checked. */
  readonly reason: string;
}

/**
 * What the course's own checker will say of a whole report: it counts the answers it finds, and only where they are
 * exactly as many as the template's questions does it check each against its limits.
 *
 * @param text the decoded file, byte-order mark included
 * @returns null where the template is not the course's: then it says nothing
 */
export function verdictOf(text: string, template: Template): Verdict | null {
  if (template.course === null) return null;
  const answers = readAnswers(text, template.course);
  const expected = template.questions.length;
  const counts = { answers: answers.length, expected, total: expected };
  if (answers.length !== expected || expected === 0) {
    return { readable: false, ...counts, passed: null, failed: null, reason: reasonOf(answers.length, expected) };
  }
  const failed = template.questions.flatMap((question, index) => {
    const answer = answers[index] as string;
    return [
      failure(question.number, "words", question.limits.words, () => countWords(answer)),
      failure(question.number, "images", question.limits.images, () => findImages(answer).length),
    ].filter((one) => one !== null);
  });
  const failing = new Set(failed.map((one) => one.question));
  return { readable: true, ...counts, passed: expected - failing.size, failed };
}

function reasonOf(answers: number, expected: number): string {
  if (expected === 0) return "no question is known";
  return `${answers} ${answers === 1 ? "answer" : "answers"}, ${expected} expected`;
}

function failure(
  question: number,
  of: FailedLimit["of"],
  limit: Range | null,
  count: () => number,
): FailedLimit | null {
  if (limit === null) return null;
  const got = count();
  const fits = got >= (limit.min ?? 0) && got <= (limit.max ?? Number.POSITIVE_INFINITY);
  return fits ? null : { question, of, min: limit.min, max: limit.max, got };
}
