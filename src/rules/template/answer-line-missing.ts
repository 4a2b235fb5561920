import type { Match, MatchedQuestion } from "../../match/model.js";
import type { NearAnswerLine } from "../../match/questions/near-answer-line.js";
import { withoutMarks } from "../../report/without-marks.js";
import type { Problem, ReportRule } from "../model.js";
import { answerLineTarget, lacksAnswerLine, putBackPrompt } from "../put-back-prompt.js";
import { literal } from "../wording.js";

export const answerLineMissing: ReportRule = {
  name: "template/answer-line-missing",
  summary: "no `Answer:` line in a question",
  levels: { staged: "error", scan: "error" },
  fix: putBackPrompt,
  check: ({ match }) =>
    match.questions.filter((question) => lacksAnswerLine(question, match)).map((question) => problem(question, match)),
};

function problem({ question, nearAnswerLine: near }: MatchedQuestion, match: Match): Problem {
  const { patterns } = match;
  const write = `rite \`> ${patterns.answer}\` on a line of its own`;
  const known = { question: question.number, target: answerLineTarget };
  if (near !== null) {
    return { ...known, span: near.line, ...wording(near, match), help: `W${write}, with an empty line below it` };
  }
  return {
    ...known,
    span: endOfPrompt(question, match),
    message: `the \`${patterns.answer}\` line is missing, so the course's script cannot find the answer`,
    help: `W${write} between the prompt and the answer, with an empty line below it`,
  };
}

function wording({ line, kind }: NearAnswerLine, { report, patterns }: Match): Pick<Problem, "message"> {
  const text = report.text.slice(line.start, line.end);
  if (kind === "within") return { message: `\`${patterns.answer}\` stands in the middle of this line` };
  return { message: `the \`${patterns.answer}\` line is missing; this line reads ${literal(text)}` };
}

/** Behind the prompt's last word; the heading where no prompt is left. */
function endOfPrompt({ prompt, heading }: MatchedQuestion["question"], { report }: Match): Problem["span"] {
  const text = withoutMarks(report.text.slice(prompt.span.start, prompt.span.end), ">");
  if (text === "") return heading.span;
  const end = prompt.span.start + text.length;
  return { start: end, end };
}
