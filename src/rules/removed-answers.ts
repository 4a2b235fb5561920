import { unfilled } from "./answer/unfilled.js";
import type { Finding, Setting, Subject } from "./model.js";

/**
 * Says of a question that is unfilled now but was answered before the commit that its answer was removed: a warning at
 * least, unless the configuration sets the rule's level. In a report that grows an unfilled question is no news; this is.
 */
export function removedAnswers(
  findings: readonly Finding[],
  settings: Readonly<Record<string, Setting>>,
  before: readonly Subject[],
): Finding[] {
  const answered = new Set(
    before.flatMap(({ questions }) =>
      questions.filter(({ state }) => state === "answered").map(({ question }) => question.number),
    ),
  );
  return findings.map((finding) => {
    if (finding.rule !== unfilled.name || finding.question === null || !answered.has(finding.question)) return finding;
    const level = finding.level === "note" && settings[unfilled.name] === undefined ? "warning" : finding.level;
    const help = `If that was not meant, put it back: git diff HEAD -- ${finding.path} shows how it was`;
    return { ...finding, level, message: "the answer was removed", help };
  });
}
