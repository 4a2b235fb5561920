import { rendersDifferently } from "../../rules/answer/renders-differently.js";
import { withLineEnds } from "../line-ends.js";
import type { Mend } from "../model.js";

/** Puts back the lines above the title that the course's page leaves out whatever stands there. */
export const frontMatter: Mend = {
  name: "front-matter",
  rules: [rendersDifferently.name],
  safe: true,
  changes({ subject, texts, lineEnd }) {
    const { report, template } = subject;
    const lost = rendersDifferently.check({ ...subject, checked: [] });
    if (lost.length === 0 || report.questions.length === 0) return [];
    const start = report.text.startsWith("\uFEFF") ? 1 : 0;
    const made = (at: number, text: string, what: string) => [
      { rules: [rendersDifferently.name], question: null, what, edits: [{ span: { start: at, end: at }, text }] },
    ];
    if (report.frontMatter !== null) {
      const rest = report.text.slice(report.frontMatter.end);
      if (template.reader !== "cuts-43" || !/^(?:\r\n?|\n)[ \t]*\S/.test(rest)) return [];
      return made(report.frontMatter.end, lineEnd, "put a blank line below the lines above the title");
    }
    if (texts.frontMatter === null) return [];
    const text = withLineEnds(texts.frontMatter, lineEnd) + lineEnd + lineEnd;
    return made(start, text, "put the lines above the title back");
  },
};
