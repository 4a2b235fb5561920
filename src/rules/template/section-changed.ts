import type { Question, Section } from "../../report/model.js";
import type { Template, TemplateSection } from "../../template/model.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { wordKey } from "../word-key.js";
import { quoted } from "../wording.js";

export const sectionChanged: ReportRule = {
  name: "template/section-changed",
  summary: "a section's heading is missing or reworded",
  levels: { staged: "warning", scan: "warning" },
  check(subject) {
    const { report, template } = subject;
    if (!template.structure) return [];
    const there = new Set(report.sections.map(({ title }) => wordKey(title)));
    return template.sections.flatMap((section, index) =>
      there.has(section.title.hashes.join()) ? [] : [problem(section, index, subject)],
    );
  },
};

function problem(section: TemplateSection, index: number, subject: Subject): Problem {
  const stands = standsThere(section, subject);
  const words = section.title.text === null ? "" : ` ${quoted(section.title.text.join(" "))}`;
  const place = placeOf(index, subject.template);
  return {
    question: null,
    span: stands?.heading ?? firstQuestion(section, subject)?.heading.span ?? null,
    message:
      stands === null
        ? `the section heading${words} ${place} is missing`
        : `the section heading${words} ${place} was reworded: it reads ${quoted(stands.title)} now`,
    help: "Put the `## ` heading back as the template has it",
    target: `section ${index + 1}`,
  };
}

/** The heading, not the template's, that stands where a section of the template should. */
function standsThere(section: TemplateSection, subject: Subject): Section | null {
  const question = firstQuestion(section, subject);
  if (question === undefined) return null;
  const above = subject.report.sections.findLast(({ span }) => span.start <= question.span.start);
  if (above === undefined) return null;
  const key = wordKey(above.title);
  return subject.template.sections.some(({ title }) => title.hashes.join() === key) ? null : above;
}

function firstQuestion({ firstQuestion: number }: TemplateSection, { report }: Subject): Question | undefined {
  return number === null ? undefined : report.questions.find((question) => question.number === number);
}

/** Where a section stands, told by its questions: an edition's own words are known as hashes only. */
function placeOf(index: number, { sections, questions }: Template): string {
  const numbers = questions.filter(({ section }) => section === index).map(({ number }) => number);
  const first = numbers[0];
  const last = numbers.at(-1);
  if (first === undefined) {
    const next = sections.slice(index + 1).find(({ firstQuestion }) => firstQuestion !== null)?.firstQuestion;
    return next == null ? "at the end" : `above question ${next}, where the template has one more`;
  }
  return first === last ? `above question ${first}` : `above questions ${first} to ${last}`;
}
