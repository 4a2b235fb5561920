/** What looks like a place to fill in and is none: formulas, code among words, HTML, alerts, what a question counts. */

/** As GitHub reads them: between two dollars nothing but a line, and no white space inside of them. */
const formula = /\$\$[^$]+\$\$|\$(?=\S)[^$\r\n]*(?<=\S)\$(?!\d)/g;

/** Elements that stand alone on a line, or are closed in another section. No words that a template writes between angle brackets. */
const element =
  /^<(?:br|hr|wbr|p|div|center|details|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|pre|kbd|sub|sup|span|b|i|u|s|em|strong|h[1-6]|picture|figure|blockquote)>$/i;

const unit =
  "points?|pts?|p|marks?|credits?|ects|%|percent|punkte?r?|pkt|puntos?|punti|pontos?|punten|poäng|poeng|баллов|балла?|分";
const least = "max\\.?|maximum|maximal|up to|worth|total:?|\\+";
const worth = new RegExp(
  `^(?:(?:${least})\\s?)?\\d{1,4}(?:\\s?[-–/.,]\\s?\\d{1,4})?\\s?(?:${unit})\\.?(?:\\s(?:each|max\\.?|total|in total|possible|per \\p{L}{1,20}))?$` +
    `|^(?:${unit})\\s?:\\s?\\d{1,4}$`,
  "iu",
);

/** A paragraph with its formulas blanked out, its line ends kept. */
export function withoutFormulas(text: string): string {
  return text.replace(formula, (found) => found.replace(/[^\r\n]/g, " "));
}

/** The names of the elements that some text closes, in small letters. */
export function elementsClosed(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/<\/([a-z][a-z0-9-]{0,20})>/gi), ([, name = ""]) => name.toLowerCase()));
}

/** Whether a line is nothing but a tag of HTML. @param closed the elements that are closed where it stands */
export function isTag(line: string, closed: ReadonlySet<string>): boolean {
  return element.test(line) || (/^<[^<>]+>$/.test(line) && closed.has(line.slice(1, -1).toLowerCase()));
}

/** Whether a line says how much a question counts: `(10 points)`, `[max. 5 marks]`. */
export function isWorth(line: string): boolean {
  const said = line.length > 60 ? "" : line.replace(/[*_()[\]]/g, "").trim();
  return worth.test(said);
}
