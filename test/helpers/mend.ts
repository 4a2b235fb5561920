/** Mending in tests: a report against the template that it was made from. */

import { type Mended, type MendOptions, mend } from "../../src/mend/mend.js";
import { parseReport } from "../../src/report/parse.js";
import { coursePatterns } from "../../src/report/patterns.js";
import { check } from "../../src/rules/check.js";
import type { Files, Finding } from "../../src/rules/model.js";
import { assess } from "../../src/template/assess.js";
import type { Template } from "../../src/template/model.js";
import { readTemplate } from "../../src/template/read.js";
import { sectionTitles } from "../../src/template/sections.js";

export const path = "reports/README.md";
export const allThere: Files = () => ({ kind: "present" });

/** The template that a pristine text states. */
export function templateFrom(text: string): Template {
  return readTemplate(parseReport(text), "template", "option");
}

/** `report` mended with its template's text at hand. */
export function mended(report: string, templateText: string, options: Partial<MendOptions> = {}): Mended {
  return mend(report, {
    template: templateFrom(templateText),
    templateTexts: [templateText],
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
  const parsed = parseReport(report, { isSection: sectionTitles(template) });
  const questions = assess(parsed, template);
  const subject = { path, report: parsed, template, questions, checked: questions, files, page: null } as const;
  return check({ ...subject, mode: "scan", patterns: coursePatterns }, {}, []);
}
