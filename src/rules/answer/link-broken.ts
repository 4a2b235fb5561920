import { type FileLink, fileLinksOf } from "../../report/targets.js";
import type { AnswerRule, FileState } from "../model.js";
import { addHelp } from "../undo-help.js";
import { quoted } from "../wording.js";

export const linkBroken: AnswerRule = {
  name: "answer/link-broken",
  summary: "a relative link leads to a file that is not in the repository",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer: ({ question }, { path: reportPath, files }) =>
    fileLinksOf(question, reportPath).flatMap((link) => {
      const state = stateOf(link, files);
      if (state.kind === "present") return [];
      return [
        {
          span: link.span,
          message: messageFor(link, state),
          help: helpFor(link, state),
          target: link.target,
          thing: link.target,
        },
      ];
    }),
};

function stateOf({ path }: FileLink, files: (path: string) => FileState): FileState {
  if (path === null) return { kind: "absent" };
  return path === "" ? { kind: "present" } : files(path);
}

function messageFor({ target, path }: FileLink, state: FileState): string {
  if (path === null) return `the link ${quoted(target)} leads out of the repository`;
  if (state.kind === "not-added")
    return `the link ${quoted(target)} leads to a file that is not added to the repository`;
  if (state.kind === "other-case" || state.kind === "other-form") {
    return `the link ${quoted(target)} differs from ${quoted(state.actual)} in ${state.kind === "other-case" ? "upper and lower case" : "how a letter is written"}`;
  }
  return `the link ${quoted(target)} leads to ${quoted(path)}, which is not in the repository`;
}

function helpFor({ target, path }: FileLink, state: FileState): string {
  if (looksLikeHost(target)) return `If this is a web address, begin it with https:// as in https://${target}`;
  if (state.kind === "not-added") return addHelp(path ?? target);
  if (state.kind === "other-case" || state.kind === "other-form") return "Write the name exactly as the file has it";
  return "Correct the path, counted from the report's folder, or link to the file's web address";
}

function looksLikeHost(target: string): boolean {
  return /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|dk|ai|app|edu)(?:\/|$))/i.test(target);
}
