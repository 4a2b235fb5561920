import { createHash } from "node:crypto";
import { course02476 } from "../course/course-02476.js";
import type { Repository } from "../git/repository.js";
import type { Patterns, Report } from "../report/model.js";
import { type Failure, isFailure } from "../result.js";
import { keep, kept } from "../state/kept-value.js";
import { aBoolean, aListOf, aNumber, anObject, aString, oneOf, orNull } from "../state/value-shapes.js";
import type { Limits, Range, Template, TemplateQuestion, TemplateSection, Words } from "../template/model.js";
import type { TemplateSources, Templates } from "./find-template.js";
import { isShallow } from "./oldest-version.js";

/** What is kept: the templates, and all that they were found by. */
interface Kept {
  readonly key: string;
  readonly template: KeptTemplate;
  /** Null where it is the same. */
  readonly ofPage: KeptTemplate | null;
}

/** What has slots was named, and is read again each time; of the course only what differs between its templates is kept. */
interface KeptTemplate extends Omit<Template, "slots" | "course" | "amountsOf"> {
  /** Null where it is no course's. */
  readonly course: { readonly checkerCuts: boolean; readonly frontMatter: boolean } | null;
}

const words = anObject<Words>({ hashes: aListOf(aNumber), text: orNull(aListOf(aString)) });
const range = orNull(anObject<Range>({ min: orNull(aNumber), max: orNull(aNumber) }));
const section = anObject<TemplateSection>({ title: words, firstQuestion: orNull(aNumber) });
const question = anObject<TemplateQuestion>({
  number: aNumber,
  section: orNull(aNumber),
  level: aNumber,
  suffix: words,
  limits: anObject<Limits>({ words: range, images: range }),
  fingerprint: aString,
  asked: words,
  example: words,
  hasLimitLine: aBoolean,
  placeholder: orNull(words),
});
const template = anObject<KeptTemplate>({
  name: aString,
  source: oneOf("option", "config", "edition", "history", "head", "report"),
  structure: aBoolean,
  course: orNull(anObject<NonNullable<KeptTemplate["course"]>>({ checkerCuts: aBoolean, frontMatter: aBoolean })),
  sections: aListOf(section),
  questions: aListOf(question),
  checklist: aListOf(words),
});
const isKept = anObject<Kept>({ key: aString, template, ofPage: orNull(template) });

/**
 * The templates of a report that names none, in a repository that a person works in: found once, and kept for its next version.
 *
 * @param path from the repository's root
 */
export async function templatesOnceFound(
  repository: Repository,
  report: Report,
  path: string,
  sources: TemplateSources,
  patterns: Patterns,
): Promise<Templates | Failure> {
  const key = templateKey(report, path, patterns);
  const known = keptTemplates(repository, path, key);
  if (known !== null) return known;
  let lasts = true;
  const head: TemplateSources["head"] = () => {
    lasts = false;
    return sources.head();
  };
  const oldest: TemplateSources["oldest"] = (accept) => {
    lasts &&= !isShallow(repository);
    return sources.oldest(accept);
  };
  // With all editions of the course's template: most runs need none.
  const { findTemplates } = await import("./find-template.js");
  const templates = await findTemplates(report, path, { ...sources, oldest, head }, patterns);
  // The version at HEAD is another one after the next commit, and the past of a shallow clone grows.
  if (!isFailure(templates) && lasts) keepTemplates(repository, path, key, templates);
  return templates;
}

/**
 * All that an edition is recognised by, and all that tells one template's history from another's: the report without its answers, its
 * path and how its parts are called.
 */
export function templateKey(report: Report, path: string, patterns: Patterns): string {
  const hash = createHash("sha256").update(JSON.stringify([path, patterns]));
  let at = 0;
  for (const { answer } of report.questions) {
    if (answer === null) continue;
    hash.update(`${report.text.slice(at, answer.span.start)}\0`);
    at = answer.span.end;
  }
  return hash.update(report.text.slice(at)).digest("hex");
}

/** The templates that this build found by the same key before; null where it found none. */
function keptTemplates(repository: Repository, path: string, key: string): Templates | null {
  const found = kept(repository.commonDir, nameOf(path), isKept);
  if (found?.key !== key) return null;
  const template = asTemplate(found.template);
  return { template, ofPage: found.ofPage === null ? template : asTemplate(found.ofPage) };
}

/** Keeps templates for the next run. Where they cannot be kept it only costs time. */
function keepTemplates(repository: Repository, path: string, key: string, { template, ofPage }: Templates): void {
  const other = ofPage === template ? null : asKept(ofPage);
  keep(repository.commonDir, nameOf(path), { key, template: asKept(template), ofPage: other } satisfies Kept);
}

function asKept({ slots: _, amountsOf: __, course, ...kept }: Template): KeptTemplate {
  if (course === null) return { ...kept, course };
  return { ...kept, course: { checkerCuts: course.checkerCuts > 0, frontMatter: course.frontMatter } };
}

function asTemplate({ course, ...kept }: KeptTemplate): Template {
  return {
    ...kept,
    slots: null,
    amountsOf: null,
    course: course === null ? null : course02476(course.checkerCuts, course.frontMatter),
  };
}

function nameOf(path: string): string {
  return `template-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}
