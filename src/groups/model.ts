import type { Standing } from "../match/standing-to-limits.js";

/** How one group's report stands, as it is kept and put together for a class. */
export interface GroupRecord {
  readonly group: string;
  /** The report, from where it was looked for. */
  readonly path: string;
  /** Why there is no report to read; then all below is empty but what its history tells. */
  readonly error: string | null;
  readonly template: string | null;
  /** What the course's checker says; null where the template is no course's. */
  readonly verdict: VerdictRecord | null;
  readonly questions: readonly QuestionRecord[];
  readonly words: number;
  readonly figures: number;
  /** How many findings each rule has. */
  readonly findings: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warnings: number;
  /** When it changed last, in ISO 8601; null where that is not known. */
  readonly changed: string | null;
  /** How many words the answers had on some days, the oldest first. */
  readonly growth: readonly Growth[];
  /** What each member wrote, most first; null where that is not known. */
  readonly members: readonly MemberRecord[] | null;
  /** The group's page, from where the class's page will be; null where there is none. */
  readonly page: string | null;
  /** Whether a clone has the newest part of its history alone; then no more is told of it than that part tells. */
  readonly isCutOff: boolean;
  /** What has moved since an earlier time; null where none was asked for. */
  readonly since: MovedRecord | null;
}

/** How much more there is than at an earlier time; less is below nothing. */
export interface MovedRecord {
  /** That time, in ISO 8601. */
  readonly time: string;
  readonly words: number;
  readonly figures: number;
  /** Answers within their limits. */
  readonly within: number;
}

export interface VerdictRecord {
  /** How many answers pass; null where it cannot read the report. */
  readonly passed: number | null;
  readonly total: number;
  /** Why it cannot read the report. */
  readonly reason: string | null;
}

export interface QuestionRecord {
  readonly number: number;
  readonly title: string;
  /** Whether it is a section of a document without numbered questions; its number is its place then. */
  readonly isSection: boolean;
  readonly state: Standing["kind"];
  /** By how much it misses its limits, in words: "4 words over". */
  readonly missed: string;
}

export interface Growth {
  /** As in 2026-01-09. */
  readonly day: string;
  readonly words: number;
}

export interface MemberRecord {
  readonly name: string;
  readonly words: number;
  readonly figures: number;
  /** Of all words, from 0 to 1. */
  readonly share: number;
}

/** More questions, members and points in time than this no group has. */
const most = { questions: 300, members: 200, growth: 14 };
const longestText = 300;
const isRule = /^[a-z][a-z/-]{0,80}$/;

/** A group with no more of anything than a report has: every group has a column for each question that one of them has. */
export function bounded(record: GroupRecord): GroupRecord {
  const { group, error, questions, members, growth } = record;
  return {
    ...record,
    group: group.slice(0, longestText),
    error: error?.slice(0, longestText) ?? null,
    questions: questions.slice(0, most.questions),
    findings: Object.fromEntries(Object.entries(record.findings).filter(([rule]) => isRule.test(rule))),
    members: members?.slice(0, most.members) ?? null,
    growth: growth.slice(-most.growth),
  };
}

/** A group of whose report nothing is known but why. */
export function unreadRecord(group: string, path: string, error: string): GroupRecord {
  return {
    ...{ group, path, error, template: null, verdict: null, questions: [], words: 0, figures: 0, findings: {} },
    ...{ errors: 0, warnings: 0, changed: null, growth: [], members: null, page: null, isCutOff: false, since: null },
  };
}
