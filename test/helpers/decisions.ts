/** A template of decisions in own words, documents made from it, and what the rules say of them. */

import { coursePatterns } from "../../src/course/patterns.js";
import { type Fixed, fixText } from "../../src/fix/fix.js";
import { matchText } from "../../src/match/match.js";
import { heldSlots } from "../../src/match/slots/any-template.js";
import { changedQuestions } from "../../src/report/changes.js";
import { contextOf } from "../../src/rules/context.js";
import type { Context, Finding, Level, Mode, RuleName } from "../../src/rules/model.js";
import { check, type Settings } from "../../src/rules/run-rules.js";
import type { Template } from "../../src/template/model.js";
import { parseReport, readTemplate } from "./read.js";

export const decisions = `---
status: planned # planned, flown, lost
builder: "[your name]"
---

# {what was decided}

- Start date: (fill it in)
- Sail [optional]: ___

## Why now

Describe what made you decide.

## Ways we saw

Name at least two, in 4-12 words.

* {way 1}

### Costs

What does each cost?

## Choice

{kite | balloon | glider}

## Marks

| Part | Marks |
| --- | --- |
| frame | |
| sail | |

- [ ] The frame is whole
- [ ] The sail is dry

## More (optional)

<!-- Links, pictures. Remove this comment. -->
`;

/** The template that a text of any shape states. */
export function anyTemplate(text: string): Template {
  const template = readTemplate(parseReport(text), "template.md", "option");
  return { ...template, questions: [], sections: [], checklist: [], slots: heldSlots(text) };
}

/** A text of the template with some of it replaced, each once; what is not in it is a mistake in the test. */
export function changed(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the document has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, decisions);
}

function contextIn(mode: Mode, text: string, template: Template, before: readonly string[]): Context {
  const match = matchText(text, template, coursePatterns);
  const then = before.map((one) => matchText(one, template, coursePatterns).report);
  const differs = changedQuestions(then, match.report);
  const about = { mode, path: "docs/0001.md", files: () => ({ kind: "present" as const }), page: null };
  return contextOf(match, about, (question) => before.length === 0 || differs.has(question));
}

/** What a full scan finds. */
export function scanned(text: string, template = anyTemplate(decisions), settings: Settings = {}): readonly Finding[] {
  return check(contextIn("scan", text, template, []), settings, []);
}

/** What a commit is told that makes `now` of `before`. */
export function committed(before: string, now: string, template = anyTemplate(decisions)): readonly Finding[] {
  return check(contextIn("staged", now, template, [before]), {}, [contextIn("staged", before, template, [])]);
}

/** The findings that are about a document's structure, as "rule: message". */
export function structural(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ rule }) => rule.startsWith("template/")).map(({ rule, message }) => `${rule}: ${message}`);
}

/** The levels at which a rule tells of `now`, in a commit that made it of the template and in a scan. */
export function levels(rule: RuleName, now: string): { commit: Level | null; scan: Level | null } {
  const of = (findings: readonly Finding[]): Level | null => findings.find((one) => one.rule === rule)?.level ?? null;
  return { commit: of(committed(decisions, now)), scan: of(scanned(now)) };
}

/** A document with all put back that can be, of all sections or of some. */
export function fixed(
  text: string,
  template = anyTemplate(decisions),
  sections: ReadonlySet<string> | null = null,
): Fixed {
  return fixText(text, {
    template,
    templateTexts: [],
    before: null,
    path: "docs/0001.md",
    patterns: coursePatterns,
    files: () => ({ kind: "present" }),
    rules: null,
    safe: false,
    questions: null,
    sections,
  });
}
