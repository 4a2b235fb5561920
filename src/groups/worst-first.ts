import type { GroupRecord } from "./model.js";

/** The worst first: what cannot be read, then what fails most; those alike by their names. */
export function worstFirst(records: readonly GroupRecord[]): readonly GroupRecord[] {
  const byName = new Intl.Collator("en", { numeric: true }).compare;
  return [...records].sort((a, b) => failures(b) - failures(a) || byName(a.group, b.group));
}

/** How many answers fail; more than any report has where it cannot be read. */
export function failures({ error, verdict, questions }: GroupRecord): number {
  if (error !== null) return 2_000_000;
  if (verdict === null) return questions.filter(({ state }) => state !== "within").length;
  return verdict.passed === null ? 1_000_000 : verdict.total - verdict.passed;
}

/** Whether the course's script or report-hook itself reads nothing of it. */
export function isUnread(record: GroupRecord): boolean {
  return failures(record) >= 1_000_000;
}

/** Whether nobody has answered anything. */
export function isSilent({ questions }: GroupRecord): boolean {
  return questions.length > 0 && questions.every(({ state }) => state === "empty");
}

/** How many answers are within their limits. */
export function withinOf({ questions }: GroupRecord): number {
  return questions.filter(({ state }) => state === "within").length;
}

/** What is seen first of a group: its verdict, or that there is nothing to read or nothing written. */
export function shortVerdict(record: GroupRecord): string {
  if (isUnread(record)) return "cannot be read";
  return isSilent(record) ? "nothing written" : verdictText(record);
}

/** The course's verdict on a group that wrote nothing: its script may pass some questions even so. Empty for all others. */
export function besideVerdict(record: GroupRecord): string {
  if (isUnread(record) || !isSilent(record) || record.verdict === null) return "";
  return `yet ${verdictText(record)}`;
}

/** Why a group cannot be read, with what a teacher has to know besides: what is lost, or that all but a line is in order. Empty where it can. */
export function whyUnread(record: GroupRecord): string {
  if (!isUnread(record)) return "";
  const { error, verdict, growth, words } = record;
  const reason = error ?? verdict?.reason ?? "no reason is known";
  const before = words > 0 ? undefined : growth.findLast((one) => one.words > 0)?.words;
  const lost = before === undefined ? "" : `; it had ${before.toLocaleString("en")} words before`;
  const within = withinText(record);
  if (error !== null || within === "") return reason + lost;
  // How many answers were expected says no more than what is wrong with one of them.
  return `the course's script reads nothing: ${reason.replace(/^\d+ answers?, \d+ expected; /, "")}; ${within}${lost}`;
}

function withinText(record: GroupRecord): string {
  const all = record.questions.length;
  return all === 0 ? "" : `${withinOf(record)} of ${all} within limits`;
}

/** The verdict of a group in a few words: "24 of 27", or why there is none. */
export function verdictText(record: GroupRecord): string {
  const { error, verdict } = record;
  if (error !== null) return error;
  if (verdict === null) return `${withinOf(record)} of ${record.questions.length} within limits`;
  return verdict.passed === null ? `cannot be read: ${verdict.reason}` : `${verdict.passed} of ${verdict.total} pass`;
}
