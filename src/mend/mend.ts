import type { Patterns, Report } from "../report/model.js";
import { parseReport } from "../report/parse.js";
import type { Files, RuleName } from "../rules/model.js";
import { assess } from "../template/assess.js";
import type { Template } from "../template/model.js";
import { sectionTitles } from "../template/sections.js";
import { lineEndOf } from "./line-ends.js";
import { mends } from "./list.js";
import { makeChanges } from "./make-changes.js";
import type { Change, Mend, Mending } from "./model.js";
import { type Needing, needingText } from "./needing.js";
import { findTemplateText, type TemplateText } from "./template-text.js";

/** What is known of a report that is to be mended. */
export interface MendOptions {
  readonly template: Template;
  /** Texts that hold the template's own, the likeliest first: a template file, older versions. The report's own is added. */
  readonly templateTexts: readonly string[];
  /** The report's path from the repository's root. */
  readonly path: string;
  readonly patterns: Patterns;
  readonly files: Files;
  /** Only what these rules find is mended; null: all that can be. */
  readonly rules: ReadonlySet<RuleName> | null;
  /** Only what cannot change an answer's meaning is mended. */
  readonly safe: boolean;
  /** Only these questions are mended, and nothing outside them; null: the whole report. */
  readonly questions: ReadonlySet<number> | null;
}

export interface Mended {
  readonly text: string;
  /** What was put right, in the order of the mends. */
  readonly changes: readonly Change[];
  /** What could be put right if the template's text were known; empty where only some rules were asked for. */
  readonly needing: readonly Needing[];
}

/** The rules whose findings can be mended; of some of them not every finding. */
export const mendableRules: ReadonlySet<RuleName> = new Set(mends.flatMap(({ rules }) => rules));

/** More rounds than any report needs: each is made of what the one before has uncovered. */
const mostRounds = 12;

/**
 * The text of a report with all put right that can be without knowing what its authors meant: what the template says is
 * put back, what they wrote is kept. A text that was mended stays as it is when it is mended again.
 */
export function mend(text: string, options: MendOptions): Mended {
  const wanted = mends.filter((one) => isWanted(one, options));
  const sources = options.templateTexts.map((source) => readWith(source, options));
  const texts = findTemplateText(options.template, [...sources, readWith(text, options)], options.patterns);
  const changes: Change[] = [];
  let now = text;
  let mending = readMending(now, texts, options);
  for (let round = 0; round < mostRounds; round++) {
    const before = now;
    for (const one of wanted) {
      const found = one.changes(mending).filter((change) => isAsked(change, options));
      const made = makeChanges(found, mending, (changed) => readMending(changed, texts, options));
      if (made === null) continue;
      now = made.mending.subject.report.text;
      mending = made.mending;
      changes.push(...made.changes);
    }
    if (now === before) break;
  }
  return {
    text: withEndOf(text, now),
    changes,
    needing: options.rules === null && !options.safe ? needingText(mending) : [],
  };
}

/** A file keeps its end: with one line end, with several or with none. */
function withEndOf(text: string, now: string): string {
  const content = text.trimEnd();
  return now === text || content === "" ? now : now.trimEnd() + text.slice(content.length);
}

function isWanted({ rules, safe }: Mend, options: MendOptions): boolean {
  if (options.safe && !safe) return false;
  return options.rules === null || rules.some((rule) => options.rules?.has(rule));
}

function isAsked(change: Change, { rules, questions }: MendOptions): boolean {
  if (rules !== null && !change.rules.some((rule) => rules.has(rule))) return false;
  return questions === null || (change.question !== null && questions.has(change.question));
}

function readWith(text: string, { template, patterns }: MendOptions): Report {
  return parseReport(text, { patterns, isSection: sectionTitles(template) });
}

function readMending(text: string, texts: TemplateText, options: MendOptions): Mending {
  const { template, path, patterns, files } = options;
  const report = readWith(text, options);
  const questions = assess(report, template, patterns);
  return {
    subject: {
      mode: "scan",
      path,
      report,
      patterns,
      template,
      questions,
      checked: questions,
      files,
      page: null,
    },
    texts,
    lineEnd: lineEndOf(text),
  };
}
