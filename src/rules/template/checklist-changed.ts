import { type UnmatchedItem, unmatchedItems } from "../checklist-match.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { putBackHelp } from "../older-versions.js";
import { count, quoted, quotedEnd } from "../wording.js";

export const checklistChanged: ReportRule = {
  name: "template/checklist-changed",
  summary: "a checklist item without the template's words in order",
  levels: { staged: "warning", scan: "warning" },
  check(subject) {
    const { report, template } = subject;
    if (!template.structure || template.checklist.length === 0) return [];
    if (report.checklist.length === 0) return [gone(template.checklist.length, subject)];
    const unmatched = unmatchedItems(report, template.checklist);
    const runs = runsOf(unmatched.filter((one) => one.reworded === null));
    return [...unmatched.flatMap(reworded), ...runs.map((run) => missing(run, subject))];
  },
};

function gone(items: number, subject: Subject): Problem {
  return {
    question: null,
    span: null,
    message: `the checklist with its ${count(items, "item")} is gone`,
    help: putBackHelp("Put the checklist back", subject),
    target: "checklist",
    distance: items,
  };
}

function reworded({ index, words, reworded: item }: UnmatchedItem): Problem[] {
  if (item === null) return [];
  const then = words.text === null ? "" : `; the template has ${quoted(words.text.join(" "))}`;
  return [
    {
      question: null,
      span: item.span,
      message: `words of the template are missing from the checklist item ${quoted(item.text)}${then}`,
      help: "Tick items and add your own, but leave the template's words as they are",
      target: `item ${index + 1}`,
    },
  ];
}

function missing(run: readonly UnmatchedItem[], subject: Subject): Problem {
  const [first] = run as [UnmatchedItem, ...UnmatchedItem[]];
  const place = first.below === null ? "at its beginning" : `after ${quotedEnd(first.below.text)}`;
  const are = run.length === 1 ? "is" : "are";
  return {
    question: null,
    span: first.below?.span ?? null,
    message: `${count(run.length, "item")} of the checklist ${are} missing ${place}`,
    help: putBackHelp("Put the items back; they need not be ticked", subject),
    target: `item ${first.index + 1}`,
    distance: run.length,
  };
}

/** Items that follow each other in the template, together. */
function runsOf(items: readonly UnmatchedItem[]): UnmatchedItem[][] {
  const runs: UnmatchedItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === item.index - 1) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
