import { matchText } from "../match/match.js";
import { astrayAnswers, knownAnswers } from "../match/questions/answers-before.js";
import type { Patterns } from "../report/model.js";
import { positionAt } from "../report/position.js";
import type { Finding, RuleName } from "../rules/model.js";
import type { Template } from "../template/model.js";

/** The rules whose findings can leave an answer where nobody looks for it. */
const tellWhere: ReadonlySet<RuleName> = new Set(["template/question-missing", "template/answer-line-missing"]);

/**
 * Findings that no fix puts right, each with where its question's answer stands by now, as the version before has it. Others stay as they
 * are.
 */
export function withAnswersPlaces(
  findings: readonly Finding[],
  { now, before, template, patterns }: Readonly<Record<"now" | "before", string>> & Asked,
): readonly Finding[] {
  const meant = (one: Finding): boolean => tellWhere.has(one.rule) && !one.fixable && one.question !== null;
  if (!findings.some(meant)) return findings;
  const match = matchText(now, template, patterns);
  const known = knownAnswers(matchText(before, template, patterns).report, patterns);
  const holders = new Map(astrayAnswers(match, known).map(({ number, holder }) => [number, holder]));
  return findings.map((one) => {
    const at = one.question === null ? -1 : now.indexOf(known.get(one.question) ?? "\0");
    if (!meant(one) || one.question === null || at < 0 || !holders.has(one.question)) return one;
    const holder = holders.get(one.question) ?? null;
    const where = holder === null ? "outside all questions" : `in question ${holder}`;
    const { line } = positionAt(match.report, at);
    const put = `heading, prompt and \`${patterns.answer}\` line of question ${one.question}`;
    return {
      ...one,
      inWords: {
        message: `${one.message}; its answer stands ${where} now, on line ${line}`,
        help: `Put ${put} above line ${line}`,
      },
    };
  });
}

interface Asked {
  readonly template: Template;
  readonly patterns: Patterns;
}
