import type { Patterns } from "../../report/model.js";
import { parseReport } from "../../report/parse.js";
import type { Template, TemplateQuestion, Words } from "../../template/model.js";
import { wordsOf } from "../../template/tokens.js";
import type { TemplateText } from "./template-text.js";

/** A template that was known by hashes alone, with the words of its prompts and of its sections' headings as far as its text was found. */
export function withKnownWords(
  template: Template,
  { questions, sections }: TemplateText,
  patterns: Patterns,
): Template {
  return {
    ...template,
    sections: template.sections.map((section, index) => ({
      ...section,
      title: sameWords(section.title, wordsOf(sections.get(index)?.heading ?? "")),
    })),
    questions: template.questions.map((asked) => {
      const known = questions.get(asked.number);
      return known === undefined ? asked : withWords(asked, known.heading + known.prompt, patterns);
    }),
  };
}

function withWords(asked: TemplateQuestion, source: string, patterns: Patterns): TemplateQuestion {
  const { text, questions } = parseReport(source, { patterns });
  const prompt = questions[0]?.prompt;
  if (prompt === undefined) return asked;
  const words = (span: { start: number; end: number } | null): Words =>
    wordsOf(span === null ? "" : text.slice(span.start, span.end));
  return {
    ...asked,
    asked: sameWords(asked.asked, words(prompt.asked)),
    example: sameWords(asked.example, words(prompt.example)),
  };
}

function sameWords(then: Words, found: Words): Words {
  return then.text === null && then.hashes.join() === found.hashes.join() ? found : then;
}
