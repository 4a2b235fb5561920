import { lengths } from "./counts.js";
import type { Assessed } from "./questions/assess.js";
import { type Miss, standingOf } from "./standing-to-limits.js";

/** Something that is left to do, with the questions that it is left to do in, the least work first. */
export type Left =
  | {
      readonly kind: "answer-line" | "too-many-figures" | "figures" | "field" | "answer";
      readonly questions: readonly number[];
    }
  /** `by`: how many words, or what else is limited, each of the questions is over or short. */
  | {
      readonly kind: "over" | "short";
      readonly of: (typeof lengths)[number];
      readonly questions: readonly number[];
      readonly by: readonly number[];
    };

/**
 * What is left to do in a report, the quickest first: an answer line is put back by a command, figures are taken out or added,
 * words are cut, words are written, fields are filled in, whole answers are written. What a template does not require is not left to do.
 */
export function leftOf(questions: readonly Assessed[]): readonly Left[] {
  const standings = questions.map((one) => ({
    ...{ number: one.question.number, slot: one.question.slot },
    standing: standingOf(one),
  }));
  const missing = (of: Miss["of"], side: Miss["side"]): { number: number; by: number }[] =>
    standings
      .flatMap(({ number, standing }) =>
        standing.kind !== "outside"
          ? []
          : standing.by.filter((miss) => miss.of === of && miss.side === side).map(({ by }) => ({ number, by })),
      )
      .sort((a, b) => a.by - b.by);
  const inLength = (kind: "over" | "short", side: Miss["side"]): Left[] =>
    lengths.map((of) => {
      const found = missing(of, side);
      return { kind, of, questions: found.map(({ number }) => number), by: found.map(({ by }) => by) };
    });
  const empty = standings.filter(
    ({ slot, standing }) => standing.kind === "empty" && (slot === undefined || slot.required || slot.number !== null),
  );
  const numbers = (some: readonly { readonly number: number }[]): number[] => some.map(({ number }) => number);
  const all: Left[] = [
    { kind: "answer-line", questions: numbers(standings.filter(({ standing }) => standing.kind === "unread")) },
    { kind: "too-many-figures", questions: numbers(missing("images", "over")) },
    { kind: "figures", questions: numbers(missing("images", "under")) },
    ...inLength("over", "over"),
    ...inLength("short", "under"),
    { kind: "field", questions: numbers(empty.filter(({ slot }) => slot?.isField === true)) },
    { kind: "answer", questions: numbers(empty.filter(({ slot }) => slot?.isField !== true)) },
  ];
  return all.filter((one) => one.questions.length > 0);
}
