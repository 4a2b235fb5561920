import { longestRising } from "../../rules/rising.js";
import { questionMoved } from "../../rules/template/question-moved.js";
import { type Block, blocksOf } from "../blocks.js";
import { smallestEdit } from "../edits.js";
import type { Mend } from "../model.js";

/** Puts questions and section headings back in their order. What the template does not have goes with what is above it. */
export const order: Mend = {
  name: "order",
  rules: [questionMoved.name],
  safe: false,
  changes({ subject, lineEnd }) {
    const { report, template } = subject;
    const moved = questionMoved.check(subject).map(({ question }) => question);
    const blocks = blocksOf(report, template);
    const ranks = blocks.flatMap(({ rank }) => rank ?? []);
    if (moved.length === 0 && longestRising(ranks).size === ranks.length) return [];
    const first = blocks[0]?.span.start ?? 0;
    const sorted = groupsOf(blocks, report.text).sort((a, b) => a.rank - b.rank);
    const edit = smallestEdit(report.text, report.text.slice(0, first) + joined(sorted, report.text, lineEnd));
    return [
      {
        rules: [questionMoved.name],
        question: moved.length === 1 ? (moved[0] ?? null) : null,
        what: wording(moved.length),
        edits: [edit],
      },
    ];
  },
};

function wording(questions: number): string {
  if (questions === 0) return "moved a section back to where the template has it";
  if (questions === 1) return "moved it back to where the template has it";
  return `moved ${questions} questions back to where the template has them`;
}

interface Group {
  readonly rank: number;
  readonly text: string;
}

/** Each block that the template has, with those behind it that it does not have. */
function groupsOf(blocks: readonly Block[], text: string): Group[] {
  const groups: { rank: number; text: string }[] = [];
  for (const { rank, span } of blocks) {
    const last = groups.at(-1);
    const content = text.slice(span.start, span.end);
    if (rank === null && last !== undefined) last.text += content;
    else groups.push({ rank: rank ?? -1, text: content });
  }
  return groups;
}

/** The groups one after the other, a blank line between any two, and the file's own end at the end. */
function joined(groups: readonly Group[], whole: string, lineEnd: string): string {
  const end = whole.slice(whole.trimEnd().length);
  return groups
    .map(({ text }, index) => {
      if (index === groups.length - 1) return text.trimEnd() + end;
      const gap = text.slice(text.trimEnd().length);
      return (gap.match(/\r\n?|\n/g)?.length ?? 0) >= 2 ? text : text.trimEnd() + lineEnd + lineEnd;
    })
    .join("");
}
