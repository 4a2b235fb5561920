/** A small template in the course's manner, reports made from it, and what the rules say of them. */

import { coursePatterns } from "../../src/course/patterns.js";
import { withCourse } from "../../src/course/recognise.js";
import { matchText } from "../../src/match/match.js";
import { changedQuestions } from "../../src/report/changes.js";
import type { Report } from "../../src/report/model.js";
import { contextBefore, contextOf } from "../../src/rules/context.js";
import type { Context, Files, Finding, Level, Mode, PageState, RuleName } from "../../src/rules/model.js";
import { check, type Settings } from "../../src/rules/run-rules.js";
import type { Template } from "../../src/template/model.js";
import { sectionsOf } from "../../src/template/sections.js";
import { parseReport, readTemplate } from "../helpers/read.js";

export const pristine = `---
layout: default
nav_exclude: true
---

# Report of the kite club

* [ ] Buy wood for the frame
* [ ] Sew the sail
      on a strong machine
* [ ] Fly it once

## The group

### Question 1
> **Which number has your group?**
>
> Answer:

--- question 1 fill here ---

### Question 2
> **Who belongs to your group?**
>
> Example:
>
> *k123, k456, k789*
>
> Answer:

--- question 2 fill here ---

## The building

### Question 3

> **Which wood did you choose for the frame,**
> **and what made you choose it?**
>
> Answer length: 5-10 words.
>
> Example:
> *We took ... for the frame because it bends a long way before it breaks, and ... for the spine.*
>
> Answer:

--- question 3 fill here ---

### Question 4

> **Show the kite when it was done.**
>
> Answer length: 2-40 words + 1 to 2 images.
>
> Answer:

--- question 4 fill here ---

## The flying

### Question 5

> **What would you do in another way next time?**
>
> Answer:

--- question 5 fill here ---
`;

/** The pristine report with these answers in place of their placeholders. */
export function answered(answers: Readonly<Record<number, string>>): string {
  return Object.entries(answers).reduce(
    (text, [number, answer]) => replaced(text, `--- question ${number} fill here ---`, answer),
    pristine,
  );
}

/** `text` with its first `from` replaced; a text that has none is a mistake in the test. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the report has no ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}

/** As if it were the course's. */
export const template: Template = withCourse(readTemplate(parseReport(pristine), "kites", "option"));

export interface Circumstances {
  readonly files?: Files;
  readonly page?: PageState;
  readonly settings?: Settings;
  readonly template?: Template;
  readonly path?: string;
}

/** What a full scan finds in a report. */
export function scan(now: string, circumstances: Circumstances = {}): readonly Finding[] {
  return check(
    contextIn("scan", now, circumstances, () => true),
    circumstances.settings ?? {},
    [],
  );
}

/** What is found in a commit that makes `now` of one version, or in a merge of several. */
export function commit(
  before: string | readonly string[],
  now: string,
  circumstances: Circumstances = {},
): readonly Finding[] {
  const versions = typeof before === "string" ? [before] : before;
  const reports = versions.map((text) => read(text, circumstances));
  const report = read(now, circumstances);
  const changed = new Set([...changedQuestions(reports, report)].map(({ number }) => number));
  const isChecked = (number: number): boolean => changed.has(number);
  const context = contextIn("staged", now, circumstances, isChecked);
  return check(
    context,
    circumstances.settings ?? {},
    versions.map((text) => contextBefore(context, contextIn("staged", text, circumstances, isChecked).match, context)),
  );
}

/** The findings of one rule. */
export function by(rule: RuleName, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

/** The levels of a rule's first finding, in a commit that makes `now` of `before` and in a scan of `now`. */
export function levelsOf(
  rule: RuleName,
  now: string,
  circumstances: Circumstances = {},
  before = pristine,
): { commit: Level | null; scan: Level | null } {
  return {
    commit: by(rule, commit(before, now, circumstances))[0]?.level ?? null,
    scan: by(rule, scan(now, circumstances))[0]?.level ?? null,
  };
}

function read(text: string, circumstances: Circumstances): Report {
  return parseReport(text, { ...sectionsOf(circumstances.template ?? template) });
}

function contextIn(
  mode: Mode,
  text: string,
  circumstances: Circumstances,
  isChecked: (number: number) => boolean,
): Context {
  const match = matchText(text, circumstances.template ?? template, coursePatterns);
  const about = {
    mode,
    path: circumstances.path ?? "reports/README.md",
    files: circumstances.files ?? (() => ({ kind: "present" as const })),
    page: circumstances.page ?? null,
  };
  return contextOf(match, about, ({ number }) => isChecked(number));
}
