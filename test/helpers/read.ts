/** The readers of reports and templates, with the words of the course's template unless a test says otherwise. */
import { coursePatterns } from "../../src/course/patterns.js";
import { amountsOf } from "../../src/match/amounts.js";
import { type Assessed, assess as assessWith } from "../../src/match/questions/assess.js";
import type { Patterns, Report, Span } from "../../src/report/model.js";
import { type ParseOptions, parseReport as parseWith } from "../../src/report/parse.js";
import * as placeholder from "../../src/report/placeholder.js";
import type { Template, TemplateSource } from "../../src/template/model.js";
import { readTemplate as readWith } from "../../src/template/read.js";

export function parseReport(text: string, options: Partial<ParseOptions> = {}): Report {
  return parseWith(text, { patterns: coursePatterns, ...options });
}

export function readTemplate(
  report: Report,
  name: string,
  source: TemplateSource,
  patterns: Patterns = coursePatterns,
  structure = true,
): Template {
  return { ...readWith(report, name, source, patterns, structure), amountsOf };
}

export function assess(report: Report, template: Template): readonly Assessed[] {
  return assessWith(report, template, coursePatterns);
}

export function findPlaceholders(text: string, patterns: Patterns = coursePatterns): Span[] {
  return placeholder.findPlaceholders(text, patterns);
}

export function isOnlyPlaceholder(text: string): boolean {
  return placeholder.isOnlyPlaceholder(text, coursePatterns);
}
