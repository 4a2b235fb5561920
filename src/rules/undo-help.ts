import type { Context, Problem } from "./model.js";
import { fileForGit } from "./shell-word.js";

/** The command that shows what a commit's file has had taken out, from whatever folder it is started in, and once the commit is made too. */
export function changesCommand({ path, base = "HEAD" }: Pick<Context, "path" | "base">): string {
  return `git diff ${base.slice(0, 12)} -- ${fileForGit(path)}`;
}

/** What puts a file that is on disk into the commit, whatever its name, one that `.gitignore` leaves out too. */
export function addHelp(path: string): string {
  return `Add it, and name it too where you name files in \`git commit\`: git add -f -- ${fileForGit(path)}`;
}

/**
 * How to put back what a commit takes out: its own changes show it. Of what was not there before, nothing shows it.
 *
 * @param what to do, without a full stop at its end
 */
export function undoHelp(what: string, context: Context): Pick<Problem, "help" | "helpBefore"> {
  if (context.mode === "scan") return { help: what };
  return { help: `${what}: ${changesCommand(context)} shows how it was`, helpBefore: what };
}
