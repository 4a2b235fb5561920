import { missesText, standingOf } from "../../match/standing-to-limits.js";
import { isChecked, type ReportResult } from "../../result.js";
import { askedCount } from "../../template/slots-asked.js";
import { verdictLine } from "../verdict-line.js";

/** What many reports can be sorted by; the first is how they are sorted where nobody asks. */
export const orders = ["worst", "path", "template", "answered", "errors", "warnings"] as const;
export type Order = (typeof orders)[number];

/** One report as it is listed among many: what its line says and is sorted by, and no more, since there may be thousands. */
export interface Row {
  readonly path: string;
  /** Why it could not be read; null where it could, then all below counts. */
  readonly error: string | null;
  readonly template: string;
  /** How many answers its template asks for. */
  readonly questions: number;
  readonly answered: number;
  /** What the course's checker says: how many answers it finds, and how many of them pass; null where no course has one. */
  readonly verdict: { readonly found: number; readonly passed: number | null; readonly total: number } | null;
  /** Why the course's checker cannot read it; empty where it can. */
  readonly unreadable: string;
  readonly errors: number;
  readonly warnings: number;
  /** Of each answer its question's name and how it stands: `12=4 words over`, with a tab between two. */
  readonly states: string;
}

const nothing = { template: "", questions: 0, answered: 0, verdict: null, unreadable: "", errors: 0, warnings: 0 };

/** A report's row. */
export function rowOf(report: ReportResult): Row {
  const { path, error } = report;
  if (!isChecked(report)) return { path, error, ...nothing, states: "" };
  const { template, verdict, findings, questions } = report;
  const count = (level: string): number => findings.filter((finding) => finding.level === level).length;
  return {
    path,
    error: null,
    template: nameOf(report),
    questions: askedCount(template),
    answered: questions.filter(({ state }) => state === "answered").length,
    verdict: verdict && {
      found: verdict.readable ? verdict.total : verdict.answers,
      passed: verdict.passed,
      total: verdict.total,
    },
    unreadable: verdict === null || verdict.readable ? "" : verdictLine(verdict),
    errors: count("error"),
    warnings: count("warning"),
    states: questions.map((one) => `${nameOfQuestion(one)}=${stateOf(one)}`).join("\t"),
  };
}

function nameOf({ template: { name, source } }: Extract<ReportResult, { error: null }>): string {
  if (source === "report") return "not recognised";
  return source === "history" ? `commit ${name}` : name;
}

type ListedQuestion = Extract<ReportResult, { error: null }>["questions"][number];

/** Sections are called by their titles, in which no tab or `=` may part them. */
function nameOfQuestion({ question }: ListedQuestion): string {
  return question.slot === undefined ? `question ${question.number}` : question.slot.title.replace(/[\t=]+/g, " ");
}

function stateOf(one: ListedQuestion): string {
  const standing = standingOf(one);
  if (standing.kind === "outside") return missesText(standing, "; ");
  return { within: "within", empty: "not answered", unread: "no answer line" }[standing.kind];
}

/**
 * Rows in an order: the worst first (what cannot be read, by us and then by the course's checker, then what fails most), or by one of their columns:
 * names from A to Z, figures from the most. Rows that are alike stand by their paths, as people count.
 */
export function sorted(rows: readonly Row[], order: Order): readonly Row[] {
  const byName = new Intl.Collator("en", { numeric: true }).compare;
  const by: Readonly<Record<Order, (a: Row, b: Row) => number>> = {
    worst: (a, b) => badness(b) - badness(a) || b.errors - a.errors,
    path: () => 0,
    template: (a, b) => byName(a.template, b.template),
    answered: (a, b) => b.answered - a.answered,
    errors: (a, b) => b.errors - a.errors,
    warnings: (a, b) => b.warnings - a.warnings,
  };
  return rows.toSorted((a, b) => by[order](a, b) || byName(a.path, b.path));
}

function badness({ error, verdict }: Row): number {
  if (error !== null) return 2_000_000;
  if (verdict === null) return 0;
  return verdict.passed === null ? 1_000_000 : verdict.total - verdict.passed;
}
