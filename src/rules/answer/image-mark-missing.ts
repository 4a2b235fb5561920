import { linksOf } from "../../report/links.js";
import { shifted } from "../../report/position.js";
import type { AnswerRule } from "../model.js";
import { quoted } from "../wording.js";

/** What people show as a picture, by its name's end. */
const picture = /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)(?:[?#].*)?$/i;

export const imageMarkMissing: AnswerRule = {
  name: "answer/image-mark-missing",
  summary: "a link to an image lacks the `!` that shows it",
  levels: { staged: "warning", scan: "error" },
  checkAnswer({ question, limits, images, swallows }) {
    const { answer } = question;
    if (answer === null || images === null || swallows || images >= (limits.images?.min ?? 0)) return [];
    const links = linksOf(answer);
    const shown = links.filter(({ kind }) => kind === "image");
    return links.flatMap(({ kind, form, span, target }) => {
      if (kind !== "link" || form !== "inline" || !picture.test(target)) return [];
      if (shown.some((image) => span.start <= image.span.start && image.span.end <= span.end)) return [];
      return [
        {
          span: shifted(span, answer.span.start),
          message: `${quoted(answer.text.slice(span.start, span.end))} is a link, not an image: the \`!\` before it is missing`,
          help: "Put a `!` right before the `[`",
          target,
        },
      ];
    });
  },
};
