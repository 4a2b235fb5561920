import { existsSync } from "node:fs";
import { join } from "node:path";
import { splitAtNul, tryGit } from "../git/run.js";
import { shellWord } from "../rules/shell-word.js";
import { isInside } from "../system/inside.js";
import { vendoredHooks } from "./hook-command.js";
import { type FoundRepository, hookNames } from "./model.js";
import type { Plan } from "./plan.js";

/**
 * What to type so that the hooks among a repository's files are programs in other clones too, where git does not look whether they are one here
 * (`core.fileMode`), as on Windows: committed as they are, the hooks would be passed over elsewhere. Null where nothing is to be done.
 *
 * @param plan with all that will be written
 */
export async function toMarkAsPrograms(repository: FoundRepository, plan: Plan): Promise<string | null> {
  const { top } = repository;
  const mode = await tryGit(["config", "--type=bool", "--get", "core.fileMode"], { folder: top });
  if (mode.stdout.toString().trim() !== "false") return null;
  const hooks = sharedHooks(repository, plan);
  if (hooks.length === 0) return null;
  const listed = await tryGit(["--literal-pathspecs", "ls-files", "-z", "--stage", "--", ...hooks], { folder: top });
  const marked = splitAtNul(listed.stdout).flatMap((entry) =>
    entry.startsWith("100755 ") ? [entry.slice(entry.indexOf("\t") + 1)] : [],
  );
  const left = hooks.filter((path) => !marked.includes(path)).map((path) => shellWord(`:/${path}`));
  if (left.length === 0) return null;
  return `git does not see here that hooks are programs (core.fileMode); before you commit: git add --chmod=+x -- ${left.join(" ")}`;
}

/** The hooks that lie among the repository's files, or will, where git itself starts them in some clone; from the top. */
function sharedHooks({ top, commonDir, hooksFolder, installed }: FoundRepository, plan: Plan): readonly string[] {
  const folders = [
    ...(installed === "vendored" ? [join(top, vendoredHooks)] : []),
    // Husky's own folder is in no commit.
    ...(isInside(hooksFolder, top) && !isInside(hooksFolder, commonDir) && !/[\\/]_$/.test(hooksFolder)
      ? [hooksFolder]
      : []),
  ];
  const files = [...new Set(folders)].flatMap((folder) => hookNames.map((hook) => join(folder, hook)));
  return files.filter((file) => existsSync(file) || plan.peek(file) !== null).map((file) => plan.shown(file));
}
