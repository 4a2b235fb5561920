import type { Report, Span } from "../report/model.js";
import { oncePer } from "../report/once.js";
import { oncePerText } from "../report/once-per-text.js";
import { sharedSorted, sharedWords, sortedHashes } from "../template/compare.js";
import type { Template, TemplateQuestion } from "../template/model.js";
import { promptFingerprint } from "../template/prompt-fingerprint.js";
import { hashesOf } from "../template/tokens.js";
import { courseFor } from "./course-02476.js";
import { allEditions, type Edition, editionTemplate } from "./editions/editions.js";

/** How much of an edition's words a report must hold to be taken for it where not one prompt is exactly the edition's. */
const leastShare = 0.5;
const noWords = new Uint32Array();

/**
 * The published edition that `report` was made from: the one with the most prompts that are exactly the report's, then
 * the closest by words; ties go to the checklist, then the front matter, then the newest.
 *
 * @returns null where the report is like none of them
 */
export function recognise(report: Report): Template | null {
  return recogniseBy(whatTellsIt(report), report);
}

const recogniseBy = oncePerText(500_000, (_: string, report: Report): Template | null => {
  const prompts = fingerprintsOf(report);
  const best = bestBy(allEditions(), (edition) => exactPrompts(edition, prompts));
  const anyExact = best.some((edition) => exactPrompts(edition, prompts) > 0);
  const closest = closestByWords(report, best, anyExact ? 0 : leastShare);
  const items = report.checklist.flatMap((item) => hashesOf(item.text));
  const likeliest = bestBy(closest, (edition) => -distance(checklistWords(edition), items));
  const framed = bestBy(likeliest, (edition) => (edition.frontMatter === (report.frontMatter !== null) ? 1 : 0));
  const newest = framed.at(-1);
  return newest === undefined ? null : editionTemplate(newest.name);
});

/** All of a report that tells its edition: the groups of a class have most of it, often all, in common. */
function whatTellsIt({ text, frontMatter, checklist, questions }: Report): string {
  const part = (span: Span | null): string => (span === null ? "" : text.slice(span.start, span.end));
  const prompts = questions.map(({ number, prompt: { span, asked, example } }) => [
    number,
    ...[span, asked, example].map(part),
  ]);
  return JSON.stringify([frontMatter === null, checklist.map((item) => item.text), prompts]);
}

/**
 * The edition whose prompts are exactly a template's, if there is one: then it is the course's, and its checker reads it as such. Of several the
 * newest, of those that begin as the template does.
 *
 * @param frontMatter whether the template begins with front matter
 */
export function editionLike(template: Template, frontMatter: boolean): Template | null {
  const same = allEditions().filter(
    (edition) =>
      edition.fingerprints.size === template.questions.length &&
      template.questions.every((question) => edition.fingerprints.get(question.number) === question.fingerprint),
  );
  const newest = bestBy(same, (edition) => (edition.frontMatter === frontMatter ? 1 : 0)).at(-1);
  return newest === undefined ? null : editionTemplate(newest.name);
}

/**
 * A template that was found in a file or in a history, with the course that reads reports like it: where all its prompts are an
 * edition's, as it reads that edition's, else whole.
 *
 * @param frontMatter whether that text begins with front matter
 */
export function withCourse(template: Template, frontMatter = false): Template {
  return { ...template, course: editionLike(template, frontMatter)?.course ?? courseFor(0) };
}

/** The fingerprint of each question's prompt; where a number stands twice, of each. */
function fingerprintsOf(report: Report): ReadonlySet<string> {
  return new Set(report.questions.map(({ number, prompt }) => keyOf(number, promptFingerprint(prompt, report))));
}

function exactPrompts(edition: Edition, prompts: ReadonlySet<string>): number {
  let count = 0;
  for (const [number, fingerprint] of edition.fingerprints) if (prompts.has(keyOf(number, fingerprint))) count++;
  return count;
}

function closestByWords(report: Report, editions: readonly Edition[], least: number): readonly Edition[] {
  const alike = new Set(editions.map((edition) => edition.prompts));
  if (least === 0 && alike.size === 1) return editions;
  const words = promptWords(report);
  const scores = new Map<string, number>();
  for (const edition of editions) {
    if (!scores.has(edition.prompts)) scores.set(edition.prompts, wordScore(words, edition, least));
  }
  return bestBy(
    editions.filter((edition) => (scores.get(edition.prompts) as number) > Number.NEGATIVE_INFINITY),
    (edition) => scores.get(edition.prompts) as number,
  );
}

/** The words of each question's prompt but its limit line, by its number. */
function promptWords(report: Report): ReadonlyMap<number, Uint32Array> {
  const words = (span: Span | null): number[] =>
    span === null ? [] : hashesOf(report.text.slice(span.start, span.end));
  return new Map(
    report.questions.map(({ number, prompt }) => [
      number,
      sortedHashes([...words(prompt.asked), ...words(prompt.example)]),
    ]),
  );
}

/** The words of an edition's prompt, sorted once for all reports. */
const askedBy = oncePer(({ asked, example }: TemplateQuestion) => sortedHashes([...asked.hashes, ...example.hashes]));

/** Words of the edition's prompts that the report's lack or add, as a negative number; minus infinity below `least`. */
function wordScore(words: ReadonlyMap<number, Uint32Array>, edition: Edition, least: number): number {
  const template = editionTemplate(edition.name);
  if (template === null) return Number.NEGATIVE_INFINITY;
  let shared = 0;
  let total = 0;
  let away = 0;
  for (const question of template.questions) {
    const asked = askedBy(question);
    const now = words.get(question.number) ?? noWords;
    const both = sharedSorted(asked, now);
    shared += both;
    total += asked.length;
    away += asked.length + now.length - 2 * both;
  }
  return shared < least * total ? Number.NEGATIVE_INFINITY : -away;
}

function checklistWords(edition: Edition): number[] {
  return editionTemplate(edition.name)?.checklist.flatMap((item) => item.hashes) ?? [];
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.length + b.length - 2 * sharedWords(a, b);
}

function keyOf(number: number, fingerprint: string): string {
  return `${number} ${fingerprint}`;
}

/** The items of `list` with the highest score, in their order. */
function bestBy<T>(list: readonly T[], score: (item: T) => number): readonly T[] {
  const scores = list.map(score);
  const best = Math.max(...scores);
  return list.filter((_, index) => scores[index] === best);
}
