import { hasWords } from "../report/letters.js";
import { keepingLast } from "../report/once.js";
import type { Amounts } from "../template/limits/units.js";
import { asSeen } from "./seen-text.js";

/**
 * How long an answer is, whoever asks: words are what holds a letter or a digit of all that its readers see, an image is what Markdown shows as one. Each
 * is counted as it is asked for.
 */
export function amountsOf(text: string): Amounts {
  const prose = keepingLast(() => asSeen(text).trim());
  return {
    get words() {
      return wordsIn(prose());
    },
    get characters() {
      return [...prose().replace(/\s+/g, " ")].length;
    },
    get sentences() {
      return sentencesIn(prose());
    },
    get paragraphs() {
      const paragraphs = prose().split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/);
      return paragraphs.filter(hasWords).length;
    },
    get images() {
      return text.includes("![") || text.includes("<")
        ? (text.match(/!\[[^\]\n]{0,2000}\](?:\([^)\n]{1,2000}\)|\[[^\]\n]{0,200}\])|<img\b/gi) ?? []).length
        : 0;
    },
  };
}

/** How many words a text has: what white space divides, as far as it holds a letter or a digit. */
function wordsIn(text: string): number {
  return text.split(/\s+/).filter(hasWords).length;
}

/**
 * Sentences end with a full stop, a question or exclamation mark before white space. A full stop does not where a small letter or a figure follows it on the
 * line, or behind what is shortened: where that is not sure, it is one sentence.
 */
function sentencesIn(text: string): number {
  // Abbreviations that names and numbers follow.
  const abbreviation =
    /(?<![\p{L}\d])(?:e\.g|i\.e|etc|cf|vs|ca|z\.B|d\.h|f\.eks|bl\.a|p\.ex|[DMJS]r|Mrs|Ms|Prof|St|Figs?|Nos?|Eqs?|Secs?|Ch|pp?|vol|approx|resp|incl|Abb|Tab|Nr|vgl|bzw|ggf|inkl|Hr|Fr|Str|dvs|kl|jf|Mme|Sra|núm|pág)\./giu;
  return text
    .replace(abbreviation, " ")
    .replace(/(?<=[ \t(](?:\p{L}|\d{1,2}))\.(?=[ \t])|(?<![.…])[.…]+(?=[ \t]+[\p{Ll}\d])/gu, "")
    .split(/(?<![.!?…])[.!?…]+["')\]]*(?=\s|$)|(?:\r\n|\n|\r)[ \t]*(?=[*+-][ \t]|\d+[.)][ \t]|(?:\r\n|\n|\r))/)
    .filter(hasWords).length;
}
