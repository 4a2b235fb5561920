import { figuresOf } from "../../report/figures.js";
import type { AnswerRule } from "../model.js";
import { quoted } from "../wording.js";

export const imageHtml: AnswerRule = {
  name: "answer/image-html",
  summary: "an image is written as <img>, which the course does not count",
  levels: { staged: "warning", scan: "warning" },
  courseOnly: true,
  checkAnswer: ({ question }, { path: reportPath }) =>
    figuresOf(question, reportPath).flatMap(({ span, target, html, place }) => {
      if (!html || place.kind === "remote") return [];
      return [
        {
          span,
          message: `the image ${quoted(target)} is written as \`<img>\`: the page shows it, the course's script does not count it`,
          help: `Write it as \`![what it shows](${target})\``,
          target,
        },
      ];
    }),
};
