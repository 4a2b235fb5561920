import { figuresOf } from "../../report/figures.js";
import type { AnswerRule } from "../model.js";
import { quoted } from "../wording.js";

export const imageRemote: AnswerRule = {
  name: "answer/image-remote",
  summary: "an image lies on another host",
  levels: { staged: "warning", scan: "warning" },
  courseOnly: true,
  checkAnswer: ({ question }, { path: reportPath }) =>
    figuresOf(question, reportPath).flatMap(({ span, target, html, place }) => {
      if (place.kind !== "remote") return [];
      return [
        {
          span,
          message: `the image ${quoted(target)} lies on another host and is not collected with the report`,
          help: html
            ? "Save the image in `figures/` beside the report and write `![what it shows](figures/name.png)`"
            : "Save the image in `figures/` beside the report and point to that file",
          target,
        },
      ];
    }),
};
