import { type Failure, fail, isFailure } from "./failure.js";
import { nearest } from "./nearest.js";
import type { Patterns, Report } from "./report/model.js";
import { parseReport } from "./report/parse.js";
import { editionNames, editionTemplate } from "./template/editions/editions.js";
import type { Template, TemplateSource } from "./template/model.js";
import { correctedBy, fitsExactly, isPristine } from "./template/pristine.js";
import { readTemplate } from "./template/read.js";
import { editionLike, recognise } from "./template/recognise.js";

/** Another version of the report, as text. */
export interface Version {
  /** What to call it: a commit. */
  readonly name: string;
  readonly text: string;
}

/** Where a template may be looked for; each is asked only when its turn comes. */
export interface TemplateSources {
  /** `--template`: an edition's name or a path from the current folder. */
  readonly option: string | null;
  /** The configuration's `template`: an edition's name or a path from the repository's root. */
  readonly config: string | null;
  /** The text of the file that one of the two names. */
  readonly readFile: (path: string, source: "option" | "config") => Promise<string | Failure>;
  /** The oldest committed version of the report that `accept` takes. */
  readonly oldest: (accept: (text: string) => boolean) => Promise<Version | null>;
  readonly head: () => Promise<Version | null>;
}

/**
 * The template that a report is held to, from the first source that serves: the option, the configuration, a published
 * edition, the report's own history, the report at HEAD, or its own text (then only its limits count).
 *
 * @returns a failure where the template that was asked for does not exist or holds no question
 */
export async function findTemplate(
  report: Report,
  path: string,
  sources: TemplateSources,
  patterns: Patterns,
): Promise<Template | Failure> {
  if (sources.option !== null) return namedTemplate(sources.option, "option", sources, patterns);
  if (sources.config !== null) return namedTemplate(sources.config, "config", sources, patterns);

  const edition = recognise(report);
  if (edition !== null && fitsExactly(edition, report)) return edition;
  const known = edition === null ? null : ((await editionAtHead(sources, patterns)) ?? edition);
  const oldest = await sources.oldest((text) => isPristine(parseReport(text, { patterns }), patterns));
  const first = oldest === null ? null : versionTemplate(oldest, "history", patterns);
  if (known !== null) return first === null ? known : correctedBy(first, known, report);
  if (first !== null) return first;

  const head = await sources.head();
  const before = head === null ? null : versionTemplate(head, "head", patterns);
  if (before !== null && before.questions.length > 0) return before;
  return readTemplate(report, path, "report", patterns, false);
}

/** The edition that the report at HEAD holds whole: what prompts that are damaged now were before. */
async function editionAtHead(sources: TemplateSources, patterns: Patterns): Promise<Template | null> {
  const head = await sources.head();
  if (head === null) return null;
  const report = parseReport(head.text, { patterns });
  const edition = recognise(report);
  return edition !== null && report.questions.length > 0 && fitsExactly(edition, report) ? edition : null;
}

async function namedTemplate(
  name: string,
  source: "option" | "config",
  sources: TemplateSources,
  patterns: Patterns,
): Promise<Template | Failure> {
  const edition = editionTemplate(name);
  if (edition !== null) return { ...edition, source };
  const text = await sources.readFile(name, source);
  if (isFailure(text)) {
    const near = nearest(name, editionNames());
    if (near !== null) return fail(`template ${name}: no such edition or file; did you mean ${near}?`);
    return fail(`template ${name}: ${text.failure}; or name an edition, such as ${editionNames().at(-1)}`);
  }
  const template = versionTemplate({ name, text }, source, patterns);
  if (template.questions.length > 0) return template;
  return fail(`template ${name}: it holds no question; a template has headings like "### ${patterns.question} 1"`);
}

/** The template that a text states; where all its prompts are an edition's, the course's checker reads it like that edition. */
function versionTemplate(version: Version, source: TemplateSource, patterns: Patterns): Template {
  const template = readTemplate(parseReport(version.text, { patterns }), version.name, source, patterns);
  return { ...template, reader: editionLike(template)?.reader ?? "whole" };
}
