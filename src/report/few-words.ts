import type { Question, Report } from "./model.js";

/** Marks of Markdown that mean nothing in a few words. */
const marks = /[*_`~#]+|^[ \t]*>[ \t]?/gm;

/**
 * What a question asks in a few words, to be known again by: what follows the number in its heading, else the beginning of its prompt.
 *
 * @param most how many characters at most, with the sign that something follows
 * @returns plain text on one line, cut between words; empty where the question has neither
 */
export function fewWords({ text }: Report, { heading, prompt }: Question, most: number): string {
  const asked = heading.suffix === "" ? text.slice(prompt.asked.start, prompt.asked.end) : heading.suffix;
  const plain = asked
    .slice(0, 20 * most)
    .replace(marks, "")
    .replace(/^[\s.:)–-]+/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const end = cut.lastIndexOf(" ");
  return `${cut.slice(0, end > 0 ? end : most - 1).replace(/(?<![\s,;:.(-])[\s,;:.(-]+$/, "")}…`;
}
