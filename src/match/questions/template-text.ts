import { grouped } from "../../report/grouped.js";
import type { Patterns, Question, Report, Section, Span } from "../../report/model.js";
import { isOnlyPlaceholder } from "../../report/placeholder.js";
import type { Template, TemplateQuestion } from "../../template/model.js";
import { isPristine } from "../../template/pristine.js";
import { promptFingerprint } from "../../template/prompt-fingerprint.js";
import { wordKey } from "../../template/word-key.js";

/** A question as its template has it. Line ends are those of where it was found. */
export interface QuestionText {
  /** The heading's line. */
  readonly heading: string;
  /** From the heading's end to the end of `Answer:`: the prompt. */
  readonly prompt: string;
  /** What stands where the answer goes. */
  readonly placeholder: string;
}

export interface SectionText {
  /** The heading's line. */
  readonly heading: string;
  /** What stands between the heading and the section's first question, trimmed. */
  readonly body: string;
}

/** A checklist item's line or lines as the template has them. */
export interface ItemText {
  readonly text: string;
  /** The heading it stands under. */
  readonly group: string | null;
}

/** The template's own text, as far as it was found. */
export interface TemplateText {
  /** A version that is the template from its first line to its last; null where none is known. */
  readonly whole: string | null;
  readonly frontMatter: string | null;
  /** By the question's number. */
  readonly questions: ReadonlyMap<number, QuestionText>;
  /** By the section's place in the template. */
  readonly sections: ReadonlyMap<number, SectionText>;
  /** By the item's place in the template's checklist. */
  readonly items: ReadonlyMap<number, ItemText>;
  /** The words of each line that stands above the first question, by `templateLineKey`. */
  readonly preamble: ReadonlySet<string>;
}

/**
 * The template's text, put together from versions of the report or a template file: each question, section heading and
 * checklist item from the first of them that has exactly the template's words there.
 *
 * @param sources parsed with the template's sections known; the likeliest first
 */
export function findTemplateText(template: Template, sources: readonly Report[], patterns: Patterns): TemplateText {
  const questions = new Map<number, QuestionText>();
  const sections = new Map<number, SectionText>();
  const items = new Map<number, ItemText>();
  if (template.structure) {
    for (const source of sources) {
      for (const asked of template.questions) addQuestion(questions, asked, source, patterns);
      const titled = grouped(source.sections, ({ title }) => wordKey(title));
      template.sections.forEach(({ title }, index) => {
        const [section] = titled.get(title.hashes.join()) ?? [];
        if (section !== undefined && !sections.has(index)) sections.set(index, sectionText(source, section));
      });
      const worded = grouped(source.checklist, ({ text }) => wordKey(text));
      template.checklist.forEach((words, index) => {
        const [item] = worded.get(words.hashes.join()) ?? [];
        if (item === undefined || items.has(index)) return;
        items.set(index, { text: source.text.slice(item.span.start, item.span.end), group: item.group });
      });
    }
  }
  return {
    whole: wholeOf(template, sources, patterns),
    frontMatter: frontMatterOf(sources),
    questions,
    sections,
    items,
    preamble: new Set(sources.flatMap(preambleLines)),
  };
}

function addQuestion(
  found: Map<number, QuestionText>,
  asked: TemplateQuestion,
  source: Report,
  patterns: Patterns,
): void {
  if (found.has(asked.number)) return;
  const question = source.questions.find((one) => fits(one, asked, source));
  if (question?.answer == null) return;
  const { answer, heading } = question;
  const own = source.text.slice(answer.content.start, answer.content.end);
  const unfilled = own !== "" && isOnlyPlaceholder(own, patterns);
  found.set(asked.number, {
    heading: withoutMark(source.text.slice(heading.span.start, heading.span.end)),
    prompt: source.text.slice(heading.span.end, answer.marker.end),
    placeholder: unfilled ? own : placeholderFor(asked.number, patterns),
  });
}

function fits(question: Question, asked: TemplateQuestion, report: Report): boolean {
  const { number, heading, prompt } = question;
  return (
    number === asked.number &&
    heading.level === asked.level &&
    wordKey(heading.suffix) === asked.suffix.hashes.join() &&
    promptFingerprint(prompt, report) === asked.fingerprint
  );
}

/** `--- question 7 fill here ---`. */
export function placeholderFor(number: number, patterns: Patterns): string {
  return `--- ${patterns.placeholder.replace("{n}", String(number))} ---`;
}

function sectionText(source: Report, section: Section): SectionText {
  const { start, end } = section.heading;
  return {
    heading: withoutMark(source.text.slice(start, end)),
    body: source.text.slice(end, introductionOf(section, source).end).trim(),
  };
}

/** A section's heading and what stands between it and the next question or section. */
export function introductionOf({ span }: Section, report: Report): Span {
  const question = report.questions.find((one) => one.span.start >= span.start);
  return { start: span.start, end: Math.min(span.end, question?.span.start ?? span.end) };
}

function wholeOf(template: Template, sources: readonly Report[], patterns: Patterns): string | null {
  const whole = sources.find(
    (source) =>
      isPristine(source, patterns) &&
      template.questions.every((asked) => source.questions.some((question) => fits(question, asked, source))),
  );
  return whole === undefined ? null : withoutMark(whole.text);
}

function frontMatterOf([source]: readonly Report[]): string | null {
  if (source?.frontMatter == null) return null;
  return withoutMark(source.text.slice(source.frontMatter.start, source.frontMatter.end));
}

function preambleLines({ text, questions }: Report): string[] {
  const end = questions[0]?.span.start ?? 0;
  return text
    .slice(0, end)
    .split(/\r\n?|\n/)
    .map(templateLineKey)
    .filter((key) => key !== "");
}

/** The words of a line, and what else it holds where it has none; a ticked box does not count. Empty for a blank line. */
export function templateLineKey(line: string): string {
  const bare = line.replace("\uFEFF", "").replace(/^(\s*[*+-]\s+)\[[xX ]?\]/, "$1");
  return wordKey(bare) || bare.trim();
}

function withoutMark(text: string): string {
  return text.replace("\uFEFF", "");
}
