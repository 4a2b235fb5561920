import type { Question, Report } from "../../report/model.js";
import type { Template, TemplateQuestion } from "../../template/model.js";
import { promptFingerprint } from "../../template/prompt-fingerprint.js";
import { hashesOf } from "../../template/tokens.js";
import { asksAlike, mostComparisons } from "./alike-prompts.js";

/**
 * The questions whose number is wrong, with the number that the template gives their prompt: their own number is not the
 * template's or stands twice, and what they ask is what a question that is not there should ask.
 */
export function renumbered(report: Report, template: Template): ReadonlyMap<Question, number> {
  const found = new Map<Question, number>();
  const times = new Map<number, number>();
  for (const { number } of report.questions) times.set(number, (times.get(number) ?? 0) + 1);
  const missing = new Map(
    template.questions.filter(({ number }) => !times.has(number)).map((one) => [one.fingerprint, one]),
  );
  if (missing.size === 0) return found;
  const known = new Set(template.questions.map(({ number }) => number));
  const unsure = report.questions.filter(({ number }) => !known.has(number) || times.get(number) !== 1);
  const take = (question: Question, match: TemplateQuestion | undefined): void => {
    if (match === undefined) return;
    missing.delete(match.fingerprint);
    found.set(question, match.number);
  };
  for (const question of unsure) take(question, missing.get(promptFingerprint(question.prompt, report)));
  if (missing.size * unsure.length > mostComparisons) return found;
  for (const question of unsure)
    if (!found.has(question)) take(question, closest(report, question, [...missing.values()]));
  return found;
}

function closest(
  { text }: Report,
  { prompt }: Question,
  missing: readonly TemplateQuestion[],
): TemplateQuestion | undefined {
  const now = hashesOf(text.slice(prompt.asked.start, prompt.asked.end));
  return missing.find(({ asked }) => asksAlike(asked.hashes, now));
}
