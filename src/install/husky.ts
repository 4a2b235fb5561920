import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Draft } from "./draft.js";
import { gateLines, missingPackage } from "./gate.js";
import { foreignHook } from "./hooks-folder.js";
import { InstallError } from "./install-error.js";
import { appendLines, hasLines, removeLines } from "./lines.js";
import { dependsOn, readManifest } from "./manifest.js";
import { type HookName, hookNames, type Manager, type Place } from "./model.js";

const folder = ".husky";

/** Husky 5 to 9: shell scripts in `.husky`, which it makes git run. */
export const husky: Manager = {
  name: "husky",
  found: (place, draft) => {
    if (existsSync(join(place.top, folder))) return `husky (${folder})`;
    const manifest = readManifest(place, draft);
    return manifest !== null && dependsOn(manifest, "husky") ? "husky (package.json)" : null;
  },
  active: (place) => /(^|[\\/])\.husky([\\/]_)?[\\/]?$/.test(place.hooksPath ?? ""),
  install: (place, draft) => {
    const manifest = readManifest(place, draft);
    if (manifest !== null && "hooks" in Object(manifest.husky)) {
      throw new InstallError("husky 4 keeps its hooks in package.json: update to husky 9, then run this again");
    }
    if (husky.active(place, draft) && !resolve(place.top, place.hooksPath ?? "").startsWith(join(place.top, folder))) {
      throw new InstallError(
        `husky's hooks are in ${place.hooksPath}, not at the repository's top: add these lines to the pre-commit file there: ` +
          gateLines("pre-commit").join(" "),
      );
    }
    if (place.hooksPath !== null && !husky.active(place, draft)) {
      throw new InstallError(
        `git takes its hooks from ${place.hooksPath}, not from husky: use --manager git, or unset core.hooksPath`,
      );
    }
    addHuskyHooks(place, draft, hookNames);
    if (!place.packaged) draft.remark(missingPackage);
    if (husky.active(place, draft)) return;
    const theirs = foreignHook(place, draft, null);
    if (theirs === null) draft.run({ name: "husky", package: "husky", args: [] }, "makes git run .husky");
    else
      draft.remark(
        `husky would set git's ${theirs} hook aside: run npx husky yourself once its commands are in .husky`,
      );
  },
  uninstall: (place, draft) => {
    for (const hook of hookNames) {
      const file = join(place.top, folder, hook);
      const text = draft.read(file);
      if (text !== null) draft.write(file, removeLines(text, gateLines(hook)), "without report-hook");
    }
    if (!place.memory.activated.includes("husky") || !place.gitConfig.has("core.hookspath")) return;
    draft.config("core.hooksPath", null, "as before husky was started");
    draft.removeFolder(join(place.top, folder, "_"), "made by husky");
  },
};

/** Plans the lines in `.husky` that run these hooks. */
export function addHuskyHooks(place: Place, draft: Draft, hooks: readonly HookName[]): void {
  for (const hook of hooks) {
    const file = join(place.top, folder, hook);
    const text = draft.read(file);
    const lines = gateLines(hook);
    if (text === null || !hasLines(text, lines)) draft.write(file, appendLines(text, lines), "runs report-hook", true);
  }
}
