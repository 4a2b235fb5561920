import type { Assessed } from "./questions/assess.js";
import { type Miss, standingOf } from "./standing-to-limits.js";

/** Something that is left to do, with the questions that it is left to do in, the least work first. */
export type Left =
  | {
      readonly kind: "answer-line" | "too-many-figures" | "figures" | "answer";
      readonly questions: readonly number[];
    }
  /** `by`: how many words each of the questions is over or short. */
  | { readonly kind: "over" | "short"; readonly questions: readonly number[]; readonly by: readonly number[] };

/**
 * What is left to do in a report, the quickest first: an answer line is put back by a command, figures are taken out or added,
 * words are cut, words are written, whole answers are written.
 */
export function leftOf(questions: readonly Assessed[]): readonly Left[] {
  const standings = questions.map((one) => ({ number: one.question.number, standing: standingOf(one) }));
  const numbers = (kind: string): number[] =>
    standings.filter(({ standing }) => standing.kind === kind).map(({ number }) => number);
  const missing = (of: Miss["of"], side: Miss["side"]): { number: number; by: number }[] =>
    standings
      .flatMap(({ number, standing }) =>
        standing.kind !== "outside"
          ? []
          : standing.by.filter((miss) => miss.of === of && miss.side === side).map(({ by }) => ({ number, by })),
      )
      .sort((a, b) => a.by - b.by);
  const words = (kind: "over" | "short", side: Miss["side"]): Left => {
    const found = missing("words", side);
    return { kind, questions: found.map(({ number }) => number), by: found.map(({ by }) => by) };
  };
  const all: Left[] = [
    { kind: "answer-line", questions: numbers("unread") },
    { kind: "too-many-figures", questions: missing("images", "over").map(({ number }) => number) },
    { kind: "figures", questions: missing("images", "under").map(({ number }) => number) },
    words("over", "over"),
    words("short", "under"),
    { kind: "answer", questions: numbers("empty") },
  ];
  return all.filter((one) => one.questions.length > 0);
}
