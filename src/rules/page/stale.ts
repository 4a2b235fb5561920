import type { ReportRule } from "../model.js";

export const pageStale: ReportRule = {
  name: "page/stale",
  summary: "the committed page is not what the report renders to",
  levels: { staged: "off", scan: "error" },
  check({ page }) {
    if (page === null || !page.stale || page.edited) return [];
    return [
      {
        question: null,
        span: null,
        message: `${page.path} is not the page of this report`,
        help: `Render it again with \`report-hook html ${page.report}\`, and commit it`,
        target: "page",
      },
    ];
  },
};
