import type { Assessed } from "../template/assess.js";
import type { Range } from "../template/model.js";

/** The state of an answer in words; an answered one is told by its counts. */
export function stateOf(assessed: Assessed): { readonly name: string; readonly words: string } {
  if (assessed.state === "unfilled") return { name: "empty", words: "not answered" };
  if (assessed.state === "no-answer-line") return { name: "unread", words: "no answer line" };
  return { name: "answered", words: "answered" };
}

/** "104 of 50–100 words", "1 image": what could be counted. */
export function countsOf(assessed: Assessed): string[] {
  const { words, images, limits } = assessed;
  const counts: string[] = [];
  if (words !== null && (words > 0 || limits.words !== null)) counts.push(countOf(words, "word", limits.words));
  if (images !== null && (images > 0 || limits.images !== null)) counts.push(countOf(images, "image", limits.images));
  return counts;
}

function countOf(count: number, unit: string, range: Range | null): string {
  const asked = range === null ? "" : ` of ${rangeOf(range)}`;
  return `${count}${asked} ${unit}${(range?.max ?? count) === 1 ? "" : "s"}`;
}

function rangeOf({ min, max }: Range): string {
  if (min === null) return `up to ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? `${min}` : `${min}–${max}`;
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
export function questionLines(id: string, assessed: Assessed, html: QuestionHtml): string[] {
  const state = stateOf(assessed);
  const counts = state.name === "answered" ? countsOf(assessed).join(" · ") : state.words;
  const { label, prompt, marker, answer } = html;
  const title = html.title === "" || /^[.,:;)]/.test(html.title) ? html.title : ` ${html.title}`;
  return [
    `<article class="${state.name}" id="${id}">`,
    `<h3><a href="#${id}">${label}</a>${title}</h3>`,
    `<p class="counts">${counts}</p>`,
    ...promptLines(prompt),
    ...(marker === "" ? [] : [`<p class="hidden">${marker}</p>`]),
    ...(answer === "" ? [] : [`<div class="answer">`, answer, "</div>"]),
    "</article>",
  ];
}

/** The prompt, folded away behind what it asks; there is nothing to unfold where that is all of it. */
function promptLines(prompt: string): string[] {
  if (prompt === "") return [];
  const asked = /^<summary>(.*)<\/summary>$/.exec(prompt)?.[1];
  return asked === undefined ? [`<details class="prompt">`, prompt, "</details>"] : [`<p class="prompt">${asked}</p>`];
}
