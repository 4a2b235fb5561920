/** Fixing in tests: a report against the template that it was made from. */

import { coursePatterns } from "../../src/course/patterns.js";
import { withCourse } from "../../src/course/recognise.js";
import { type Fixed, type FixOptions, fixText } from "../../src/fix/fix.js";
import { matchText } from "../../src/match/match.js";
import { contextOf } from "../../src/rules/context.js";
import type { Files, Finding } from "../../src/rules/model.js";
import { check } from "../../src/rules/run-rules.js";
import type { Template } from "../../src/template/model.js";
import { parseReport, readTemplate } from "./read.js";

export const path = "reports/README.md";
export const allThere: Files = () => ({ kind: "present" });

/** The template that a pristine text states. */
export function templateFrom(text: string): Template {
  return withCourse(readTemplate(parseReport(text), "template", "option"));
}

/** `report` fixed with its template's text at hand. */
export function fixedWith(report: string, templateText: string, options: Partial<FixOptions> = {}): Fixed {
  return fixText(report, {
    template: templateFrom(templateText),
    templateTexts: [templateText],
    before: null,
    path,
    patterns: coursePatterns,
    files: allThere,
    rules: null,
    safe: false,
    questions: null,
    ...options,
  });
}

/** What a full scan finds in `report`. */
export function found(report: string, template: Template, files: Files = allThere): readonly Finding[] {
  const match = matchText(report, template, coursePatterns);
  return check(
    contextOf(match, { mode: "scan", path, files, page: null }, () => true),
    {},
    [],
  );
}
