import type { Patterns, Question, Report } from "../../report/model.js";
import { isOnlyPlaceholder } from "../../report/placeholder.js";
import { limitsOf } from "../../template/limits/in-prompt.js";
import type { Limits, Template, TemplateQuestion } from "../../template/model.js";
import { hasHashes } from "../../template/tokens.js";
import { countsFor, type OtherAmounts } from "../counts.js";

export type State = "unfilled" | "answered" | "no-answer-line";

/** One question of the report beside what its template asks of it. */
export interface Assessed {
  readonly question: Question;
  /** The template's question of the same number; null where the template has none. */
  readonly asked: TemplateQuestion | null;
  readonly limits: Limits;
  readonly state: State;
  /** Null where there is no answer line. */
  readonly words: number | null;
  /** Null where there is no answer line. */
  readonly images: number | null;
  readonly others: OtherAmounts;
}

/** Every question of `report`, in its order, beside the question of `template` with the same number. */
export function assess(report: Report, template: Template, patterns: Patterns): readonly Assessed[] {
  const counts = countsFor(template);
  const byNumber = new Map(template.questions.map((question) => [question.number, question]));
  return report.questions.map((question) => {
    const asked = byNumber.get(question.number) ?? null;
    const { answer } = question;
    const limits = asked?.limits ?? ownLimits(report, question);
    return {
      question,
      asked,
      limits,
      state: stateOf(question, asked, patterns),
      words: answer === null ? null : counts.words(answer.text),
      images: answer === null ? null : counts.images(answer.text),
      others: answer === null ? {} : counts.others(answer.text, limits),
    };
  });
}

function ownLimits(report: Report, question: Question): Limits {
  const { asked, limitLine } = question.prompt;
  const line = limitLine === null ? null : report.text.slice(limitLine.start, limitLine.end);
  return limitsOf(line, report.text.slice(asked.start, asked.end));
}

function stateOf(question: Question, asked: TemplateQuestion | null, patterns: Patterns): State {
  const { answer } = question;
  if (answer === null) return "no-answer-line";
  if (isOnlyPlaceholder(answer.text, patterns)) return "unfilled";
  const placeholder = asked?.placeholder ?? null;
  return placeholder !== null && hasHashes(answer.text, placeholder.hashes) ? "unfilled" : "answered";
}
