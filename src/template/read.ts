import type { Patterns, Question, Report } from "../report/model.js";
import { oncePerText } from "../report/once-per-text.js";
import { isOnlyPlaceholder } from "../report/placeholder.js";
import { limitsOf } from "./limits/in-prompt.js";
import type { Template, TemplateQuestion, TemplateSection, TemplateSource } from "./model.js";
import { promptFingerprint } from "./prompt-fingerprint.js";
import { wordsOf } from "./tokens.js";

/**
 * The template that a pristine report states: its sections, prompts, limits and order. It is taken for no course's, and counts nothing.
 *
 * @param name what to call it (a path, a commit)
 * @param structure false where only its limits are to count
 */
export function readTemplate(
  report: Report,
  name: string,
  source: TemplateSource,
  patterns: Patterns,
  structure = true,
): Template {
  const sections = report.sections.map((section): TemplateSection => {
    const first = report.questions.find(
      (question) => question.span.start >= section.span.start && question.span.end <= section.span.end,
    );
    return { title: wordsOf(section.title), firstQuestion: first?.number ?? null };
  });
  return {
    name,
    source,
    structure,
    course: null,
    amountsOf: null,
    sections,
    questions: report.questions.map((question) => readQuestion(report, question, source, patterns)),
    checklist: report.checklist.map((item) => wordsOf(item.text)),
    slots: null,
  };
}

const promptWords = oncePerText(200_000, wordsOf);

function readQuestion(
  report: Report,
  question: Question,
  source: TemplateSource,
  patterns: Patterns,
): TemplateQuestion {
  const { prompt, answer } = question;
  const slice = (span: { start: number; end: number } | null): string =>
    span === null ? "" : report.text.slice(span.start, span.end);
  const section = report.sections.findLastIndex((one) => one.span.start <= question.span.start);
  // In a version of the report, what follows `Answer:` may be somebody's answer; in a template's own file it is not.
  const isTemplateFile = source === "option" || source === "config" || source === "edition";
  const ordinary = answer === null || !isTemplateFile || isOnlyPlaceholder(answer.text, patterns);
  return {
    number: question.number,
    section: section < 0 ? null : section,
    level: question.heading.level,
    suffix: wordsOf(question.heading.suffix),
    limits: limitsOf(prompt.limitLine === null ? null : slice(prompt.limitLine), slice(prompt.asked)),
    fingerprint: promptFingerprint(prompt, report),
    asked: promptWords(slice(prompt.asked)),
    example: promptWords(slice(prompt.example)),
    hasLimitLine: prompt.limitLine !== null,
    placeholder: ordinary ? null : wordsOf(answer.text),
  };
}
