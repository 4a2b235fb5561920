import { existsSync } from "node:fs";
import { join } from "node:path";
import { applySteps } from "../install/apply-plan.js";
import { removeAttributes } from "../install/attributes.js";
import { removeConfigFile } from "../install/config-file.js";
import { removeReports } from "../install/first-report.js";
import { removeIgnored } from "../install/ignored.js";
import { inRepository, lastLines, note, sayPlan, type Telling } from "../install/installation.js";
import { managers } from "../install/managers.js";
import { hookNames } from "../install/model.js";
import { giveBackHooks } from "../install/plain-git.js";
import { forgetCommand } from "../install/remember-command.js";
import { removeVendored } from "../install/vendored-files.js";
import { say } from "../output/say.js";
import { type Failure, fail, isFailure } from "../result.js";
import { command } from "./command.js";

/** `report-hook uninstall`. */
export const uninstall = command({
  options: { "dry-run": { value: null, summary: "only tell" } },
  about: `Takes out of the repository what init put there, and nothing else. A report or a configuration that was changed since
stays, and so does every page that is committed.`,
  examples: ["uninstall --dry-run", "uninstall"],
  async run(words, values) {
    if (words.length > 0) return fail("uninstall takes no files: it works on the repository of the current folder");
    const told = await takeOut({ dryRun: values["dry-run"] ?? false, say });
    return isFailure(told) ? told : say(told);
  },
});

/** Takes out of the current folder's repository what `init` put there, and nothing else. */
export async function takeOut(options: Telling): Promise<string | Failure> {
  return inRepository(async ({ repository, config, plan, roots }) => {
    // Before a manager is taken out, which brings back what it has set aside.
    giveBackHooks(repository, plan, hookNames);
    for (const manager of managers) manager.uninstall(repository, plan);
    removeAttributes(repository, plan);
    removeIgnored(repository, plan);
    forgetCommand(repository, plan);
    removeConfigFile(repository, plan, config);
    removeReports(repository, plan);
    removeVendored(repository, plan);
    for (const gitDir of new Set([repository.gitDir, repository.commonDir])) {
      const folder = join(gitDir, "report-hook");
      if (existsSync(folder)) plan.removeFolder(folder, "what is kept between runs");
    }

    const remarks = plan.remarks.map(note);
    if (plan.steps.length === 0) return lastLines(["report-hook is not installed here: nothing to do", ...remarks]);
    sayPlan(plan, options);
    if (options.dryRun) return lastLines([...remarks, "nothing was changed (--dry-run)"]);
    const undone = await applySteps(plan.steps, repository.top, roots);
    return lastLines(["done: report-hook is taken out", ...undone.map(note), ...remarks]);
  });
}
