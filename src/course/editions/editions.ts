import type { Range, Template, TemplateQuestion, Words } from "../../template/model.js";
import { courseFor } from "../course-02476.js";
import { editionsData as editions } from "./data.js";
import type { EditionData, QuestionData } from "./format.js";

/** What recognition needs to know of an edition before its words are read. */
export interface Edition {
  readonly name: string;
  readonly frontMatter: boolean;
  /** Fingerprint of each question's prompt, by its number. */
  readonly fingerprints: ReadonlyMap<number, string>;
  /** The same for two editions whose questions are all alike. */
  readonly prompts: string;
}

let listed: readonly Edition[] | null = null;

/** The published editions of the course's template, oldest first. */
export function allEditions(): readonly Edition[] {
  listed ??= editions.editions.map((edition) => ({
    name: edition.name,
    frontMatter: edition.frontMatter,
    fingerprints: new Map(
      edition.questions.map((question) => [dataOf(question.data).number, dataOf(question.data).fingerprint]),
    ),
    prompts: edition.questions.map((question) => question.data).join(),
  }));
  return listed;
}

/** The names of the editions, oldest first. */
export function editionNames(): readonly string[] {
  return editions.editions.map((edition) => edition.name);
}

const templates = new Map<string, Template>();

/** The edition called `name` as a template; null where there is none. */
export function editionTemplate(name: string): Template | null {
  const edition = editions.editions.find((one) => one.name === name);
  if (edition === undefined) return null;
  const template = templates.get(name) ?? readEdition(edition);
  templates.set(name, template);
  return template;
}

function readEdition(edition: EditionData): Template {
  return {
    name: edition.name,
    source: "edition",
    structure: true,
    course: courseFor(edition.questions.length, edition.frontMatter),
    amountsOf: null,
    sections: edition.sections.map((section) => ({ title: words(section.title), firstQuestion: section.first })),
    questions: edition.questions.map((question) => readQuestion(dataOf(question.data), question.section)),
    checklist: (editions.checklists[edition.checklist] ?? []).map(words),
    slots: null,
  };
}

function readQuestion(question: QuestionData, section: number | null): TemplateQuestion {
  return {
    number: question.number,
    section,
    level: 3,
    suffix: { hashes: [], text: null },
    limits: { words: range(question.words), images: range(question.images) },
    fingerprint: question.fingerprint,
    asked: words(question.asked),
    example: words(question.example),
    hasLimitLine: question.limitLine,
    placeholder: question.placeholder === null ? null : words(question.placeholder),
  };
}

function range(pair: readonly (number | null)[] | null): Range | null {
  return pair === null ? null : { min: pair[0] ?? null, max: pair[1] ?? null };
}

function words(indices: readonly number[]): Words {
  return { hashes: indices.map((index) => editions.dictionary[index] as number), text: null };
}

function dataOf(index: number): QuestionData {
  return editions.questions[index] as QuestionData;
}
