/** Where a report's template is found, in which order. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { findTemplates, type TemplateSources } from "../../src/disk/find-template.js";
import { type Failure, fail, isFailure } from "../../src/result.js";
import type { Template } from "../../src/template/model.js";
import { editionFiles, withoutCourse } from "../helpers/course.js";
import { parseReport } from "../helpers/read.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

interface Told {
  readonly option?: string;
  readonly config?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Committed versions, oldest first. */
  readonly history?: readonly string[];
  readonly head?: string;
}

/** What is found for a report, and which sources were asked on the way. */
async function find(
  text: string,
  told: Told,
  patterns = coursePatterns,
): Promise<{ found: Template | Failure; asked: string[] }> {
  const asked: string[] = [];
  const sources: TemplateSources = {
    option: told.option ?? null,
    config: told.config ?? null,
    readFile: async (path, source) => {
      asked.push(`${source} ${path}`);
      return told.files?.[path] ?? fail("no such file");
    },
    oldest: async (accept) => {
      asked.push("history");
      const index = told.history?.findIndex(accept) ?? -1;
      return index < 0 ? null : { name: `commit ${index}`, text: told.history?.[index] as string };
    },
    head: async () => {
      asked.push("head");
      return told.head === undefined ? null : { name: "HEAD", text: told.head };
    },
  };
  const found = await findTemplates(parseReport(text, { patterns }), "reports/README.md", sources, patterns);
  return { found: isFailure(found) ? found : found.template, asked };
}

async function template(text: string, told: Told): Promise<Template> {
  const { found } = await find(text, told);
  assert.ok(!isFailure(found), isFailure(found) ? found.failure : "");
  return found;
}

async function failure(told: Told): Promise<string> {
  const { found } = await find(gardenTemplate, told);
  assert.ok(isFailure(found), "no failure");
  return found.failure;
}

/** As many of the edition's answers as keep it no pristine template. */
function answered(text: string): string {
  return text.replace(/--- question \d+ fill here ---/g, "Peas");
}

describe("a template that is asked for", () => {
  it("may be an edition", async () => {
    const { name, source, questions } = await template(gardenTemplate, { option: "dtu-mlops-2024-12-22" });
    assert.deepEqual([name, source, questions.length], ["dtu-mlops-2024-12-22", "option", 31]);
  });

  it("may be a file", async () => {
    const told = { option: "garden.md", files: { "garden.md": gardenTemplate } };
    const { name, source, structure, questions } = await template("", told);
    assert.deepEqual([name, source, structure, questions.length], ["garden.md", "option", true, 4]);
  });

  it("may be asked for by the configuration", async () => {
    const told = { config: "garden.md", files: { "garden.md": gardenTemplate } };
    assert.equal((await template("", told)).source, "config");
    assert.equal((await template("", { config: "dtu-mlops-2024-12-22" })).source, "config");
  });

  it("is the option's before the configuration's, and nothing else is asked", async () => {
    const told = {
      option: "a.md",
      config: "b.md",
      files: { "a.md": gardenTemplate, "b.md": "" },
      head: gardenTemplate,
    };
    const { found, asked } = await find(gardenTemplate, told);
    assert.equal(isFailure(found) ? null : found.name, "a.md");
    assert.deepEqual(asked, ["option a.md"]);
  });

  it("is read by the configuration's words", async () => {
    const patterns = { ...coursePatterns, question: "Opgave" };
    const file = gardenTemplate.replaceAll("### Question", "### Opgave");
    const { found } = await find("", { option: "a.md", files: { "a.md": file } }, patterns);
    assert.equal(isFailure(found) ? 0 : found.questions.length, 4);
  });

  it("fails where there is no such file, and names the edition that may be meant", async () => {
    assert.match(
      await failure({ option: "dtu-mlops-2024-12-23" }),
      /^template dtu-mlops-2024-12-23: .*did you mean dtu-mlops-2024-12-22\?$/,
    );
    assert.match(await failure({ config: "gone.md" }), /^template gone\.md: no such file; .*dtu-mlops-/);
  });

  it("may be of any shape: then it is held to by its headings, fields, tables and checklists", async () => {
    const file = "# Hello\n\n## Why\n\n- Name:\n";
    const { slots, questions } = await template("", { option: "a.md", files: { "a.md": file } });
    assert.deepEqual([slots?.sections.map(({ title }) => title), questions], [["", "Hello", "Why"], []]);
  });

  it("fails where the file asks for nothing, or is empty", async () => {
    assert.equal(
      await failure({ option: "a.md", files: { "a.md": "We built it.\n" } }),
      "template a.md: it asks for nothing; a template has headings, labelled lines, a table or a checklist",
    );
    assert.equal(
      await failure({ option: "a.md", files: { "a.md": " \n" } }),
      "template a.md: it is empty; write into it what every document is to have",
    );
  });
});

describe("a template that is in history", () => {
  it("is the oldest version that still has its placeholders", async () => {
    const history = ["# Hello\n", gardenTemplate, gardenReport({ 1: "Anna" })];
    const { name, source, structure } = await template(gardenReport({ 1: "Anna", 2: "Peas" }), { history, head: "x" });
    assert.deepEqual([name, source, structure], ["commit 1", "history", true]);
  });

  it("comes before the report at HEAD, which is not asked", async () => {
    const { asked } = await find(gardenTemplate, { history: [gardenTemplate], head: gardenTemplate });
    assert.deepEqual(asked, ["history"]);
  });
});

describe("an edition whose prompts were damaged", { skip: withoutCourse }, () => {
  it("is still the edition that the report at HEAD holds whole", async () => {
    const edition = editionFiles().find(({ name }) => name === "dtu-mlops-2026-01-23");
    assert.ok(edition !== undefined);
    const damaged = edition.text.slice(0, edition.text.indexOf("### Question 31"));
    assert.notEqual((await template(damaged, {})).questions.length, 0);
    const { name, questions } = await template(damaged, { head: edition.text });
    assert.deepEqual([name, questions.length], ["dtu-mlops-2026-01-23", 31]);
  });
});

describe("an edition of which a part was cut out", { skip: withoutCourse }, () => {
  const name = "dtu-mlops-2026-01-04";
  const text = answered(editionFiles().find((edition) => edition.name === name)?.text ?? "");
  const cut = text.slice(text.indexOf("### Question 6"));
  const nameOf = async (now: string, head?: string): Promise<string> =>
    (await template(now, head === undefined ? {} : { head })).name;

  it("is still the edition that the report at HEAD is, though what is left is another's as well", async () => {
    assert.notEqual(await nameOf(cut), name);
    assert.equal(await nameOf(cut, text), name);
  });

  it("is so where only the checklist was cut out", async () => {
    const list = text.slice(text.indexOf("## Overall project checklist"), text.indexOf("## Group information"));
    assert.equal(await nameOf(replaced(text, list, ""), text), name);
  });

  it("is so where HEAD has a prompt that is no edition's", async () => {
    assert.equal(await nameOf(cut, replaced(text, "third-party package", "package of others")), name);
    const damaged = replaced(
      cut,
      "Recommended answer length: 100-200 words",
      "Recommended answer length: 100-600 words",
    );
    assert.equal(await nameOf(damaged, replaced(text, "third-party package", "package of others")), name);
  });

  it("is another one where what is left is not that of HEAD", async () => {
    const other = editionFiles().find((edition) => edition.name === "dtu-mlops-2023-09-27")?.text ?? "";
    assert.equal(await nameOf(cut, other), await nameOf(cut));
  });
});

describe("a template that is nowhere else", () => {
  const full = gardenReport({ 1: "Anna", 2: "Peas", 3: "Sun", 4: "Red" });

  it("is the report at HEAD", async () => {
    const { name, source, structure } = await template(gardenTemplate, { history: [full], head: full });
    assert.deepEqual([name, source, structure], ["HEAD", "head", true]);
  });

  it("is the report's own limits where HEAD has no report, or one without a question", async () => {
    for (const told of [{}, { head: "" }, { head: "# Hello\n" }]) {
      const { name, source, structure, questions } = await template(full, told);
      assert.deepEqual([name, source, structure, questions.length], ["reports/README.md", "report", false, 4]);
    }
  });

  it("knows no question where the report is empty", async () =>
    assert.deepEqual((await template("", {})).questions, []));
});

describe("a published edition", { skip: withoutCourse }, () => {
  const [edition] = editionFiles().filter((file) => file.date === "2023-09-27");
  const text = edition?.text ?? "";
  const limit = "Answer length: 100-200 words";

  it("is recognised, and history is not asked where all prompts are exactly its own", async () => {
    const { found, asked } = await find(answered(text), { history: [text], head: text });
    assert.deepEqual(isFailure(found) ? null : [found.name, found.source], ["dtu-mlops-2023-09-27", "edition"]);
    assert.deepEqual(asked, []);
  });

  it("is corrected by history where a prompt is not its own, but the first version's", async () => {
    const handedOut = replaced(text, "Example:", "As in:");
    const { questions, source } = await template(answered(handedOut), { history: [handedOut] });
    assert.equal(source, "edition");
    assert.ok(questions.some(({ asked, example }) => [asked, example].some((part) => part.text?.includes("As"))));
  });

  it("stands where the first version has other limits: it may be damaged already", async () => {
    const handedOut = replaced(text, limit, "Answer length: 100-300 words");
    const { questions } = await template(answered(handedOut), { history: [handedOut] });
    assert.ok(questions.every(({ limits }) => limits.words?.max !== 300 || limits.words.min !== 100));
  });

  it("stands where the prompt was changed since", async () => {
    const edited = answered(replaced(text, limit, "Answer length: 100-600 words"));
    const { questions } = await template(edited, { history: [text] });
    assert.ok(questions.every(({ limits }) => limits.words?.max !== 600));
  });

  it("stands where history knows nothing", async () => {
    const edited = answered(replaced(text, limit, "Answer length: 100-600 words"));
    const { name, questions } = await template(edited, { head: edited });
    assert.equal(name, "dtu-mlops-2023-09-27");
    assert.ok(questions.every(({ limits }) => limits.words?.max !== 600));
  });

  it("lends its course to a template file with the very same prompts", async () => {
    const told = { option: "a.md", files: { "a.md": text } };
    assert.equal((await template(text, told)).course?.checkerCuts, 43);
    const other = { option: "a.md", files: { "a.md": replaced(text, limit, "Answer length: 1-2 words") } };
    assert.equal((await template(text, other)).course, null);
  });
});
