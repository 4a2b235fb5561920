import type { ReportRule } from "../model.js";
import { shellWord } from "../shell-word.js";

export const pageEdited: ReportRule = {
  name: "page/edited",
  summary: "the page holds changes that are neither in a commit nor made by report-hook",
  levels: { staged: "error", scan: "error" },
  check({ page }) {
    if (page === null || !page.edited) return [];
    return [
      {
        span: null,
        message: `${page.path} holds changes made by hand, which the report's own page would overwrite`,
        help: `To commit the report's own page and keep yours on disk: git rm --cached ${shellWord(page.typed)}; to commit both: git mv ${shellWord(page.typed)} ${shellWord(`${page.typed}.mine`)}`,
        target: "page",
      },
    ];
  },
};
