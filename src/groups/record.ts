import type { Verdict } from "../course/verdict.js";
import { asMembers, type WrittenLine } from "../match/members.js";
import type { Match, MatchedQuestion } from "../match/model.js";
import type { Assessed } from "../match/questions/assess.js";
import { missesText, standingOf } from "../match/standing-to-limits.js";
import { authorsOf, countedLines, sharesOf } from "../match/who-wrote.js";
import { fewWords } from "../report/few-words.js";
import type { Finding } from "../rules/model.js";
import {
  bounded,
  type GroupRecord,
  type MemberRecord,
  type MovedRecord,
  type QuestionRecord,
  type VerdictRecord,
} from "./model.js";

/** What is known of a group besides its report. */
export type AboutGroup = Pick<
  GroupRecord,
  "group" | "path" | "changed" | "growth" | "members" | "page" | "isCutOff" | "since"
>;

const longestTitle = 60;

/** A group's report as it is kept for the class. */
export function recordOf(
  match: Match,
  findings: readonly Finding[],
  verdict: Verdict | null,
  about: AboutGroup,
): GroupRecord {
  const byRule: Record<string, number> = {};
  for (const { rule } of findings) byRule[rule] = (byRule[rule] ?? 0) + 1;
  const count = (level: string): number => findings.filter((one) => one.level === level).length;
  return bounded({
    ...about,
    error: null,
    template: match.template.name,
    verdict: verdictRecord(verdict),
    questions: match.questions.map((one) => questionRecord(match, one)),
    ...sizeOf(match.questions),
    findings: byRule,
    errors: count("error"),
    warnings: count("warning"),
  });
}

/** The words and images of all answers together; a placeholder has none. */
export function sizeOf(questions: readonly Assessed[]): { readonly words: number; readonly figures: number } {
  const answered = questions.filter(({ state }) => state === "answered");
  const sum = (of: "words" | "images"): number => answered.reduce((all, one) => all + (one[of] ?? 0), 0);
  return { words: sum("words"), figures: sum("images") };
}

/**
 * What has moved since an earlier time.
 *
 * @param then the report as it was bound then; null where there was none
 * @param time that time, in ISO 8601
 */
export function movedSince(now: Match, then: Match | null, time: string): MovedRecord {
  const before =
    then === null ? { words: 0, figures: 0, within: 0 } : { ...sizeOf(then.questions), within: withinOf(then) };
  const { words, figures } = sizeOf(now.questions);
  return {
    time,
    words: words - before.words,
    figures: figures - before.figures,
    within: withinOf(now) - before.within,
  };
}

/**
 * What each member wrote of a report's answers, most words first.
 *
 * @param lines who wrote each line of it
 */
export function membersIn(match: Match, lines: readonly WrittenLine[]): readonly MemberRecord[] {
  const written = asMembers(lines);
  const shares = sharesOf(
    match.questions.map((one) => ({ number: one.question.number, by: authorsOf(countedLines(match, one), written) })),
  );
  const all = shares.reduce((sum, { words }) => sum + words, 0);
  return shares.map(({ author, words, images }) => ({
    name: author?.name ?? "not committed",
    words,
    figures: images,
    share: all === 0 ? 0 : words / all,
  }));
}

function withinOf({ questions }: Match): number {
  return questions.filter((one) => standingOf(one).kind === "within").length;
}

function verdictRecord(verdict: Verdict | null): VerdictRecord | null {
  if (verdict === null) return null;
  return { passed: verdict.passed, total: verdict.total, reason: verdict.readable ? null : verdict.reason };
}

function questionRecord(match: Match, one: MatchedQuestion): QuestionRecord {
  const standing = standingOf(one);
  return {
    number: one.question.number,
    title: one.question.slot?.title.slice(0, longestTitle) ?? fewWords(match.report, one.question, longestTitle),
    isSection: one.question.slot !== undefined,
    state: standing.kind,
    missed: missesText(standing),
  };
}
