import { editionTemplate } from "../course/editions/editions.js";
import type { ObjectReader } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { findTemplateText } from "../match/questions/template-text.js";
import type { Patterns, Report } from "../report/model.js";
import { parseReport } from "../report/parse.js";
import type { Template } from "../template/model.js";
import { sectionsOf } from "../template/sections.js";

/** A report in its repository's history. */
export interface History {
  readonly repository: Repository;
  readonly objects: ObjectReader;
  /** From the repository's root. */
  readonly path: string;
}

/**
 * The texts that hold a template's own: the file it was read from or, of an edition, which is known by hashes alone, as
 * many of the report's oldest versions as it takes to have every question once. None of what is held to by its slots, which carries its own.
 *
 * @param readFile the text of the file that the option or the configuration names; null where it cannot be read
 * @param history null where there is none
 */
export async function findTemplateTexts(
  template: Template,
  readFile: () => Promise<string | null>,
  history: History | null,
  patterns: Patterns,
): Promise<readonly string[]> {
  if (template.slots !== null) return [];
  const named = template.source === "option" || template.source === "config";
  if (named && editionTemplate(template.name) === null) {
    const text = await readFile();
    return text === null ? [] : [text];
  }
  if (history === null) return [];
  const { oldVersions } = await import("../git/history.js");
  const texts: string[] = [];
  const reports: Report[] = [];
  let found = 0;
  for await (const { text } of oldVersions(history.repository, history.objects, history.path)) {
    const report = parseReport(text, { patterns, ...sectionsOf(template) });
    const known = findTemplateText(template, [...reports, report], patterns).questions.size;
    if (known === found) continue;
    found = known;
    texts.push(text);
    reports.push(report);
    if (found === template.questions.length) break;
  }
  return texts;
}
