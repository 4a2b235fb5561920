import type { Problem, Subject } from "./model.js";

/**
 * How to put something back: older versions of the report show how it was.
 *
 * @param what to do, without a full stop at its end
 */
export function putBackHelp(what: string, { path }: Subject): string {
  return `${what}: git log -p -- ${path} shows how it was`;
}

/** The same for what is an error: where it was not there before the commit, the commit's own changes show it. */
export function undoHelp(what: string, subject: Subject): Pick<Problem, "help" | "helpBefore"> {
  const helpBefore = putBackHelp(what, subject);
  if (subject.mode === "scan") return { help: helpBefore };
  return { help: `${what}: git diff HEAD -- ${subject.path} shows how it was`, helpBefore };
}
