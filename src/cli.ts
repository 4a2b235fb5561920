import { readArguments } from "./arguments.js";
import { say, stop } from "./commands/say.js";
import { fail, isFailure } from "./failure.js";
import { version } from "./version.js";

/** Runs the command that `argv` asks for; what a commit does not need is loaded only when it is asked for. */
async function main(argv: readonly string[]): Promise<number> {
  const request = readArguments(argv);
  if (isFailure(request)) return stop(request);
  switch (request.command) {
    case "staged": {
      const { checkStaged } = await import("./commands/staged.js");
      return checkStaged(request);
    }
    case "all":
    case "check": {
      const { check } = await import("./commands/check.js");
      return check(request);
    }
    case "committed": {
      const { lookBackAtCommit } = await import("./commands/look-back.js");
      return lookBackAtCommit();
    }
    case "fix": {
      const { fixReports } = await import("./commands/fix.js");
      return fixReports(request);
    }
    case "html": {
      const { writeHtml } = await import("./commands/html.js");
      return writeHtml(request);
    }
    case "init":
    case "uninstall":
    case "print-config": {
      const { install } = await import("./commands/install.js");
      return install(request);
    }
    case "explain": {
      const { explainRule } = await import("./commands/explain.js");
      return explainRule(request.rule);
    }
    case "complete": {
      const { complete } = await import("./complete.js");
      const failure = await complete(request.words);
      return failure === null ? 0 : stop(failure);
    }
    case "help": {
      const { helpText } = await import("./help.js");
      return say(helpText(request.topic));
    }
    case "version":
      return say(version);
  }
}

// All is printed by now. Node, left to end by itself, would wait for the git that has read for us, and clear its memory away.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => process.exit(stop(fail(unexpected(error)))),
);

/** What git refuses is said in git's words; anything else is ours. */
function unexpected(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return error instanceof Error && error.name === "GitError" ? why : `something went wrong inside report-hook: ${why}`;
}
