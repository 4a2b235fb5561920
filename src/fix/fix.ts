import { matchText } from "../match/match.js";
import { findTemplateText, type TemplateText } from "../match/questions/template-text.js";
import { lineEndOf } from "../report/line-ends.js";
import type { Report } from "../report/model.js";
import { parseReport } from "../report/parse.js";
import { rules } from "../rules/by-name.js";
import { contextOf } from "../rules/context.js";
import { type Change, type Fixing, fixStages } from "../rules/fix-model.js";
import type { Rule, RuleName } from "../rules/model.js";
import { problemsOf } from "../rules/problems.js";
import { sectionsOf } from "../template/sections.js";
import { wordKey } from "../template/word-key.js";
import { changesOf } from "./changes.js";
import { fixSlots } from "./fix-slots.js";
import type { Fixed, FixOptions, Lacking } from "./model.js";
import { newFailures } from "./new-failures.js";
import { makeChanges } from "./prove.js";

export type { Fixed, FixOptions } from "./model.js";

/** The rules that have a fix; some findings of them only a person can put right. */
export const fixableRules: ReadonlySet<RuleName> = new Set(
  rules.filter(({ fix }) => fix !== undefined).map(({ name }) => name),
);

/** More rounds than any report needs: each is made of what the one before has uncovered. */
const mostRounds = 12;

/**
 * The text of a report with all put right that can be without knowing what its authors meant: what the template says is
 * put back, what they wrote is kept. A text that was fixed stays as it is when it is fixed again.
 */
export function fixText(text: string, given: FixOptions): Fixed {
  if (given.template.slots !== null) return fixSlots(text, given);
  const options = withSections(given);
  const wanted = inStages(rules.filter((rule) => isWanted(rule, options)));
  const sources = options.templateTexts.map((source) => readWith(source, options));
  const { report } = matchText(text, options.template, options.patterns);
  const template = findTemplateText(options.template, [...sources, report], options.patterns);
  const texts = { template, before: options.before === null ? null : readWith(options.before, options) };
  const changes: Change[] = [];
  let now = text;
  let fixing = readFixing(now, texts, options);
  const first = fixing.context.match;
  for (let round = 0; round < mostRounds; round++) {
    const before = now;
    for (const one of wanted) {
      const found = changesOf(one, fixing).filter((change) => isAsked(change, options));
      const made = makeChanges(found, fixing, (changed) => readFixing(changed, texts, options));
      if (made === null) continue;
      now = made.fixing.context.match.report.text;
      fixing = made.fixing;
      changes.push(...made.changes);
    }
    if (now === before) break;
  }
  const after = now === options.before ? now : withEndOf(text, now);
  const needing = options.rules === null && !options.safe ? lackingText(fixing) : [];
  return {
    text: after,
    changes,
    needing: needing.filter(({ question }) => isAskedFor(question, options)),
    worse: after === text ? [] : newFailures(first, matchText(after, options.template, options.patterns)),
  };
}

/** A file keeps its end: with one line end, with several or with none. */
function withEndOf(text: string, now: string): string {
  const content = text.trimEnd();
  return now === text || content === "" ? now : now.trimEnd() + text.slice(content.length);
}

function isWanted({ name, fix }: Rule, { rules: wanted, safe }: FixOptions): boolean {
  return fix !== undefined && (fix.safe || !safe) && (wanted === null || wanted.has(name));
}

/** The rules in the order of their fixes; of several with the same fix, one. */
function inStages(wanted: readonly Rule[]): readonly Rule[] {
  const byFix = new Map(wanted.map((rule) => [rule.fix, rule]));
  return fixStages.flatMap((stage) => [...byFix.values()].filter(({ fix }) => fix?.stage === stage));
}

/** What stays as it is because the template's text is not known: an edition's name alone does not tell it. */
function lackingText({ context, texts }: Fixing): Lacking[] {
  return rules.flatMap((rule) => {
    const { name, fix } = rule;
    if (fix?.lacksText === undefined) return [];
    return problemsOf(rule, context)
      .filter((problem) => fix.lacksText?.(problem, texts))
      .map(({ question }) => ({ rule: name, question }));
  });
}

/** What is asked for, with the questions of its sections. */
interface Asked extends FixOptions {
  /** The sections that are asked for, by their indices, with what of them is no question's. */
  readonly places: ReadonlySet<number>;
}

function withSections(options: FixOptions): Asked {
  const { sections = null, questions, template } = options;
  const keys = new Set([...(sections ?? [])].map(wordKey));
  const places = new Set(template.sections.flatMap(({ title }, at) => (keys.has(title.hashes.join()) ? at : [])));
  const inThem = template.questions.filter(({ section }) => section !== null && places.has(section));
  return {
    ...options,
    questions: sections === null || questions !== null ? questions : new Set(inThem.map(({ number }) => number)),
    places,
  };
}

function isAsked(change: Change, { rules, questions, places }: Asked): boolean {
  if (rules !== null && !change.rules.some((rule) => rules.has(rule))) return false;
  if (change.section !== undefined && places.has(change.section)) return true;
  const others = change.questions ?? [change.question];
  return questions === null || others.every((question) => isAskedFor(question, { questions }));
}

function isAskedFor(question: number | null, { questions }: Pick<FixOptions, "questions">): boolean {
  return questions === null || (question !== null && questions.has(question));
}

function readWith(text: string, { template, patterns }: FixOptions): Report {
  return parseReport(text, { patterns, ...sectionsOf(template) });
}

interface Texts {
  readonly template: TemplateText;
  readonly before: Report | null;
}

function readFixing(text: string, texts: Texts, options: FixOptions): Fixing {
  const { template, path, patterns, files } = options;
  const match = matchText(text, template, patterns);
  return {
    context: contextOf(match, { mode: "scan", path, files, page: null }, () => true),
    texts: texts.template,
    before: texts.before,
    only: options.questions,
    sections: null,
    lineEnd: lineEndOf(text),
  };
}
