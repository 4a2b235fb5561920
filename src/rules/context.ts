import type { Match } from "../match/model.js";
import type { Question } from "../report/model.js";
import { positionAt } from "../report/position.js";
import type { CheckedQuestion, Context } from "./model.js";

/** What rules may look at in one version of a report; `isChecked` tells which questions the answer rules look at. */
export function contextOf(
  match: Match,
  about: Pick<Context, "mode" | "path" | "files" | "page" | "base">,
  isChecked: (question: Question) => boolean,
): Context {
  return { ...about, match, checked: match.questions.filter(({ question }) => isChecked(question)) };
}

/**
 * The same of a version before, where the questions are looked at that are checked now, and those that are not there any more: what stood in a
 * section of any template may stand in another.
 */
export function contextBefore(now: Context, match: Match, about: Pick<Context, "path" | "files">): Context {
  const checked = new Set(now.checked.map(({ question }) => question.number));
  const same = new Set(now.match.questions.map(({ question }) => question.number).filter((one) => !checked.has(one)));
  return contextOf(match, { ...now, ...about, page: null }, ({ number }) => !same.has(number));
}

/** A report's questions with their lines and whether each is one of those checked. */
export function checkedQuestions({ match, checked }: Context): readonly CheckedQuestion[] {
  const changed = new Set(checked.map(({ question }) => question));
  return match.questions.map(({ question, asked, limits, state, words, images, others }) => ({
    ...{ question, asked, limits, state, words, images, others },
    line: positionAt(match.report, question.span.start).line,
    changed: changed.has(question),
  }));
}
