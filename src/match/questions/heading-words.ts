import type { Patterns } from "../../report/model.js";
import type { TemplateQuestion } from "../../template/model.js";
import { isSpellingOf } from "../../template/spelling.js";
import { hashOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import { numberNames } from "./number-names.js";

/** What the words of a line say of the question that it may be the heading of. */
export interface HeadingWords {
  /** They begin with the word for a question, or with what it is shortened to. */
  readonly named: boolean;
  /** They begin with its number, in figures or in words. */
  readonly numbered: boolean;
  /** What else they say; empty where that is what the template's heading says, too. */
  readonly rest: string;
}

/** Reads a line without its `#` as the heading of a question that was misspelt or reworded; null where it begins with neither its word nor its number. */
export function readHeadingWords(line: string, asked: TemplateQuestion, patterns: Patterns): HeadingWords | null {
  const text = withoutMarks(line.trim());
  const words = [...text.matchAll(/[^ \t]+/g)].map(({ 0: word, index }) => ({
    text: bare(word),
    end: index + word.length,
  }));
  const begin = beginOf(
    words.map((word) => word.text),
    asked.number,
    patterns.question.toLowerCase(),
  );
  if (begin === null) return null;
  const after = text.slice(words[begin.words - 1]?.end ?? 0).replace(/^[ \t]*[-–—:|][ \t]/, "");
  const rest = after.trim();
  return { ...begin, rest: wordKey(rest) === asked.suffix.hashes.join() ? "" : rest };
}

interface Begin {
  readonly named: boolean;
  readonly numbered: boolean;
  /** How many words it takes. */
  readonly words: number;
}

/** "Question four", "Question", "The fourth question", "Q4", "No. 4" or "4" at the beginning of words in lower case. */
function beginOf(words: readonly string[], number: number, question: string): Begin | null {
  const names = numberNames(number);
  const numberAt = (at: number): number => {
    const [first = "", second = ""] = words.slice(at, at + 2);
    return names.includes(`${first}-${second}`) ? 2 : names.includes(first) ? 1 : 0;
  };
  const long = question.split(/\s+/).length;
  const isQuestion = (at: number): boolean => isWordFor(words.slice(at, at + long).join(" "), question);
  const first = words[0] ?? "";
  if (isQuestion(0)) {
    const sign = isSign(words[long] ?? "") ? 1 : 0;
    const taken = numberAt(long + sign);
    return { named: true, numbered: taken > 0, words: taken > 0 ? long + sign + taken : long };
  }
  const article = first === "the" ? 1 : 0;
  const counted = numberAt(article);
  if (counted > 0 && isQuestion(article + counted)) {
    return { named: true, numbered: true, words: article + counted + long };
  }
  const isShort = first !== "" && question.startsWith(first);
  if (isShort || isSign(first))
    return numberAt(1) > 0 ? { named: isShort, numbered: true, words: 1 + numberAt(1) } : null;
  if (first === String(number)) return { named: false, numbered: true, words: 1 };
  if (!first.endsWith(String(number))) return null;
  const before = bare(first.slice(0, -String(number).length));
  const named = before !== "" && (question.startsWith(before) || isWordFor(before, question));
  return named || isSign(before) ? { named, numbered: true, words: 1 } : null;
}

/** Whether a word is the one for a question, but for a slip of the hand or its language. */
function isWordFor(word: string, question: string): boolean {
  if (question === "question" && translated.includes(word.normalize())) return true;
  return word === question || isSpellingOf(word, hashOf(question));
}

/** What headings in English become where a report, or a browser's translation of it, is in another language. */
const translated = "spørgsmål spørsmål fråga frage vraag pregunta pergunta domanda pytanie otázka kysymys вопрос".split(
  " ",
);

function isSign(word: string): boolean {
  return ["#", "no", "nr", "number"].includes(word);
}

/** A word in lower case without marks and the punctuation behind it. */
function bare(word: string): string {
  let end = word.length;
  while (end > 0 && "*_~.:),;".includes(word.charAt(end - 1))) end--;
  return word
    .slice(0, end)
    .replace(/^[*_~(]+/, "")
    .toLowerCase();
}

/** A text without the marks that all of it stands between. */
function withoutMarks(text: string): string {
  const marks = /^[*_~]{1,4}/.exec(text)?.[0] ?? "";
  const isAround = marks !== "" && text.length > 2 * marks.length && text.endsWith(marks);
  return isAround ? text.slice(marks.length, -marks.length).trim() : text;
}
