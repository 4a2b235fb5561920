import { uncut } from "../../course/uncut-answers.js";
import type { Match } from "../../match/model.js";
import { hasWords } from "../../report/letters.js";
import type { Answer } from "../../report/model.js";
import { besidePlaceholders } from "../../report/placeholder.js";
import type { Course } from "../../template/course-model.js";
import type { AnswerRule, Problem } from "../model.js";
import { count } from "../wording.js";

/**
 * The course's script splits the file at every `Answer:` and drops each part in which no `###` follows; of the others it
 * keeps what stands before the first `##`. The part behind the last `Answer:` is kept whole, and once more where it
 * holds `###`. It looks neither at lines nor at code.
 */
export const hidesText: AnswerRule = {
  name: "answer/hides-text",
  summary: "`Answer:` or `##` in an answer, where the course's script cuts it",
  levels: { staged: "error", scan: "error" },
  courseOnly: true,
  checkAnswer({ question, swallows }, { match }) {
    const { answer } = question;
    const { course } = match.template;
    if (answer === null || course === null) return [];
    const text = match.report.text.slice(answer.span.start, answer.span.end);
    const word = markerWord(match.report.text.slice(answer.marker.start, answer.marker.end));
    const again = text.lastIndexOf(word);
    const read = again < 0 ? 0 : again + word.length;
    const found = [
      again < 0 ? null : answerAgain(text, again, word, match.patterns, course),
      text.slice(0, read).includes("###") ? countedTwice(text.indexOf("###")) : null,
      lastAnswer(match) === answer ? cutInLast(text, read) : cut(text, read, course),
    ];
    if (found.every((one) => one === null) || swallows) return [];
    return found
      .filter((one) => one !== null)
      .map(({ at, length, ...rest }) => ({
        span: { start: answer.span.start + at, end: answer.span.start + at + length },
        ...rest,
      }));
  },
  fix: {
    stage: "answers",
    safe: false,
    does: "`###` headings in an answer become bold text, a line of `#` a rule, other `##` are kept apart, `Answer:` loses its colon",
    changesIn(_, answer, { context: { match }, lineEnd }) {
      const edits = uncut(answer, match.report, match.patterns, lineEnd);
      return [{ what: "rewrote what the course's script would have stopped reading at", edits }];
    },
  },
};

/** Where it is, counted from the answer's first character, and what is wrong there. */
interface Found extends Pick<Problem, "message" | "help" | "target" | "distance" | "atMost"> {
  readonly at: number;
  readonly length: number;
}

function answerAgain(text: string, at: number, word: string, patterns: Match["patterns"], course: Course): Found {
  const place = { at, length: word.length, help: `Reword it, or leave out the colon of \`${word}\``, target: word };
  const above = besidePlaceholders(text.slice(0, at).replaceAll(word, ""), patterns).join("");
  if (!hasWords(above)) {
    return {
      ...place,
      message: `\`${word}\` stands twice above the answer`,
      help: "Delete one of the two",
      atMost: "warning",
    };
  }
  const words = course.countWords(above);
  return {
    ...place,
    message: `\`${word}\` stands in the answer: the course's script reads only what follows it, not the ${count(words, "word")} before`,
    distance: words,
  };
}

function countedTwice(at: number): Found {
  return {
    at,
    length: 3,
    message: "`###` in the answer makes the course's script count it twice, and then it reads no answer at all",
    help: helpAgainstHashes,
    target: "###",
  };
}

function cutInLast(text: string, from: number): Found | null {
  const at = text.indexOf("###", from);
  return at < 0 ? null : countedTwice(at);
}

function cut(text: string, from: number, course: Course): Found | null {
  const third = text.indexOf("###", from);
  const second = text.slice(from, third < 0 ? text.length : third).indexOf("##");
  const at = second < 0 ? third : from + second;
  if (at < 0) return null;
  const hidden = text.slice(at).replace(/^#+/, "");
  if (hidden.trim() === "") return null;
  const words = course.countWords(hidden);
  const mark = /^#{2,6}/.exec(text.slice(at))?.[0] ?? "##";
  return {
    at,
    length: mark.length,
    message: `the course's script stops reading at \`${mark}\`, so ${count(words, "word")} after it ${words === 1 ? "is" : "are"} not counted`,
    help: helpAgainstHashes,
    target: "##",
    distance: words,
  };
}

const helpAgainstHashes = "Make a heading **bold text**; elsewhere, in code too, keep two `#` apart or leave one out";

function lastAnswer({ report }: Match): Answer | null {
  return report.questions.findLast((question) => question.answer !== null)?.answer ?? null;
}

/** `Answer:` without the markup around it, in the template's own words. */
function markerWord(marker: string): string {
  return marker.replace(/^[\s>*_]+|(?<![*_])[*_]+$/g, "");
}
