import type { Answer } from "../../report/model.js";
import { countWords } from "../../report/words.js";
import { goesOnLazily } from "../lazy-quote.js";
import type { AnswerRule } from "../model.js";
import { hasSwallowed } from "../swallowed.js";

export const inPrompt: AnswerRule = {
  name: "answer/in-prompt",
  summary: "an answer inside the quote or on the `Answer:` line",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer({ question, state, words }, subject) {
    const { report } = subject;
    const { answer } = question;
    if (answer === null || state !== "answered") return [];
    const counted = countWords(report.text.slice(answer.span.start, answer.span.end));
    const same = counted === words;
    const isLazy = answer.inPrompt === null && same && goesOnLazily(answer, report);
    if ((answer.inPrompt === null && same && !isLazy) || hasSwallowed(question, subject)) return [];
    const theirs = same ? "" : `; each \`>\` counts as a word: ${counted} for the course's script`;
    return [
      {
        question: question.number,
        span: answer.inPrompt ?? answer.marker,
        message: isLazy ? lazily : `${whereItStands(answer)}${theirs}`,
        help: "Leave an empty line below `Answer:`, without `>`, and write the answer there",
        target: "answer",
      },
    ];
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
