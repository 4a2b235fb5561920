import { findLinks } from "../../report/links.js";
import type { Answer } from "../../report/model.js";
import { imageMissing } from "../../rules/answer/image-missing.js";
import { figuresOf } from "../../rules/figures.js";
import type { Change, Edit, Mend } from "../model.js";

/** Writes a figure's name with upper and lower case as its file has it. */
export const figureCase: Mend = {
  name: "figure-case",
  rules: [imageMissing.name],
  safe: true,
  changes: ({ subject }) =>
    subject.questions.flatMap(({ question }) =>
      figuresOf(question, subject.path).flatMap(({ target, place }): Change[] => {
        const state = place.kind === "local" ? subject.files(place.path) : null;
        if (question.answer === null || state?.kind !== "other-case") return [];
        const now = withCaseOf(target, state.actual);
        const edits = now === target ? [] : replaceTarget(question.answer, target, now);
        if (edits.length === 0) return [];
        return [
          { rules: [imageMissing.name], question: question.number, what: `wrote ${now} as the file is called`, edits },
        ];
      }),
    ),
};

function replaceTarget(answer: Answer, target: string, now: string): Edit[] {
  return findLinks(answer.text).flatMap((link): Edit[] => {
    if (link.kind !== "image" || link.target !== target) return [];
    const start = answer.span.start + answer.text.lastIndexOf(target, link.span.end);
    return [{ span: { start, end: start + target.length }, text: now }];
  });
}

/** `target` with the names of `actual`, from the last one back for as long as they differ in case alone. */
function withCaseOf(target: string, actual: string): string {
  const [, bare = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const parts = bare.split("/");
  const names = actual.split("/");
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] as string;
    if (part === "" || part === ".") continue;
    const name = names.pop();
    const plain = decoded(part);
    if (name === undefined || name.toLowerCase() !== plain.toLowerCase()) break;
    if (name !== plain) parts[at] = part === plain ? name : encodeURIComponent(name);
  }
  return parts.join("/") + rest;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
