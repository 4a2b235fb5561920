import { closestName } from "../config/closest-name.js";
import { editionNames, editionTemplate } from "../course/editions/editions.js";
import { editionLike, recognise, withCourse } from "../course/recognise.js";
import type { Patterns, Report } from "../report/model.js";
import { keepingLast, oncePer } from "../report/once.js";
import { parseReport } from "../report/parse.js";
import { type Failure, fail, isFailure } from "../result.js";
import type { Template } from "../template/model.js";
import { correctedBy, fitsExactly, isPristine } from "../template/pristine.js";
import { readTemplate } from "../template/read.js";
import type { ReadSlots } from "../template/slot-model.js";

/** Another version of the report, as text. */
export interface Version {
  /** What to call it: a commit. */
  readonly name: string;
  readonly text: string;
}

/** Where a template may be looked for; each is asked only when its turn comes. */
export interface TemplateSources extends NamedSources {
  /** The oldest committed version of the report that `accept` takes. */
  readonly oldest: (accept: (text: string) => boolean) => Promise<Version | null>;
  readonly head: () => Promise<Version | null>;
}

/** What is named, and how it is read. */
export interface NamedSources {
  /** `--template`: an edition's name or a path from the current folder. */
  readonly option: string | null;
  /** The configuration's `template`: an edition's name or a path from the repository's root. */
  readonly config: string | null;
  /** The text of the file that one of the two names. */
  readonly readFile: (path: string, source: "option" | "config") => Promise<string | Failure>;
  /** What was read from the text of a template of any shape by an earlier run, and where it is kept; without it nothing is. */
  readonly read?: {
    readonly kept: (name: string, text: string) => ReadSlots | null;
    readonly keep: (name: string, text: string, slots: ReadSlots) => void;
  };
}

/** The templates of a report; mostly one and the same. */
export interface Templates {
  /** What the report is held to. */
  readonly template: Template;
  /** What its page is made by. Neither history nor HEAD tells it, so that every clone makes the same page of the same commit. */
  readonly ofPage: Template;
}

/**
 * The template that a report is held to, from the first source that serves: the option, the configuration, a published
 * edition, the report's own history, the report at HEAD, or its own text (then only its limits count). And the one that its page is made
 * by: the option's, the configuration's, the edition that its text is recognised as, or its own text.
 *
 * @returns a failure where the template that was asked for does not exist or holds no question
 */
export async function findTemplates(
  report: Report,
  path: string,
  sources: TemplateSources,
  patterns: Patterns,
): Promise<Templates | Failure> {
  const named = await namedTemplates(sources, patterns);
  if (named !== null) return named;
  const edition = recognise(report);
  if (edition !== null && fitsExactly(edition, report)) {
    const before = isPartOf(edition, report) ? await editionAtHead(sources, report, patterns) : null;
    const template = before !== null && fitsExactly(before, report) ? before : edition;
    return { template, ofPage: edition };
  }
  const past = await pastTemplate(edition, sources, report, patterns);
  if (past !== null && edition !== null) return { template: past, ofPage: edition };
  const own = withCourse(readTemplate(report, path, "report", patterns, false), report.frontMatter !== null);
  return { template: past ?? own, ofPage: edition ?? own };
}

/** The template that the option or the configuration names, whatever the report says; null where neither does. */
export async function namedTemplates(sources: NamedSources, patterns: Patterns): Promise<Templates | Failure | null> {
  const source = sources.option === null ? "config" : "option";
  const name = sources[source];
  if (name === null) return null;
  const template = await namedTemplate(name, source, sources, patterns);
  return isFailure(template) ? template : { template, ofPage: template };
}

/** The template of a report that is no edition to the letter, as far as its past tells it; null where that tells nothing. */
async function pastTemplate(
  edition: Template | null,
  sources: TemplateSources,
  report: Report,
  patterns: Patterns,
): Promise<Template | null> {
  const known = edition === null ? null : ((await editionAtHead(sources, report, patterns)) ?? edition);
  const oldest = await sources.oldest((text) => isPristine(versionOf(text, patterns), patterns));
  if (known !== null && oldest !== null) {
    return correctedBy(versionOf(oldest.text, patterns), known, report, patterns);
  }
  if (known !== null) return known;
  if (oldest !== null) return versionTemplate(oldest, "history", patterns);

  const head = await sources.head();
  const before = head === null ? null : versionTemplate(head, "head", patterns);
  return before !== null && before.questions.length > 0 ? before : null;
}

/** Whether so much of an edition is gone from a report that what is left may be another's as well. */
function isPartOf({ questions, checklist }: Template, report: Report): boolean {
  return report.questions.length < questions.length || (report.checklist.length === 0 && checklist.length > 0);
}

/**
 * The edition that the report at HEAD holds whole, or is likest where it has more questions to tell it by: what prompts that are damaged
 * or gone now were before.
 *
 * @param now the version that holds none whole
 */
async function editionAtHead(sources: TemplateSources, now: Report, patterns: Patterns): Promise<Template | null> {
  const head = await sources.head();
  if (head === null || head.text === now.text) return null;
  const report = parseReport(head.text, { patterns });
  const edition = recognise(report);
  if (edition === null || report.questions.length === 0) return null;
  return report.questions.length > now.questions.length || fitsExactly(edition, report) ? edition : null;
}

async function namedTemplate(
  name: string,
  source: "option" | "config",
  sources: NamedSources,
  patterns: Patterns,
): Promise<Template | Failure> {
  const edition = editionTemplate(name);
  if (edition !== null) return { ...edition, source };
  const text = await sources.readFile(name, source);
  if (isFailure(text)) {
    const near = closestName(name, editionNames());
    if (near !== null) return fail(`template ${name}: no such edition or file; did you mean ${near}?`);
    return fail(`template ${name}: ${text.failure}; or name an edition, such as ${editionNames().at(-1)}`);
  }
  return fileTemplate(text, name, source, patterns, sources.read);
}

/**
 * The template that a file states, whatever its shape.
 *
 * @returns a failure where nothing stands in it that a document could be held to
 */
async function fileTemplate(
  text: string,
  name: string,
  source: "option" | "config",
  patterns: Patterns,
  read: NamedSources["read"],
): Promise<Template | Failure> {
  const ofAnyShape = { name, source, structure: true, course: null, questions: [], sections: [], checklist: [] };
  const before = read?.kept(name, text) ?? null;
  if (before !== null) {
    const { amountsOf, heldAgain } = await import("../match/slots/any-template.js");
    return { ...ofAnyShape, amountsOf, slots: heldAgain(text, before) };
  }
  if (text.trim() === "") return fail(`template ${name}: it is empty; write into it what every document is to have`);
  const whole = parseReport(text, { patterns });
  const asReport = readTemplate(whole, name, source, patterns);
  const edition = editionLike(asReport, whole.frontMatter !== null);
  if (edition !== null) return { ...asReport, course: edition.course };
  const { amountsOf, asksByPrompts, holdsAnything, heldSlots, withLimitsInWords } = await import(
    "../match/slots/any-template.js"
  );
  const slots = heldSlots(text, patterns.question);
  // In a template's own file no answer can hold a heading.
  const report = parseReport(text, { patterns, isSection: () => true });
  const template = readTemplate(report, name, source, patterns);
  if (asksByPrompts(report, slots, patterns)) return { ...withLimitsInWords(template, report, slots), amountsOf };
  if (!holdsAnything(slots)) {
    return fail(
      `template ${name}: it asks for nothing; a template has headings, labelled lines, a table or a checklist`,
    );
  }
  read?.keep(name, text, slots);
  return { ...ofAnyShape, amountsOf, slots };
}

/** The template that a version of the report states; one at HEAD is read as one of before. */
function versionTemplate(version: Version, source: "history" | "head", patterns: Patterns): Template {
  const { name, text } = version;
  return { ...statedBy(versionOf(text, patterns), patterns), name, source };
}

/** A version is asked whether it is a template and read as one, and the groups of a class begin with the same. */
const versionOf = keepingLast((text: string, patterns: Patterns) => parseReport(text, { patterns }));
const statedBy = oncePer((report: Report, patterns: Patterns) =>
  withCourse(readTemplate(report, "", "history", patterns), report.frontMatter !== null),
);
