import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recognise } from "../../src/course/recognise.js";
import { type Fragments, type Rendered, renderPage } from "../../src/page/render-page.js";
import type { Template } from "../../src/template/model.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";

/** The page of a report's text. */
export async function pageOf(text: string, kept?: Fragments, template = templateOf(text)): Promise<Rendered> {
  const report = parseReport(text);
  return renderPage({ report, questions: assess(report, template) }, kept);
}

/** The edition that a report was made from, else the report itself. */
export function templateOf(text: string): Template {
  const report = parseReport(text);
  return recognise(report) ?? readTemplate(report, "report", "report");
}

/** A report with one section and these answers, in order. */
export function reportOf(...answers: readonly string[]): string {
  return withBodies(
    answers.map((answer) => `> **What did you do?**\n>\n> Answer length: 5-10 words.\n>\n> Answer:\n\n${answer}`),
  );
}

/** A report whose questions hold these texts under their headings. */
export function withBodies(bodies: readonly string[]): string {
  const questions = bodies.map((body, index) => `### Question ${index + 1}\n\n${body}\n`);
  return `# Our report\n\n## Work\n\n> About your work.\n\n${questions.join("\n")}`;
}

/** What the page shows as the answer to a question. */
export function answerIn(html: string, number: number): string {
  const article = new RegExp(`id="question-${number}"[^]*?\n</article>`).exec(html)?.[0] ?? "";
  return /<div class="answer">\n([^]*)\n<\/div>\n<\/article>/.exec(article)?.[1] ?? "";
}

export async function answerPage(answer: string): Promise<string> {
  return answerIn((await pageOf(reportOf(answer))).html, 1);
}

const corpus = join(import.meta.dirname, "../../../shared/corpus");

/** Real reports, where they are there: each history's versions, oldest first. */
export const histories: readonly (readonly { readonly name: string; readonly text: string }[])[] = existsSync(corpus)
  ? readdirSync(corpus, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => versionsIn(entry.name))
  : [];

function versionsIn(folder: string): { name: string; text: string }[] {
  return readdirSync(join(corpus, folder))
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({ name: `${folder}/${file}`, text: readFileSync(join(corpus, folder, file), "utf8") }));
}
