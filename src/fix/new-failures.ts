import { type FailedLimit, verdictOf } from "../course/verdict.js";
import type { Match, MatchedQuestion } from "../match/model.js";
import { count } from "../rules/wording.js";

/**
 * The limits that answers fail after a fix and not before it: by the course's checker, where it reads the report, else by
 * our own counts. An answer grows where what was written into its prompt becomes part of it, and shrinks where dashes or
 * quote marks no longer count as words.
 */
export function newFailures(before: Match, after: Match): readonly FailedLimit[] {
  const then = failuresIn(before);
  return failuresIn(after).filter(({ question, of }) => {
    const wasRead = before.questions.some((one) => one.question.number === question && isCounted(one));
    return wasRead && !then.some((one) => one.question === question && one.of === of);
  });
}

function failuresIn({ report, template, questions }: Match): readonly FailedLimit[] {
  const verdict = verdictOf(report.text, template);
  if (verdict?.readable) return verdict.failed;
  return questions.filter(isCounted).flatMap(({ question: { number }, limits, words, images }) =>
    (["words", "images"] as const).flatMap((of): FailedLimit[] => {
      const got = (of === "words" ? words : images) ?? 0;
      const { min, max } = limits[of] ?? { min: null, max: null };
      const fits = got >= (min ?? 0) && got <= (max ?? Number.POSITIVE_INFINITY);
      return fits ? [] : [{ question: number, of, min, max, got }];
    }),
  );
}

/** Whether a question's figures tell anything: nobody wrote what swallows another question, or stands twice. */
function isCounted({ state, swallows, copyOf }: MatchedQuestion): boolean {
  return state === "answered" && !swallows && copyOf === null;
}

/** What a fix makes worse, a line each: to be said before it is made. */
export function worseLines(worse: readonly FailedLimit[]): string[] {
  return worse.map(({ question, of, min, max, got }) => {
    const amount = count(got, of === "words" ? "word" : "image");
    const limit = max !== null && got > max ? `at most ${max}` : `at least ${min}`;
    return `question ${question} will be outside its limits after this fix: ${amount}; ${limit}`;
  });
}
