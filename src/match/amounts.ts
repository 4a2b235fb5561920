import { hasWords } from "../report/letters.js";
import type { Course } from "../template/course-model.js";
import type { Measures } from "../template/limits/in-text.js";

/** How much of each unit an answer has; words and images are counted for every answer. */
export type Amounts = Readonly<Record<keyof Required<Measures>, number>>;

/** How long an answer is, whoever asks: words are what holds a letter or a digit, an image is what Markdown shows as one. Each is counted as it is asked for. */
export function amountsOf(text: string): Amounts {
  const prose = text.trim();
  return {
    get words() {
      return wordsIn(prose);
    },
    get characters() {
      return [...prose.replace(/\s+/g, " ")].length;
    },
    get sentences() {
      return sentencesIn(prose);
    },
    get paragraphs() {
      const paragraphs = prose.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/);
      return paragraphs.filter(hasWords).length;
    },
    get images() {
      return prose.includes("![") || prose.includes("<")
        ? (prose.match(/!\[[^\]\n]{0,2000}\]\([^)\n]{1,2000}\)|<img\b/gi) ?? []).length
        : 0;
    },
  };
}

/** How many words a text has: what white space divides, as far as it holds a letter or a digit. */
function wordsIn(text: string): number {
  return text.split(/\s+/).filter(hasWords).length;
}

/** Sentences end with a full stop, a question or exclamation mark before white space; an abbreviation inside one ends none. */
function sentencesIn(text: string): number {
  return text
    .replace(/\b(?:e\.g|i\.e|etc|cf|vs|ca|z\.B|f\.eks|bl\.a)\./gi, " ")
    .split(/(?<![.!?…])[.!?…]+["')\]]*(?=\s|$)|(?:\r\n|\n|\r)[ \t]*(?=[*+-][ \t]|\d+[.)][ \t]|(?:\r\n|\n|\r))/)
    .filter(hasWords).length;
}

/** How the words and images of an answer are counted. */
export interface Counts {
  readonly words: (text: string) => number;
  readonly images: (text: string) => number;
}

/** As the course's checker counts where the template is a course's; else words with a letter or a digit in them, and images as Markdown has them. */
export function countsFor(course: Course | null): Counts {
  if (course !== null) return { words: course.countWords, images: (text) => course.findImages(text).length };
  return { words: (text) => amountsOf(text).words, images: (text) => amountsOf(text).images };
}
