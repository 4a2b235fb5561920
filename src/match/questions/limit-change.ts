import type { Question, Report } from "../../report/model.js";
import { limitsOf, sameLimits } from "../../template/limits/in-prompt.js";
import type { Limits, TemplateQuestion } from "../../template/model.js";
import type { PromptChange } from "./prompt-change.js";

/** The limits that a question states, where they are not the template's; null where they are, or all of the prompt is gone. */
export function limitChange(
  { text }: Report,
  { prompt: { limitLine, asked: span } }: Question,
  asked: TemplateQuestion,
  change: PromptChange | null,
): Limits | null {
  if (limitLine === null && (!asked.hasLimitLine || change?.asked?.replaced)) return null;
  const line = limitLine === null ? null : text.slice(limitLine.start, limitLine.end);
  const now = limitsOf(line, text.slice(span.start, span.end));
  return limitLine !== null && sameLimits(now, asked.stated ?? asked.limits) ? null : now;
}
