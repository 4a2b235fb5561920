import { codeSpans, isInSpans } from "../../report/code.js";
import { shifted } from "../../report/position.js";
import { unseenSpans } from "../../report/unseen.js";
import type { AnswerRule } from "../model.js";
import { quoted } from "../wording.js";

export const imageUnseen: AnswerRule = {
  name: "answer/image-unseen",
  summary: "an image is counted and shown on no page: it stands in code",
  levels: { staged: "warning", scan: "error" },
  courseOnly: true,
  checkAnswer({ question, limits, swallows }, { match: { template } }) {
    const { answer } = question;
    if (answer === null || template.course === null || swallows || !answer.text.includes("![")) return [];
    const unseen = unseenSpans(answer.text);
    if (unseen.length === 0) return [];
    const code = codeSpans(answer.text);
    return template.course.findImages(answer.text).flatMap(({ span, target }) => {
      if (!isInSpans(unseen, span.start)) return [];
      const inComment = isComment(answer.text, span.start, unseen);
      const where = inComment ? "a comment" : isInSpans(code, span.start) ? "code" : "lines indented like code";
      const counts = limits.images !== null;
      return [
        {
          span: shifted(span, answer.span.start),
          message: `the image ${quoted(target)} stands in ${where}: ${counts ? "it is counted, and " : ""}no page shows it`,
          help: inComment
            ? "Take it out of the comment, or delete it"
            : "Write it on a line of its own, without backticks and without spaces before it",
          target,
          ...(counts && !inComment ? {} : { atMost: "warning" as const }),
        },
      ];
    });
  },
};

/** Whether the stretch that hides what stands at `at` is a comment. */
function isComment(text: string, at: number, unseen: readonly { start: number; end: number }[]): boolean {
  const around = unseen.find(({ start, end }) => start <= at && at < end);
  return around !== undefined && text.startsWith("<!--", around.start);
}
