import type { ReportRule } from "../model.js";
import { shellFile } from "../shell-word.js";

export const pageStale: ReportRule = {
  name: "page/stale",
  summary: "the committed page is not what the report renders to",
  levels: { staged: "off", scan: "error" },
  check({ page }) {
    if (page === null || !page.stale || page.edited) return [];
    return [
      {
        span: null,
        message: `${page.path} is out of date`,
        help: `Render it again with \`report-hook html ${shellFile(page.report)}\`, and commit it`,
        target: "page",
      },
    ];
  },
};
