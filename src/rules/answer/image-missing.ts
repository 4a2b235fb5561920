import type { Edit } from "../../report/edits.js";
import { type Figure, type FigurePlace, figuresOf } from "../../report/figures.js";
import { findLinks } from "../../report/links.js";
import type { Answer } from "../../report/model.js";
import { folderOf, wayFrom } from "../../report/paths.js";
import type { Made } from "../fix-model.js";
import type { AnswerRule, Context, FileState, Problem } from "../model.js";
import { addHelp } from "../undo-help.js";
import { literal, quoted } from "../wording.js";

export const imageMissing: AnswerRule = {
  name: "answer/image-missing",
  summary: "an image is not in the commit, or not on disk",
  levels: { staged: "error", scan: "error" },
  checkAnswer: ({ question }, context) =>
    figuresOf(question, context.path).flatMap((figure) => checkFigure(question.number, figure, context)),
  fix: {
    stage: "answers",
    safe: true,
    does: "a figure's name gets the upper and lower case of its file; a figure that is not there stays missing",
    changesIn: ({ question }, answer, { context }) =>
      figuresOf(question, context.path).flatMap(({ target, place }): Made[] => {
        const state = place.kind === "local" ? context.files(place.path) : null;
        const now = state?.kind === "other-case" ? withCaseOf(target, state.actual) : target;
        const edits = now === target ? [] : replaceTarget(answer, target, now);
        return edits.length === 0 ? [] : [{ what: `wrote ${now} as the file is called`, edits }];
      }),
  },
};

type Said = Pick<Problem, "message" | "help" | "atMost" | "byHand">;

function checkFigure(question: number, { span, target, place }: Figure, context: Context): Problem[] {
  const found = findingOf(target, place, context);
  if (found === null) return [];
  // The same file is the same problem, however its path is written, and also where the report moves and leads nowhere as before.
  const file = place.kind === "local" ? wayFrom(context.path, place.path) : target;
  const isThere = found.atMost !== undefined;
  return [{ question, span, target: isThere ? `${file} out of place` : file, thing: file, byHand: true, ...found }];
}

function findingOf(target: string, place: FigurePlace, context: Context): Said | null {
  if (place.kind === "remote") return null;
  if (place.kind === "sample") return context.match.bound === null ? sample(target) : null;
  if (place.kind === "elsewhere") return elsewhere(target);
  return local(place.path, target, context);
}

function sample(target: string): Said {
  return {
    message: `${quoted(target)} is still the template's example of an image`,
    help: "Put your own file's name there, or delete the line",
  };
}

function elsewhere(target: string): Said {
  return {
    message: `the image ${quoted(target)} lies outside the repository`,
    help: "Put the image into `figures/` beside the report, add it, and write its path from there",
  };
}

function local(path: string, target: string, { files, mode, match, path: reportPath }: Context): Said | null {
  const state = files(path);
  if (state.kind !== "present") {
    const help = helpFor(path, target, state, folderOf(reportPath));
    return { message: messageFor(path, state, mode), help, byHand: state.kind !== "other-case" };
  }
  // The page and the course's collecting bind the course's reports alone.
  if (match.bound !== null) return null;
  return outsideReport(path, reportPath) ?? fromRoot(path, target, reportPath);
}

/** GitHub reads a leading `/` as the repository's root; a page beside the report leads to the disk's or the host's. */
function fromRoot(path: string, target: string, reportPath: string): Said | null {
  if (!isFromRoot(target)) return null;
  return {
    message: `the image ${quoted(target)} is shown neither by the course's page nor by ours: its path begins with \`/\``,
    help: `Write ${literal(path.slice(folderOf(reportPath).length), 300)}, the path from the report's own folder`,
    atMost: "warning",
  };
}

function isFromRoot(target: string): boolean {
  return /^[\\/]/.test(target);
}

function messageFor(path: string, state: FileState, mode: Context["mode"]): string {
  if (state.kind === "not-added") return `the image ${quoted(path)} is on disk but not in the commit`;
  if (state.kind === "other-case") {
    return `the image ${quoted(path)} is called ${quoted(state.actual)}: upper and lower case differ`;
  }
  if (state.kind === "other-form") return `the image ${quoted(path)} is not there: ${otherForm(path, state.actual)}`;
  return mode === "staged"
    ? `the image ${quoted(path)} is not in the commit`
    : `the image ${quoted(path)} does not exist`;
}

function helpFor(path: string, target: string, state: FileState, folder: string): string {
  if (state.kind === "not-added") return addHelp(path);
  if (state.kind === "other-case") return "Write the name exactly as the file has it";
  if (state.kind === "other-form") return "Give the file a new name in plain letters, and write that name";
  if (state.kind === "absent" && state.left !== undefined)
    return `Move it along with the report: it stayed at ${quoted(state.left, 300)}`;
  if (folder !== "" && path.startsWith(folder + folder)) {
    return `Paths count from the report's own folder: write ${quoted(path.slice(2 * folder.length))}`;
  }
  if (isFromRoot(target))
    return "Put the image into `figures/` beside the report, and begin its path with `figures/`, not with `/`";
  if (state.kind === "absent" && state.near !== undefined) {
    return `Correct its name if ${quoted(state.near, 300)} is meant, or put the image there and add it to the commit`;
  }
  return "Put the image there and add it to the commit, or correct its path";
}

/** Which letter of a name is written otherwise in the file's. */
function otherForm(path: string, actual: string): string {
  const marked = /\P{M}\p{M}*/gu;
  const ours = path.match(marked) ?? [];
  const theirs = actual.match(marked) ?? [];
  const at = ours.findIndex((letter, i) => letter !== theirs[i]);
  const letter = ours[at] ?? "";
  const form = (text: string | undefined): string =>
    [...(text ?? "")].length > 1 ? "as a letter and a mark" : "as one letter";
  return `its ${quoted(letter.normalize("NFC"))} is written ${form(letter)}, in the file's name ${form(theirs[at])}`;
}

/** The course collects the report's own folder and nothing else. */
function outsideReport(path: string, reportPath: string): Said | null {
  const folder = folderOf(reportPath);
  if (path.startsWith(folder)) return null;
  return {
    message: `the image ${quoted(path)} lies outside ${quoted(folder)}, the only folder that is collected`,
    help: "Move the image into `figures/` beside the report and write its path from there",
    atMost: "warning",
  };
}

function replaceTarget(answer: Answer, target: string, now: string): Edit[] {
  return findLinks(answer.text).flatMap((link): Edit[] => {
    if (link.kind !== "image" || link.target !== target) return [];
    const { written } = link;
    const at = answer.text.slice(written.start, written.end).indexOf(target);
    if (at < 0) return [];
    const start = answer.span.start + written.start + at;
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
