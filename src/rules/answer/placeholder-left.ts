import type { Match } from "../../match/model.js";
import type { Edit } from "../../report/edits.js";
import type { Patterns, Span } from "../../report/model.js";
import { besidePlaceholders, findPlaceholders } from "../../report/placeholder.js";
import { shifted } from "../../report/position.js";
import type { AnswerRule, Problem } from "../model.js";
import { count, questionsIn, quoted } from "../wording.js";

export const placeholderLeft: AnswerRule = {
  name: "answer/placeholder-left",
  summary: "an answer still has the placeholder beside it",
  levels: { staged: "warning", scan: "warning" },
  many: {
    all: {
      message: (findings) =>
        `the placeholder still stands beside ${questionsIn(findings)} answers, and its words count`,
      help: () => "Delete the placeholders, their dashes included",
    },
  },
  checkAnswer({ question, state, swallows }, { match }) {
    const { answer } = question;
    if (answer === null || state !== "answered") return [];
    if (question.slot !== undefined) return leftInSlot(question.slot.key, match);
    const [first] = findPlaceholders(answer.text, match.patterns);
    if (first === undefined || swallows) return [];
    const span = shifted(first, answer.span.start);
    if (isOnlyHeadings(answer.text, match.patterns)) {
      const message = "beside the placeholder stands a heading and no answer";
      return [
        { span, message, help: "Write the answer in the placeholder's place", target: "placeholder", byHand: true },
      ];
    }
    return [
      {
        span,
        message: "the placeholder still stands beside the answer, and its words count",
        help: "Delete the placeholder, its dashes included",
        target: "placeholder",
        many: "all",
      },
    ];
  },
  fix: {
    stage: "answers",
    safe: true,
    does: "the placeholder beside an answer is deleted",
    changesIn(_, { text, span: { start: from } }, { context }) {
      if (isOnlyHeadings(text, context.match.patterns)) return [];
      const edits = findPlaceholders(text, context.match.patterns).map(({ start, end }): Edit => {
        const span = withLines(text, withBackticks(text, start, end));
        return { span: shifted(span, from), text: "" };
      });
      return [{ what: "deleted the placeholder", edits }];
    },
  },
};

/** Whether all that stands beside the placeholders is a heading, or a line in bold: a question's or a section's that was reworded, and no answer. */
function isOnlyHeadings(text: string, patterns: Patterns): boolean {
  const rest = besidePlaceholders(text, patterns).join("\n");
  return rest.split(/[\r\n]+/).every((line) => /^\s*(?:$|#{1,6}[ \t]|\*\*[^*]+\*\*\s*$|__[^_]+__\s*$)/.test(line));
}

/** Together with the backticks around it, where it is all that they hold. */
function withBackticks(text: string, start: number, end: number): Span {
  const before = /(?<!`)`+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^`+/.exec(text.slice(end))?.[0].length ?? 0;
  const ticks = before === after ? before : 0;
  return { start: start - ticks, end: end + ticks };
}

/** Together with its lines and the blank ones on one side, where nothing else stands there. */
function withLines(text: string, { start, end }: Span): Span {
  const before = /(?:^|[\r\n])[ \t]*$/.exec(text.slice(0, start));
  const after = /^\s*(?:(?<=[\r\n])(?=[ \t]*\S)|$)/.exec(text.slice(end));
  if (before === null || after === null) return { start, end };
  if (text.slice(end).trim() !== "") return { start, end: end + after[0].length };
  return { start: text.slice(0, start).trimEnd().length, end };
}

/** A place to fill in, or a comment that asks to be removed, beside what was written in a section. */
function leftInSlot(key: string, { bound }: Match): Problem[] {
  const section = bound?.sections.find(({ slot }) => slot.key === key);
  const [first] = section?.filled.left ?? [];
  if (bound === null || section === undefined || first === undefined || section.filled.content === null) return [];
  const others = section.filled.left.length - 1;
  const more = others === 0 ? "" : `, and ${count(others, "more place")}`;
  const what = quoted(bound.document.text.slice(first.start, first.end), 40);
  return [
    {
      question: null,
      span: first,
      message: `the template's ${what} still stands beside what was written${more}`,
      help: "Delete it, or write what it asks for in its place",
      target: "placeholder",
      distance: others + 1,
      byHand: true,
    },
  ];
}
