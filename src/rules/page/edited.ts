import type { ReportRule } from "../model.js";
import { shellWord } from "../shell-word.js";

export const pageEdited: ReportRule = {
  name: "page/edited",
  summary: "the page holds changes that are neither in a commit nor made by report-hook",
  levels: { staged: "error", scan: "error" },
  check({ page }) {
    if (page === null || !page.edited) return [];
    const [typed, other] = [page.typed, `${page.typed}.mine`].map(shellWord);
    return [
      {
        span: null,
        message: `${page.path} holds changes made by hand, which the report's own page would overwrite`,
        help: page.onDisk
          ? `To keep yours under another name: mv ${typed} ${other}; then render the report's own: \`report-hook html ${shellWord(page.report)}\``
          : `To commit the report's own page and keep yours on disk: git rm --cached ${typed}; to commit both: git mv ${typed} ${other}`,
        target: "page",
      },
    ];
  },
};
