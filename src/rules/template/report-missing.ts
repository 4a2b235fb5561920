import { withLineEnds } from "../../report/line-ends.js";
import type { Report } from "../../report/model.js";
import type { FoundProblem, ReportRule } from "../model.js";
import { shellWord } from "../shell-word.js";

export const reportMissing: ReportRule = {
  name: "template/report-missing",
  summary: "the report is deleted, moved or emptied",
  levels: { staged: "error", scan: "error" },
  check({ path, mode, match: { report, template } }) {
    const begin = "Begin with your template";
    const help = mode === "scan" ? { help: begin } : { help: putBack(path), helpBefore: begin };
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
      const span = { start: text.startsWith("\uFEFF") ? 1 : 0, end: text.length };
      const edits = [{ span, text: withLineEnds(whole, lineEnd) }];
      return [{ what: `filled the empty file with its ${had ? "last committed version" : "template"}`, edits }];
    },
  },
};

function isEmpty({ text }: Report): boolean {
  return text.replace("\uFEFF", "").trim() === "";
}

/** Where a report that is not in the commit still is: at its path in HEAD, or as a file. */
export interface Lost {
  readonly inHead: boolean;
  readonly onDisk: boolean;
}

/**
 * The problem where there is no report at all: deleted, moved away from where it is handed in, or never there.
 *
 * @param path the report's path from the repository's root
 */
export function missingReport(path: string, { inHead, onDisk }: Lost): FoundProblem {
  if (!inHead)
    return problem(`no report at ${path}`, "Correct `reports` in the configuration, or add the report there");
  // What is on disk may be in no commit.
  if (onDisk) {
    const help = `Take it back into the commit, and leave the file as it is: git reset HEAD -- ${shellWord(`:/${path}`)}`;
    return problem(`${path} is taken out of the commit; the file is still there`, help);
  }
  const help = `${putBack(path)}; if it moved on purpose, change \`reports\` in the configuration in the same commit`;
  return problem(`${path} is not there any more: it was deleted or moved`, help);
}

function problem(message: string, help: string): FoundProblem {
  return { question: null, span: null, message, help, target: "report", byHand: true };
}

function putBack(path: string): string {
  return `Take the last committed version back: git checkout HEAD -- ${shellWord(`:/${path}`)}`;
}
