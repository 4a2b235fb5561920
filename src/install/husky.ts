import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "../system/refusal.js";
import { missingPackage, packageCommand, shellCommand } from "./hook-command.js";
import { isRunByHusky, type Runner, withHook, withoutHook } from "./hook-script.js";
import { foreignHook } from "./hooks-folder.js";
import { dependsOn, readManifest } from "./manifest.js";
import { type FoundRepository, type HookName, hookNames, type Manager } from "./model.js";
import type { Plan } from "./plan.js";

const folder = ".husky";

/** Husky 5 to 9: shell scripts in `.husky`, which it makes git run. */
export const husky: Manager = {
  name: "husky",
  found: (repository, plan) => {
    if (existsSync(join(repository.top, folder))) return `husky (${folder})`;
    const manifest = readManifest(repository, plan);
    return manifest !== null && dependsOn(manifest, "husky") ? "husky (package.json)" : null;
  },
  active: (repository) => /(^|[\\/])\.husky([\\/]_)?[\\/]?$/.test(repository.hooksPath ?? ""),
  install: (repository, plan) => {
    const manifest = readManifest(repository, plan);
    if (manifest !== null && "hooks" in Object(manifest.husky)) {
      throw new Refusal("husky 4 keeps its hooks in package.json: update to husky 9, then run this again");
    }
    if (
      husky.active(repository, plan) &&
      !resolve(repository.top, repository.hooksPath ?? "").startsWith(join(repository.top, folder))
    ) {
      throw new Refusal(
        `husky's hooks are in ${repository.hooksPath}, not at the repository's top: let the end of the pre-commit file there ` +
          `go back to the top and run ${shellCommand(repository, "pre-commit")}`,
      );
    }
    if (repository.hooksPath !== null && !husky.active(repository, plan)) {
      throw new Refusal(
        `git takes its hooks from ${repository.hooksPath}, not from husky: use --manager git, or unset core.hooksPath`,
      );
    }
    addHuskyHooks(repository, plan, hookNames);
    if (repository.installed === "person") plan.remark(missingPackage(repository));
    if (husky.active(repository, plan)) return;
    const theirs = foreignHook(repository, plan, null);
    if (theirs === null) plan.run({ name: "husky", package: "husky", args: [] }, "makes git run .husky");
    else
      plan.remark(
        `husky would set git's ${theirs} hook aside: once its commands are in .husky, run ${packageCommand(repository, "husky")}`,
      );
  },
  uninstall: (repository, plan) => {
    for (const hook of hookNames) {
      const file = join(repository.top, folder, hook);
      const text = plan.read(file);
      if (text !== null) plan.write(file, withoutHook(text, hook), "without report-hook");
    }
    if (!repository.memory.activated.includes("husky") || !repository.gitConfig.has("core.hookspath")) return;
    // Somebody has had git take its hooks from elsewhere since.
    if (!husky.active(repository, plan)) return;
    plan.config("core.hooksPath", null, "as before husky was started");
    plan.removeFolder(join(repository.top, folder, "_"), "made by husky");
  },
};

/** Plans the lines in `.husky` that run these hooks. */
export function addHuskyHooks(repository: FoundRepository, plan: Plan, hooks: readonly HookName[]): void {
  for (const hook of hooks) {
    const file = join(repository.top, folder, hook);
    const text = plan.read(file);
    const script = withHook(text, hook, repository, {
      runner: runnerOf(repository, plan, text),
      name: plan.shown(file),
    });
    if (script !== text) plan.write(file, script, "runs report-hook", true);
  }
}

/** Git runs a script in `.husky` itself where husky up to 8 is active and the script does not ask for it. */
function runnerOf(repository: FoundRepository, plan: Plan, text: string | null): Runner {
  const byGit = husky.active(repository, plan) && !/_[\\/]?$/.test(repository.hooksPath ?? "");
  return byGit && !(text !== null && isRunByHusky(text)) ? "program" : "sh -e";
}
