import { figuresOf } from "../../report/figures.js";
import type { AnswerRule } from "../model.js";
import { quoted } from "../wording.js";

export const imageType: AnswerRule = {
  name: "answer/image-type",
  summary: "a local image is not .png, .jpg or .jpeg",
  levels: { staged: "error", scan: "error" },
  courseOnly: true,
  checkAnswer: ({ question }, { path: reportPath }) =>
    figuresOf(question, reportPath).flatMap(({ span, target, place }) => {
      if (place.kind !== "local" || /\.(?:png|jpe?g)$/i.test(place.path)) return [];
      const extension = /\.[\p{L}\p{N}]+$/u.exec(place.path)?.[0];
      const kind = extension === undefined ? "has no file type" : `is a ${extension} file`;
      return [
        {
          span,
          message: `the image ${quoted(target)} ${kind}: the course takes .png, .jpg and .jpeg only`,
          help: "Save the image as .png or .jpg and point to that file",
          target,
        },
      ];
    }),
};
