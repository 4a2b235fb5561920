import { withLineEnds } from "../../report/line-ends.js";
import type { Report } from "../../report/model.js";
import { startOfText } from "../../report/position.js";
import type { FoundProblem, ReportRule } from "../model.js";
import { fileForGit } from "../shell-word.js";
import { undoHelp } from "../undo-help.js";

export const reportMissing: ReportRule = {
  name: "template/report-missing",
  summary: "the report is deleted, moved or emptied",
  levels: { staged: "error", scan: "error" },
  check(context) {
    const { path, mode } = context;
    const { report, template } = context.match;
    const begin = "Begin with your template";
    const help = {
      ...undoHelp("Put back what was taken out", context),
      ...(mode === "scan" ? { help: begin } : { helpBefore: begin }),
    };
    // What is put back is the template; a file of which no template is known has none.
    if (isEmpty(report))
      return [
        {
          ...problem(`${path} is empty`, begin),
          ...help,
          byHand: template.questions.length === 0 && template.slots === null,
        },
      ];
    if (report.questions.length > 0 || (template.structure && template.questions.length === 0)) return [];
    const unknown = "Begin with your template, or name the file that it is made from: `template` in the configuration";
    const missing = problem(`${path} holds no question: no heading such as \`### Question 1\` was found`, begin);
    return [{ ...missing, ...help, ...(template.questions.length === 0 && mode === "scan" ? { help: unknown } : {}) }];
  },
  fix: {
    stage: "text",
    safe: false,
    does: "an empty file becomes what the last commit has, else the template",
    changes({ context: { match }, texts, before, lineEnd }) {
      const { text } = match.report;
      const had = before !== null && before.questions.length > 0;
      const whole = had ? before.text : texts.whole;
      if (!isEmpty(match.report) || whole === null) return [];
      const span = { start: had ? 0 : startOfText(text), end: text.length };
      const edits = [{ span, text: had ? whole : withLineEnds(whole, lineEnd) }];
      return [{ what: `filled the empty file with its ${had ? "last committed version" : "template"}`, edits }];
    },
  },
};

function isEmpty({ text }: Report): boolean {
  return text.trim() === "";
}

function problem(message: string, help: string): FoundProblem {
  return { question: null, span: null, message, help, target: "report", byHand: true };
}

/**
 * How a report comes back.
 *
 * @param path from the repository's root
 * @param commit the last that has it
 */
export function putBack(path: string, commit = "HEAD"): string {
  return `Take the last committed version back: git checkout ${commit} -- ${fileForGit(path)}`;
}
