import type { Version } from "./find-template.js";
import { findTemplateText } from "./mend/template-text.js";
import type { Patterns, Report } from "./report/model.js";
import { parseReport } from "./report/parse.js";
import { editionTemplate } from "./template/editions/editions.js";
import type { Template } from "./template/model.js";
import { sectionTitles } from "./template/sections.js";

/** Where the text of a template may be looked for. */
export interface TextSources {
  /** The text of the file that the option or the configuration names; null where it cannot be read. */
  readonly readFile: () => Promise<string | null>;
  /** The committed versions of the report, the oldest first. */
  readonly versions: () => AsyncIterable<Version>;
}

/**
 * The texts that hold a template's own: the file it was read from or, of an edition, which is known by hashes alone, as
 * many of the report's oldest versions as it takes to have every question once.
 */
export async function findTemplateTexts(
  template: Template,
  sources: TextSources,
  patterns: Patterns,
): Promise<readonly string[]> {
  const named = template.source === "option" || template.source === "config";
  if (named && editionTemplate(template.name) === null) {
    const text = await sources.readFile();
    return text === null ? [] : [text];
  }
  const texts: string[] = [];
  const reports: Report[] = [];
  let found = 0;
  for await (const { text } of sources.versions()) {
    const report = parseReport(text, { patterns, isSection: sectionTitles(template) });
    const known = findTemplateText(template, [...reports, report], patterns).questions.size;
    if (known === found) continue;
    found = known;
    texts.push(text);
    reports.push(report);
    if (found === template.questions.length) break;
  }
  return texts;
}
