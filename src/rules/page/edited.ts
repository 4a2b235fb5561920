import type { ReportRule } from "../model.js";

export const pageEdited: ReportRule = {
  name: "page/edited",
  summary: "the page holds changes that are neither in a commit nor made by report-hook",
  levels: { staged: "error", scan: "error" },
  check({ page }) {
    if (page === null || !page.edited) return [];
    return [
      {
        question: null,
        span: null,
        message: `${page.path} holds changes made by hand, which the report's own page would overwrite`,
        help: `To drop the changes: git checkout HEAD -- ${page.path}; to keep them: git mv ${page.path} ${page.path}.mine`,
        target: "page",
      },
    ];
  },
};
