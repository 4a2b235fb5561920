import type { ReportRule } from "../model.js";
import { shellFile, shellWord } from "../shell-word.js";

export const pageEdited: ReportRule = {
  name: "page/edited",
  summary: "the page holds changes that are neither in a commit nor made by report-hook",
  levels: { staged: "error", scan: "error" },
  check({ page }) {
    if (page === null || !page.edited) return [];
    const [typed, other] = [page.typed, page.spare].map(shellWord);
    return [
      {
        span: null,
        message: `${page.path} holds changes made by hand, which the report's own page would overwrite`,
        help: `Keep yours under another name, ${
          page.onDisk
            ? `and make the report's own: mv ${typed} ${other} && report-hook html ${shellFile(page.report)}`
            : `and commit again: git reset -q -- ${typed} && mv ${typed} ${other}`
        }`,
        target: "page",
      },
    ];
  },
};
