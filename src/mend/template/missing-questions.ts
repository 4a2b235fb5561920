import { type LostPrompt, lostPrompts } from "../../rules/lost-prompts.js";
import { questionMissing } from "../../rules/template/question-missing.js";
import { blocksOf, insertedBlock, placeFor, ranksOf } from "../blocks.js";
import { withLineEnds } from "../line-ends.js";
import type { Change, Mend, Mending } from "../model.js";

/** Puts questions back that are not there: their heading where the rest stands, else heading, prompt and placeholder. */
export const missingQuestions: Mend = {
  name: "missing-questions",
  rules: [questionMissing.name],
  safe: false,
  changes(mending) {
    const { subject, texts, lineEnd } = mending;
    const { report, template } = subject;
    if (report.questions.length === 0) return [];
    const blocks = blocksOf(report, template);
    const ranks = ranksOf(template);
    const lost = new Map(lostPrompts(subject).map((one) => [one.asked.number, one]));
    return questionMissing.check(subject).flatMap(({ question }): Change[] => {
      const prompt = question === null ? undefined : lost.get(question);
      if (prompt !== undefined) return [headingBack(prompt, mending)];
      const known = question === null ? undefined : texts.questions.get(question);
      const rank = question === null ? undefined : ranks.questions.get(question);
      if (known === undefined || rank === undefined) return [];
      const at = placeFor(rank, blocks, report);
      const block = `${known.heading}${known.prompt}\n\n${known.placeholder}`;
      const text = insertedBlock(withLineEnds(block, lineEnd), at, report, lineEnd);
      const edits = [{ span: { start: at, end: at }, text }];
      return [{ rules: [questionMissing.name], question, what: "put the question back, to be answered", edits }];
    });
  },
};

/** A heading that was misspelt is replaced; the words behind its number are left to the mend of headings. */
function headingBack({ asked, span, heading }: LostPrompt, { subject, texts, lineEnd }: Mending): Change {
  const { number, level } = asked;
  const { report, patterns } = subject;
  const text = texts.questions.get(number)?.heading ?? `${"#".repeat(level)} ${patterns.question} ${number}`;
  const edit =
    heading === null
      ? { span: { start: span.start, end: span.start }, text: insertedBlock(text, span.start, report, lineEnd) }
      : { span: heading, text };
  const read = heading === null ? "" : `; it read "${report.text.slice(heading.start, heading.end).trim()}"`;
  return {
    rules: [questionMissing.name],
    question: number,
    what: `put the question's heading back${read}`,
    edits: [edit],
  };
}
