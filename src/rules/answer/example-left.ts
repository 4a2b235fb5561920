import { grouped } from "../../report/grouped.js";
import type { Span } from "../../report/model.js";
import { hashesOf, type Token, tokensOf } from "../../template/tokens.js";
import type { AnswerRule } from "../model.js";

/** How many words in a row must be the example's to be taken from it. */
const run = 4;
/** The share of the answer from which on it is worth a word. */
const share = 0.25;

export const exampleLeft: AnswerRule = {
  name: "answer/example-left",
  summary: "a quarter of an answer or more is the prompt's own example",
  levels: { staged: "warning", scan: "warning" },
  courseOnly: true,
  checkAnswer({ question, asked, state }) {
    const { answer } = question;
    if (answer === null || asked === null || state !== "answered") return [];
    const hashes = hashesOf(answer.text);
    const taken = takenFrom(asked.example.hashes, hashes);
    const words = taken.reduce((sum, { start, end }) => sum + end - start, 0);
    const [first] = taken;
    if (first === undefined || words < share * hashes.length) return [];
    const tokens = tokensOf(answer.text);
    const start = answer.span.start + (tokens[first.start] as Token).start;
    const end = answer.span.start + (tokens[first.end - 1] as Token).end;
    return [
      {
        span: { start, end },
        message: `${Math.round((100 * words) / hashes.length)} % of the answer is the example of the prompt, word for word`,
        help: "Say it in your own words, and fill in what the example leaves open",
        target: "example",
        distance: words,
      },
    ];
  },
};

/** The stretches of an answer's words, by index, that are runs of words of the example; neighbours are joined. */
function takenFrom(example: readonly number[], words: readonly number[]): Span[] {
  const starts = [...example.keys()].slice(0, Math.max(0, example.length - run + 1));
  const places = grouped(starts, (start) => example[start]);
  const found: Span[] = [];
  for (let i = 0; i + run <= words.length; i++) {
    const same = places.get(words[i]);
    if (same?.some((start) => isRun(example, start, words, i)) !== true) continue;
    const last = found.at(-1);
    if (last !== undefined && last.end >= i) found[found.length - 1] = { start: last.start, end: i + run };
    else found.push({ start: i, end: i + run });
  }
  return found;
}

function isRun(example: readonly number[], start: number, words: readonly number[], from: number): boolean {
  for (let i = 1; i < run; i++) if (example[start + i] !== words[from + i]) return false;
  return true;
}
