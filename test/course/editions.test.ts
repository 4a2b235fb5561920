/** The published editions: that what is kept of each is what it says, and that each is known again. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allEditions, editionNames, editionTemplate } from "../../src/course/editions/editions.js";
import { recognise } from "../../src/course/recognise.js";
import type { Template, Words } from "../../src/template/model.js";
import { checkerLimits, editionFiles, withoutCourse } from "../helpers/course.js";
import { parseReport, readTemplate } from "../helpers/read.js";

describe("the editions", () => {
  it("are eighteen, oldest first", () => {
    const names = editionNames();
    assert.equal(names.length, 18);
    assert.deepEqual(names, [...names].sort());
    assert.equal(names[0], "dtu-mlops-2022-12-29");
    assert.equal(names.at(-1), "dtu-mlops-2026-01-23");
  });

  it("have eleven sets of prompts", () => assert.equal(new Set(editionNames().map(promptsOf)).size, 11));

  it("hold no sentence of any template", () => {
    for (const name of editionNames()) {
      const template = editionTemplate(name);
      assert.ok(template);
      const words = template.questions.flatMap(({ asked, example, suffix, placeholder }) => [
        asked,
        example,
        suffix,
        placeholder,
      ]);
      for (const one of [...words, ...template.checklist, ...template.sections.map((section) => section.title)])
        assert.equal(one?.text ?? null, null);
    }
  });

  it("number their questions from 1, without a gap", () => {
    for (const name of editionNames()) {
      const numbers = editionTemplate(name)?.questions.map((question) => question.number) ?? [];
      assert.ok(numbers.length === 27 || numbers.length === 31, name);
      assert.deepEqual(
        numbers,
        Array.from(numbers, (_, index) => index + 1),
      );
    }
  });

  it("are read as their checker reads them: those with 27 questions with the first 43 characters cut off", () => {
    for (const name of editionNames()) {
      const template = editionTemplate(name);
      assert.equal(template?.course?.checkerCuts, template?.questions.length === 27 ? 43 : 0, name);
    }
  });

  it("begin with front matter up to the middle of 2024", () => {
    for (const name of editionNames())
      assert.equal(editionTemplate(name)?.course?.frontMatter, name < "dtu-mlops-2024-07", name);
  });

  it("are no others", () => {
    for (const name of ["dtu-mlops-1999-01-01", "", "__proto__", "2023-09-27"])
      assert.equal(editionTemplate(name), null);
  });
});

describe("an edition", { skip: withoutCourse }, () => {
  for (const { name, date, text } of editionFiles()) {
    it(`${name} asks what its text says`, () => {
      const kept = editionTemplate(name);
      assert.ok(kept);
      const { course: _, amountsOf: ___, ...read } = hashesOnly(readTemplate(parseReport(text), name, "edition"));
      const { course: __, amountsOf: ____, ...expected } = kept;
      assert.deepEqual(read, expected);
    });

    it(`${name} states the limits that the course's checker holds it to`, () => {
      const checker = checkerLimits().findLast((limits) => limits.since <= date.slice(0, 10));
      const pair = (min?: number | null, max?: number | null) => (max == null ? undefined : [min ?? 0, max]);
      assert.deepEqual(
        editionTemplate(name)?.questions.map(({ number, limits: { words, images } }) => ({
          question: number,
          words: pair(words?.min, words?.max),
          images: pair(images?.min, images?.max),
        })),
        checker?.limits.map(({ question, words, images }) => ({
          question,
          words: words && [...words],
          images: images && [...images],
        })),
      );
    });

    it(`${name} is known again, or a later one that asks the very same`, () => {
      const found = recognise(parseReport(text));
      assert.ok(found !== null && found.name >= name, found?.name);
      assert.equal(promptsOf(found.name), promptsOf(name));
      assert.deepEqual(found.checklist, editionTemplate(name)?.checklist);
    });
  }
});

function promptsOf(name: string): string {
  const edition = allEditions().find((one) => one.name === name);
  return [...(edition?.fingerprints ?? [])].join(" ");
}

function hashesOnly(template: Template): Template {
  const bare = (words: Words): Words => ({ hashes: words.hashes, text: null });
  return {
    ...template,
    sections: template.sections.map((section) => ({ ...section, title: bare(section.title) })),
    checklist: template.checklist.map(bare),
    questions: template.questions.map((question) => ({
      ...question,
      suffix: bare(question.suffix),
      asked: bare(question.asked),
      example: bare(question.example),
      placeholder: question.placeholder === null ? null : bare(question.placeholder),
    })),
  };
}
