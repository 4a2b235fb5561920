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

/** A report's questions with their lines and whether each is one of those checked. */
export function checkedQuestions({ match, checked }: Context): readonly CheckedQuestion[] {
  const changed = new Set(checked.map(({ question }) => question));
  return match.questions.map(({ question, asked, limits, state, words, images }) => ({
    ...{ question, asked, limits, state, words, images },
    line: positionAt(match.report, question.span.start).line,
    changed: changed.has(question),
  }));
}
