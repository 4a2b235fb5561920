import type { Problem, ReportRule } from "../model.js";

export const reportMissing: ReportRule = {
  name: "template/report-missing",
  summary: "the report is deleted, moved or emptied",
  levels: { staged: "error", scan: "error" },
  check({ path, report, template }) {
    const help = template.questions.length === 0 ? "Begin with the course's template" : putBack(path);
    if (report.text.replace("\uFEFF", "").trim() === "") return [problem(`${path} is empty`, help)];
    if (report.questions.length > 0 || (template.structure && template.questions.length === 0)) return [];
    return [problem(`${path} holds no question: no heading such as \`### Question 1\` was found`, help)];
  },
};

/**
 * The problem where there is no report at all: deleted, moved away from where it is handed in, or never there.
 *
 * @param path the report's path from the repository's root
 * @param wasThere whether the commit before has a file there
 */
export function missingReport(path: string, wasThere: boolean): Problem {
  if (!wasThere)
    return problem(`no report at ${path}`, "Correct `reports` in the configuration, or add the report there");
  const help = `${putBack(path)}; if it moved on purpose, change \`reports\` in the configuration in the same commit`;
  return problem(`${path} is not there any more: it was deleted or moved`, help);
}

function problem(message: string, help: string): Problem {
  return { question: null, span: null, message, help, target: "report" };
}

function putBack(path: string): string {
  return `Take the last committed version back: git checkout HEAD -- ${path}`;
}
