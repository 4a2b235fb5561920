import { matchText } from "../match/match.js";
import { findTemplateText } from "../match/questions/template-text.js";
import { lineEndOf } from "../report/line-ends.js";
import { contextOf } from "../rules/context.js";
import type { Change, Fixing } from "../rules/fix-model.js";
import type { Context, ReportRule } from "../rules/model.js";
import { problemsOf } from "../rules/problems.js";
import { checklistChanged } from "../rules/template/checklist-changed.js";
import { fieldMissing } from "../rules/template/field-missing.js";
import { reportMissing } from "../rules/template/report-missing.js";
import { sectionDuplicated } from "../rules/template/section-duplicated.js";
import { sectionLevel } from "../rules/template/section-level.js";
import { sectionMissing } from "../rules/template/section-missing.js";
import { sectionMoved } from "../rules/template/section-moved.js";
import { tableChanged } from "../rules/template/table-changed.js";
import { changesOf } from "./changes.js";
import type { Fixed, FixOptions } from "./model.js";

/** In the order in which their fixes are made: first the sections, then what stands in them. */
const inOrder: readonly ReportRule[] = [
  sectionLevel,
  sectionMissing,
  sectionDuplicated,
  sectionMoved,
  fieldMissing,
  checklistChanged,
  tableChanged,
];

/** Each round puts back at least one thing of each section; a document that needs more is damaged beyond a template. */
const mostRounds = 400;

/** A document's text with its sections, fields, tables and items as its template has them, and every word that people wrote. */
export function fixSlots(text: string, options: FixOptions): Fixed {
  const { rules, safe, questions, before } = options;
  const { slots } = options.template;
  const changes: Change[] = [];
  let now = text;
  // What a commit may have done to it without being asked changes no answer; a template's parts may have been taken out on purpose.
  if (safe || questions !== null) return { text, changes, needing: [], worse: [] };
  if (text.trim() === "") return whole(text, options);
  // A document that lacks no section was bound without the version before: it is no other template's.
  const template = { ...options.template, slots: before === null ? slots : (slots?.since(before) ?? null) };
  for (const rule of inOrder) {
    if (rules !== null && !rules.has(rule.name)) continue;
    let fixing = fixingOf(now, { ...options, template });
    for (let round = 0; round < mostRounds; round++) {
      const found = changesOf(rule, fixing);
      const next = withChanges(now, found);
      if (next === now) break;
      const then = fixing.context;
      fixing = fixingOf(next, { ...options, template });
      if (!isOfUse(rule, then, fixing.context)) break;
      now = next;
      changes.push(...found);
    }
  }
  return { text: now, changes, needing: [], worse: [] };
}

/** An empty document becomes what the commit before has, else its template. */
function whole(text: string, { rules, before, template }: FixOptions): Fixed {
  const had = before !== null && before.trim() !== "";
  const now = had ? before : (template.slots?.outline.text ?? text);
  const isAsked = rules === null || rules.has(reportMissing.name);
  if (!isAsked || now === text) return { text, changes: [], needing: [], worse: [] };
  const what = `filled the empty file with its ${had ? "last committed version" : "template"}`;
  const edits = [{ span: { start: 0, end: text.length }, text: now }];
  return { text: now, changes: [{ question: null, what, edits, rules: [reportMissing.name] }], needing: [], worse: [] };
}

/** Whether something that a rule finds is put right: what is put back may not be seen where it is put, such as behind a fence that nobody closed. */
function isOfUse(rule: ReportRule, before: Context, after: Context): boolean {
  const told = (context: Context): string[] =>
    problemsOf(rule, context).map(({ target, message }) => `${target} ${message}`);
  const left = told(after);
  return told(before).some((one) => {
    const same = left.indexOf(one);
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
}

function fixingOf(text: string, { template, path, patterns, files, sections = null }: FixOptions): Fixing {
  const match = matchText(text, template, patterns);
  const context = contextOf(match, { mode: "scan", path, files, page: null }, () => true);
  return {
    context,
    texts: findTemplateText(template, [], patterns),
    before: null,
    lineEnd: lineEndOf(text),
    only: null,
    sections,
  };
}

function withChanges(text: string, changes: readonly Change[]): string {
  const edits = changes.flatMap((change) => change.edits).sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
}
