import type { CodeLens } from "vscode-languageserver";
import type { Match } from "../match/model.js";
import type { Assessed } from "../match/questions/assess.js";
import { amountText, measuresOf, missesText, shortAmount, standingOf } from "../match/standing-to-limits.js";
import { positionAt } from "../report/position.js";
import { numberOf } from "../report/question-number.js";
import { rangeOf } from "./ranges.js";

/** Above each question how much there is of it: "104 of 50–100 words · 1 of 1–3 images". */
export function countLenses({ report, questions }: Match): CodeLens[] {
  return questions.map((one) => ({
    range: rangeOf(report, one.question.heading.span),
    command: { title: countsText(one), command: "" },
  }));
}

/** What is there of an answer against its limits, and what it misses them by. */
export function countsText(assessed: Assessed): string {
  const standing = standingOf(assessed);
  if (standing.kind === "unread") return "no answer line";
  const counts = measuresOf(assessed).map(amountText);
  const missed = standing.kind === "empty" ? "not answered" : missesText(standing);
  return [...counts, ...(missed === "" ? [] : [missed])].join(" · ");
}

/** How many answers are within their limits, of how many: "24 of 27". */
export function totalText({ questions }: Match): string {
  const within = questions.filter((one) => standingOf(one).kind === "within").length;
  return `${within} of ${questions.length}`;
}

/** A question where there is little room, as in a status bar. */
export interface ShortCounts {
  /** "Q7", or the beginning of a section's title. */
  readonly name: string;
  /** The line of its heading, from 0. */
  readonly line: number;
  /** "104/50–100", with images where they are asked for: "104/50–100 words, 1/1–3 images". */
  readonly counts: string;
}

/** How many characters of a section's title are shown. */
const longestName = 24;

/** Each question in a few characters, in the document's order. */
export function shortCounts({ report, questions }: Match): ShortCounts[] {
  return questions.map((one) => {
    const { slot, span } = one.question;
    const known = numberOf(one.question);
    return {
      name: known === null ? beginning(slot?.title ?? "") : `Q${known}`,
      line: positionAt(report, span.start).line - 1,
      counts: shortText(one),
    };
  });
}

function shortText({ state, words, images, limits }: Assessed): string {
  if (state === "no-answer-line") return "no answer line";
  const isEmpty = state === "unfilled";
  const written = shortAmount(isEmpty ? 0 : words, limits.words);
  if (limits.images === null) return written;
  const shown = `${shortAmount(isEmpty ? 0 : images, limits.images)} images`;
  return written === "" ? shown : `${written} words, ${shown}`;
}

function beginning(title: string): string {
  return title.length <= longestName ? title : `${title.slice(0, longestName - 1).trimEnd()}…`;
}
