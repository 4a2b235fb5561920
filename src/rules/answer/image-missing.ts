import { type Figure, figuresOf, type Place } from "../figures.js";
import type { AnswerRule, FileState, Problem, Subject } from "../model.js";
import { literal, quoted } from "../wording.js";

export const imageMissing: AnswerRule = {
  name: "answer/image-missing",
  summary: "an image is not in the commit, or not on disk",
  levels: { staged: "error", scan: "error" },
  checkAnswer: ({ question }, subject) =>
    figuresOf(question, subject.path).flatMap((figure) => checkFigure(question.number, figure, subject)),
};

type Finding = Pick<Problem, "message" | "help" | "atMost">;

function checkFigure(question: number, { span, target, place }: Figure, subject: Subject): Problem[] {
  const found = findingOf(target, place, subject);
  return found === null ? [] : [{ question, span, target, ...found }];
}

function findingOf(target: string, place: Place, subject: Subject): Finding | null {
  if (place.kind === "remote") return null;
  if (place.kind === "sample") return sample(target);
  if (place.kind === "elsewhere") return elsewhere(target);
  return local(place.path, target, subject);
}

function sample(target: string): Finding {
  return {
    message: `${quoted(target)} is still the template's example of an image`,
    help: "Put your own file's name there, or delete the line",
  };
}

function elsewhere(target: string): Finding {
  return {
    message: `the image ${quoted(target)} lies outside the repository`,
    help: "Put the image into `figures/` beside the report, add it, and write its path from there",
  };
}

function local(path: string, target: string, { files, mode, path: reportPath }: Subject): Finding | null {
  const state = files(path);
  if (state.kind !== "present") {
    return { message: messageFor(path, state, mode), help: helpFor(path, target, state, folderOf(reportPath)) };
  }
  return outsideReport(path, reportPath) ?? fromRoot(path, target, reportPath);
}

/** GitHub reads a leading `/` as the repository's root; a page beside the report leads to the disk's or the host's. */
function fromRoot(path: string, target: string, reportPath: string): Finding | null {
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

function messageFor(path: string, state: FileState, mode: Subject["mode"]): string {
  if (state.kind === "not-added") return `the image ${quoted(path)} is on disk but not in the commit`;
  if (state.kind === "other-case") {
    return `the image ${quoted(path)} is called ${quoted(state.actual)}: upper and lower case differ`;
  }
  return mode === "staged"
    ? `the image ${quoted(path)} is not in the commit`
    : `the image ${quoted(path)} does not exist`;
}

function helpFor(path: string, target: string, state: FileState, folder: string): string {
  if (state.kind === "not-added") return `Add it to the commit: git add -- ${quoted(path, 300)}`;
  if (state.kind === "other-case") return "Write the name exactly as the file has it";
  if (folder !== "" && path.startsWith(folder + folder)) {
    return `Paths count from the report's own folder: write ${quoted(path.slice(2 * folder.length))}`;
  }
  if (isFromRoot(target))
    return "Put the image into `figures/` beside the report, and begin its path with `figures/`, not with `/`";
  return "Put the image there and add it to the commit, or correct its path";
}

/** The course collects the report's own folder and nothing else. */
function outsideReport(path: string, reportPath: string): Finding | null {
  const folder = folderOf(reportPath);
  if (path.startsWith(folder)) return null;
  return {
    message: `the image ${quoted(path)} lies outside ${quoted(folder)}, the only folder that is collected`,
    help: "Move the image into `figures/` beside the report and write its path from there",
    atMost: "warning",
  };
}

/** With the `/` at its end; empty at the repository's root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
