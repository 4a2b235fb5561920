import type { Report } from "../report/model.js";
import { parseReport } from "../report/parse.js";
import type { Template } from "../template/model.js";
import { sectionsOf } from "../template/sections.js";
import { matchText } from "./match.js";
import type { Match } from "./model.js";
import { type Assessed, assess } from "./questions/assess.js";

/** A report with every question of it, in its order, as its page shows them. */
export interface Shown {
  readonly report: Report;
  readonly questions: readonly Assessed[];
  readonly template: Template;
}

/** A report as its page shows it, which is made by a template that may be another than the one that the report is held to. */
export function asShown(match: Match, ofPage: Template): Shown {
  if (ofPage === match.template) return match;
  const { patterns } = match;
  if (ofPage.slots !== null) return matchText(match.report.text, ofPage, patterns);
  const report = parseReport(match.report.text, { patterns, ...sectionsOf(ofPage) });
  return { report, questions: assess(report, ofPage, patterns), template: ofPage };
}
