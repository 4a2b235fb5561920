/** How much Markdown is parsed again when a report changes: what is kept is looked up, not parsed. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderPage } from "../../src/page/render-page.js";
import { answer, answered, template, wordQuestions } from "../helpers/answers.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";

/** A report with all its word questions answered, each with a link whose definition stands in the last answer. */
function reportWith(number: number, text: string): string {
  const all = wordQuestions.reduce(
    (report, question) => answered(report, question, `${answer(`q${question}w`)} [a][one]`),
    template,
  );
  const last = wordQuestions[wordQuestions.length - 1] ?? 0;
  return answered(answered(all, last, "[one]: https://example.org/one"), number, text);
}

/** How many fragments the page of \`text\` has that \`kept\` does not. */
async function parsed(text: string, kept: ReadonlyMap<string, string>): Promise<number> {
  const { fragments } = await render(text, kept);
  return [...fragments.keys()].filter((key) => !kept.has(key)).length;
}

function render(text: string, kept: ReadonlyMap<string, string> = new Map()): ReturnType<typeof renderPage> {
  const report = parseReport(text);
  return renderPage({ report, questions: assess(report, readTemplate(report, "a", "report")) }, kept);
}

describe("the Markdown that is parsed", () => {
  const before = reportWith(8, "Some *words*.");

  it("is nothing where the report is the same", async () => {
    assert.equal(await parsed(before, (await render(before)).fragments), 0);
  });

  it("is one answer where one answer changed", async () => {
    const { fragments } = await render(before);
    assert.equal(await parsed(reportWith(8, "Other *words*."), fragments), 1);
  });

  it("is one answer where a definition that nobody uses is added", async () => {
    const { fragments } = await render(before);
    assert.equal(await parsed(reportWith(8, "Some *words*.\n\n[two]: https://example.org/two"), fragments), 1);
  });

  it("is what uses a definition where that changed", async () => {
    const { fragments } = await render(before);
    const now = before.replace("https://example.org/one", "https://example.org/1");
    const users = wordQuestions.length - 2;
    assert.equal(await parsed(now, fragments), users + 1);
  });
});
