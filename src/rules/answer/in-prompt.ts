import { answerInPrompt } from "../../report/answer-text.js";
import { goesOnLazily } from "../../report/lazy-quote.js";
import type { Answer } from "../../report/model.js";
import type { AnswerRule } from "../model.js";
import { questionsIn } from "../wording.js";

export const inPrompt: AnswerRule = {
  name: "answer/in-prompt",
  summary: "an answer inside the quote or on the `Answer:` line",
  levels: { staged: "warning", scan: "warning" },
  many: {
    lazy: {
      message: (findings) =>
        `no empty line stands below \`Answer:\` in ${questionsIn(findings)} questions, so GitHub shows the answers inside the prompts' quotes; the course counts them all the same`,
    },
    inside: {
      message: (findings) =>
        `${questionsIn(findings)} answers stand inside the prompt's quote or on the \`Answer:\` line`,
    },
  },
  courseOnly: true,
  checkAnswer({ question, state, words, swallows }, { match: { report, template } }) {
    const { answer } = question;
    if (answer === null || state !== "answered" || template.course === null) return [];
    const counted = template.course.countWords(report.text.slice(answer.span.start, answer.span.end));
    const same = counted === words;
    const isLazy = answer.inPrompt === null && same && goesOnLazily(answer, report);
    if ((answer.inPrompt === null && same && !isLazy) || swallows) return [];
    const theirs = same ? "" : `; each \`>\` counts as a word: ${counted} for the course's script`;
    return [
      {
        span: answer.inPrompt ?? answer.marker,
        message: isLazy ? lazily : `${whereItStands(answer)}${theirs}`,
        help: "Leave an empty line below `Answer:`, without `>`, and write the answer there",
        target: "answer",
        many: isLazy ? "lazy" : "inside",
      },
    ];
  },
  fix: {
    stage: "prompts",
    safe: true,
    does: "the answer moves out of the quote, or from the `Answer:` line, to below it",
    changesIn(_, answer, { context, lineEnd }) {
      const { lines, end } = answerInPrompt(context.match.report, answer);
      const first = lines.findIndex((line) => line.trim() !== "");
      // Nothing stands in the quote: the answer right below needs the blank line alone.
      const text = first < 0 ? lineEnd : ["", "", ...lines.slice(first)].join(lineEnd);
      const edits = [{ span: { start: answer.span.start, end }, text }];
      return [{ what: "moved the answer out of the prompt", edits }];
    },
  },
};

const lazily =
  "no empty line stands below `Answer:`, so GitHub shows the answer inside the prompt's quote; the course counts it all the same";

function whereItStands({ inPrompt, quoteMarks }: Answer): string {
  if (inPrompt === null) return "the prompt's quote goes on below `Answer:`";
  return quoteMarks > 0
    ? "the answer stands inside the prompt's quote"
    : "the answer begins on the `Answer:` line, as part of the prompt";
}
