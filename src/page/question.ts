import type { Assessed } from "../match/questions/assess.js";
import { amountText, measuresOf, missesText, sideText, standingOf } from "../match/standing-to-limits.js";
import type { QuestionBlock } from "./blocks.js";

/** The state of an answer: the class that shows it, and the words that tell it. */
export function stateOf(assessed: Assessed): { readonly name: string; readonly words: string } {
  const standing = standingOf(assessed);
  switch (standing.kind) {
    case "empty":
      return { name: "empty", words: "not answered" };
    case "unread":
      return { name: "unread", words: "no answer line" };
    case "outside":
      return { name: "outside", words: missesText(standing) };
    case "within": {
      const isLimited = measuresOf(assessed).some(({ limit }) => limit !== null);
      return { name: "within", words: isLimited ? "within limits" : "answered" };
    }
  }
}

/** Whether there is an answer, whatever its length. */
export function isAnswered({ state }: Assessed): boolean {
  return state === "answered";
}

/** "104 of 50–100 words, 4 over", "1 image": what could be counted, each with what it misses its limit by. */
export function countsOf(assessed: Assessed): string[] {
  const standing = standingOf(assessed);
  return measuresOf(assessed).map((measure) => {
    const miss = standing.kind === "outside" ? standing.by.find(({ of }) => of === measure.of) : undefined;
    return amountText(measure) + (miss === undefined ? "" : `, <b>${miss.by} ${sideText(miss.side)}</b>`);
  });
}

/** The HTML of a question's parts; empty where there is none. */
export interface QuestionHtml {
  /** Its heading up to its number: "Question 7". */
  readonly label: string;
  /** What follows the number in its heading. */
  readonly title: string;
  readonly prompt: string;
  /** The words `Answer:`, for those who hear the page. */
  readonly marker: string;
  readonly answer: string;
}

/** One question: its heading, its counts, its prompt folded away, its answer. The line that ends it is the same for all. */
export function questionLines({ id, assessed, isInner }: QuestionBlock, html: QuestionHtml): string[] {
  const state = stateOf(assessed);
  const counts = isAnswered(assessed) ? countsOf(assessed).join(" · ") : state.words;
  const { label, prompt, marker, answer } = html;
  const title = html.title === "" || /^[.,:;)]/.test(html.title) ? html.title : ` ${html.title}`;
  const level = isInner ? "h3" : "h2";
  return [
    `<article class="${state.name}" id="${id}">`,
    `<${level}><a href="#${id}">${label}</a>${title}</${level}>`,
    `<p class="counts">${counts}</p>`,
    ...promptLines(prompt),
    ...(marker === "" ? [] : [`<p class="hidden">${marker}</p>`]),
    ...(answer === "" ? [] : [`<div class="answer">`, answer, "</div>"]),
    "</article>",
  ];
}

/**
 * The way to a question that is not answered, for those who read above it. It ends their stretch of the page and begins the next, so the link
 * can stay at the window's foot for just that stretch, and no line depends on two questions. It hangs below its stretch, whose end is covered by the
 * next one: so one link is seen at a time.
 *
 * @param title the HTML of its title without tags
 */
export function nextLines(id: string, assessed: Assessed, title: string): string[] {
  if (isAnswered(assessed)) return [];
  const { slot, number } = assessed.question;
  const name = slot === undefined ? `question ${number}` : title;
  const link = `<a href="#${id}">Next unanswered: ${name}</a>`;
  return [`<p class="next">${link}</p>`, "</div>", `<div class="stretch">`];
}

/** The prompt, folded away behind what it asks; there is nothing to unfold where that is all of it. */
function promptLines(prompt: string): string[] {
  if (prompt === "") return [];
  const asked = /^<summary>(.*)<\/summary>$/.exec(prompt)?.[1];
  return asked === undefined ? [`<details class="prompt">`, prompt, "</details>"] : [`<p class="prompt">${asked}</p>`];
}
