/**
 * Adds published templates to src/course/editions/data.json, each named by its file's name without `.md`:
 *
 *   npx tsx scripts/editions.ts <date>.md [<date>.md ...]
 *
 * An edition that is there already is replaced. The data holds numbers and hashes only, no sentence of any template.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { EditionData, EditionsData, QuestionData } from "../src/course/editions/format.js";
import { coursePatterns } from "../src/course/patterns.js";
import { parseReport } from "../src/report/parse.js";
import type { Range, Words } from "../src/template/model.js";
import { readTemplate } from "../src/template/read.js";

const files = process.argv.slice(2);
if (files.length === 0) stop("name the templates to add: npx tsx scripts/editions.ts 2026-01-23.md");

const target = fileURLToPath(new URL("../src/course/editions/data.json", import.meta.url));
const data = JSON.parse(readFileSync(target, "utf8")) as EditionsData;
const dictionary = [...data.dictionary];
const known = new Map(dictionary.map((hash, index) => [hash, index]));
const questions = [...data.questions];
const checklists = [...data.checklists];

function encode(words: Words): number[] {
  return words.hashes.map((hash) => {
    const index = known.get(hash) ?? dictionary.push(hash) - 1;
    known.set(hash, index);
    return index;
  });
}

function encodeRange(range: Range | null): QuestionData["words"] {
  return range === null ? null : [range.min, range.max];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return stop(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

/** The index of `value` in `list`, where it is added if nothing in it is the same. */
function indexOf<T>(list: T[], value: T): number {
  const text = JSON.stringify(value);
  const found = list.findIndex((one) => JSON.stringify(one) === text);
  return found >= 0 ? found : list.push(value) - 1;
}

function readEdition(file: string): EditionData {
  const report = parseReport(textOf(file), { patterns: coursePatterns });
  if (report.questions.length === 0) stop(`${file} holds no question; a template has headings like "### Question 1"`);
  const template = readTemplate(report, file, "edition", coursePatterns);
  return {
    name: `dtu-mlops-${basename(file, ".md")}`,
    frontMatter: report.frontMatter !== null,
    sections: template.sections.map((section) => ({ title: encode(section.title), first: section.firstQuestion })),
    checklist: indexOf(checklists, template.checklist.map(encode)),
    questions: template.questions.map((question) => ({
      section: question.section,
      data: indexOf(questions, {
        number: question.number,
        fingerprint: question.fingerprint,
        words: encodeRange(question.limits.words),
        images: encodeRange(question.limits.images),
        limitLine: question.hasLimitLine,
        asked: encode(question.asked),
        example: encode(question.example),
        placeholder: question.placeholder === null ? null : encode(question.placeholder),
      }),
    })),
  };
}

const added = files.map(readEdition);
const others = data.editions.filter((edition) => !added.some(({ name }) => name === edition.name));
const editions = [...others, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));

/** One row a line, so that a diff shows what an edition adds. */
const lines = Object.entries({ dictionary, questions, checklists, editions }).map(([key, list]) => {
  const rows = key === "dictionary" ? [JSON.stringify(list).slice(1, -1)] : list.map((one) => JSON.stringify(one));
  return `${JSON.stringify(key)}: [\n${rows.join(",\n")}\n]`;
});
writeFileSync(target, `{\n${lines.join(",\n")}\n}\n`);
