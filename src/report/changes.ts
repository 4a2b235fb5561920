import type { Question, Report } from "./model.js";

/**
 * The questions of `now` that none of the reports in `before` holds word for word. Line ends and blank lines at a
 * question's end do not count. A number that stands several times is compared first with first, second with second.
 */
export function changedQuestions(before: readonly Report[], now: Report): ReadonlySet<Question> {
  const known = before.map(
    (report) => new Map(keyed(report).map(([key, question]) => [key, sourceOf(report, question)])),
  );
  const changed = new Set<Question>();
  for (const [key, question] of keyed(now)) {
    const source = sourceOf(now, question);
    if (!known.some((sources) => sources.get(key) === source)) changed.add(question);
  }
  return changed;
}

/** By its number, and how often that has stood. */
function keyed({ questions }: Report): readonly (readonly [string, Question])[] {
  const seen = new Map<number, number>();
  return questions.map((question) => {
    const times = (seen.get(question.number) ?? 0) + 1;
    seen.set(question.number, times);
    return [`${question.number}/${times}`, question];
  });
}

function sourceOf(report: Report, question: Question): string {
  return report.text.slice(question.span.start, question.span.end).replace(/\r\n?/g, "\n").trimEnd();
}
