import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { changedQuestions } from "../report/changes.js";
import type { Patterns, Question } from "../report/model.js";
import { contextBefore, contextOf } from "../rules/context.js";
import type { Files, Finding } from "../rules/model.js";
import { findingsOf, type Settings } from "../rules/run-rules.js";
import type { Template } from "../template/model.js";

/** What is known of a document besides its text, until git, its template or its configuration change. */
export interface Known {
  /** From the repository's root, `/` between its parts. */
  readonly path: string;
  readonly template: Template;
  readonly patterns: Patterns;
  /** Levels by rule, where the configuration sets them. */
  readonly levels: Settings;
  /** The document as the commits have it that the next commit is compared with. */
  readonly before: readonly { readonly match: Match; readonly files: Files }[];
  /** The version that HEAD has, by its id; not there where HEAD has none. */
  readonly base?: string;
  readonly files: Files;
  /** Whether a figure of the question is another one than in every commit of `before`. */
  readonly hasNewFigure: (question: Question) => boolean;
}

/** A document as it stands in an editor, checked as the next commit would check it. */
export interface Edited {
  readonly match: Match;
  readonly findings: readonly Finding[];
}

/** Checks a document's text as the hook would if it were saved, staged and committed now. */
export function checkEdited(text: string, known: Known): Edited {
  const { path, template, patterns, levels, before, base } = known;
  const about = { mode: "staged", path, page: null, ...(base === undefined ? {} : { base }) } as const;
  const match = matchText(text, template, patterns);
  const reports = before.map((one) => one.match.report);
  const changed = changedQuestions(reports, match.report);
  const isChecked = (question: Question): boolean => changed.has(question) || known.hasNewFigure(question);
  const context = contextOf(match, { ...about, files: known.files }, isChecked);
  const contexts = before.map((one) => contextBefore(context, one.match, { path, files: one.files }));
  return { match, findings: findingsOf(context, levels, contexts, path) };
}
