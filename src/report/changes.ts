import type { Question, Report } from "./model.js";

/**
 * The questions of `now` that none of the reports in `before` holds word for word. Line ends and blank lines at a
 * question's end do not count. A number that stands several times is compared first with first, second with second.
 */
export function changedQuestions(before: readonly Report[], now: Report): ReadonlySet<Question> {
  const known = before.map(sourcesByKey);
  const changed = new Set<Question>();
  for (const [key, question] of keyed(now)) {
    const source = sourceOf(now, question);
    if (!known.some((sources) => sources.get(key) === source)) changed.add(question);
  }
  return changed;
}

function sourcesByKey(report: Report): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const [key, question] of keyed(report)) sources.set(key, sourceOf(report, question));
  return sources;
}

function* keyed(report: Report): Generator<[string, Question]> {
  const seen = new Map<number, number>();
  for (const question of report.questions) {
    const times = (seen.get(question.number) ?? 0) + 1;
    seen.set(question.number, times);
    yield [`${question.number}/${times}`, question];
  }
}

function sourceOf(report: Report, question: Question): string {
  return report.text.slice(question.span.start, question.span.end).replace(/\r\n?/g, "\n").trimEnd();
}
