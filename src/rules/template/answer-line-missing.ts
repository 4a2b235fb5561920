import type { Assessed } from "../../template/assess.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { type NearAnswerLine, nearAnswerLine } from "../near-answer-line.js";
import { withoutMarks } from "../without-marks.js";
import { literal } from "../wording.js";

export const answerLineMissing: ReportRule = {
  name: "template/answer-line-missing",
  summary: "no `Answer:` line in a question",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    const { template, questions } = subject;
    if (!template.structure && !isUsual(questions)) return [];
    return questions.flatMap((assessed) => {
      if (assessed.asked === null || assessed.state !== "no-answer-line") return [];
      return [problem(assessed, subject)];
    });
  },
};

/** Whether most questions of a report whose template is not known have the line. */
function isUsual(questions: readonly Assessed[]): boolean {
  return 2 * questions.filter(({ state }) => state !== "no-answer-line").length > questions.length;
}

function problem({ question }: Assessed, subject: Subject): Problem {
  const { report, patterns } = subject;
  const near = nearAnswerLine(question, report, patterns);
  const write = `rite \`> ${patterns.answer}\` on a line of its own`;
  const known = { question: question.number, target: "answer line" };
  if (near !== null) {
    return { ...known, span: near.line, ...wording(near, subject), help: `W${write}, with an empty line below it` };
  }
  return {
    ...known,
    span: endOfPrompt(question, subject),
    message: `the \`${patterns.answer}\` line is missing, so the course's script cannot find the answer`,
    help: `W${write} between the prompt and the answer, with an empty line below it`,
  };
}

function wording({ line, kind }: NearAnswerLine, { report, patterns }: Subject): Pick<Problem, "message"> {
  const text = report.text.slice(line.start, line.end);
  if (kind === "within") return { message: `\`${patterns.answer}\` stands in the middle of this line` };
  return { message: `the \`${patterns.answer}\` line is missing; this line reads ${literal(text)}` };
}

/** Behind the prompt's last word; the heading where no prompt is left. */
function endOfPrompt({ prompt, heading }: Assessed["question"], { report }: Subject): Problem["span"] {
  const text = withoutMarks(report.text.slice(prompt.span.start, prompt.span.end), ">");
  if (text === "") return heading.span;
  const end = prompt.span.start + text.length;
  return { start: end, end };
}
