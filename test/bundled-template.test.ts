/** The template that the package brings along, against the edition whose limits it has. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { editionTemplate } from "../src/course/editions/editions.js";
import { coursePatterns } from "../src/course/patterns.js";
import type { Template } from "../src/template/model.js";
import { parseReport, readTemplate } from "./helpers/read.js";

describe("the bundled template", () => {
  const text = readFileSync(new URL("../templates/report.md", import.meta.url), "utf8");
  const template = readTemplate(parseReport(text), "templates/report.md", "option", coursePatterns);
  const edition = editionTemplate("dtu-mlops-2023-09-27") as Template;

  it("has the 27 questions of the edition, with its limits", () => {
    const asked = (one: Template) => one.questions.map(({ number, limits }) => ({ number, limits }));
    assert.deepEqual(asked(template), asked(edition));
  });

  it("asks every question in words of its own", () => {
    const prompts = new Set(edition.questions.map((question) => question.fingerprint));
    assert.deepEqual(
      template.questions.filter((question) => prompts.has(question.fingerprint)).map((question) => question.number),
      [],
    );
  });

  it("has the ordinary placeholder under each question", () => {
    assert.ok(template.questions.every((question) => question.placeholder === null));
    assert.equal(
      text.match(/^--- question \d+ fill here ---$/gm)?.length,
      27 + 1,
      "27 and the one in the introduction",
    );
  });

  it("has a checklist in four groups", () => {
    assert.ok(template.checklist.length > 20);
    assert.deepEqual(
      parseReport(text)
        .checklist.map((item) => item.group)
        .filter((group, at, all) => all.indexOf(group) === at),
      ["Week 1", "Week 2", "Week 3", "Before handing in"],
    );
  });
});
