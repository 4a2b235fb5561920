import { unfilled } from "./answer/unfilled.js";
import type { Context, Finding, Setting } from "./model.js";
import { changesCommand } from "./undo-help.js";

/**
 * Says of a question that is unfilled now but was answered before the commit that its answer was removed: a warning at
 * least, unless the configuration sets the rule's level. In a report that grows an unfilled question is no news; this is.
 */
export function removedAnswers(
  findings: readonly Finding[],
  settings: Readonly<Record<string, Setting>>,
  before: readonly Context[],
): Finding[] {
  const answered = new Set(
    before.flatMap(({ match: { questions } }) =>
      questions
        .filter(({ state }) => state === "answered")
        .map(({ question }) => question.slot?.key ?? question.number),
    ),
  );
  return findings.map((finding) => {
    const about = finding.slot?.key ?? finding.question;
    if (finding.rule !== unfilled.name || about === null || !answered.has(about)) return finding;
    const level = finding.level === "note" && settings[unfilled.name] === undefined ? "warning" : finding.level;
    const help = `If that was not meant, put it back: ${changesCommand({ path: finding.path, ...(before[0]?.base === undefined ? {} : { base: before[0].base }) })} shows how it was`;
    return { ...finding, level, message: "the answer was removed", help, many: "removed" };
  });
}
