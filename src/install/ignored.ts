import { join } from "node:path";
import { addLines, removeEach } from "./lines.js";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";
import { vendorFolder } from "./vendor-manifest.js";
import { addExclude, removeExclude } from "./yaml-exclude.js";

const preCommitConfig = ".pre-commit-config.yaml";

/**
 * Plans to keep formatters and checks of a repository away from what report-hook writes: the pages and, where it is among the repository's
 * files, the command. Only where there is something that would look at them: a `.prettierignore`, pre-commit's configuration. The page with its
 * figures inside, which nobody commits, goes into `.gitignore` in any case.
 */
export function addIgnored(repository: FoundRepository, plan: Plan): void {
  const prettier = join(repository.top, ".prettierignore");
  if (plan.read(prettier) !== null) addLines(plan, prettier, formatted(repository), "formatters leave the page alone");
  addLines(
    plan,
    join(repository.top, ".gitignore"),
    alonePages(repository),
    "html --standalone writes it, for mailing",
  );
  const config = join(repository.top, preCommitConfig);
  const text = plan.read(config);
  if (text === null) return;
  const changed = addExclude(text, formatted(repository).map(pattern));
  if (changed === null) {
    const exclude = formatted(repository).map(pattern).join("|");
    plan.remark(
      `keep pre-commit's hooks away from what report-hook writes: add |${exclude} to exclude in ${preCommitConfig}`,
    );
  } else plan.write(config, changed, "the check, and no other hook looks at the page");
}

/** Plans to take all of this out. */
export function removeIgnored(repository: FoundRepository, plan: Plan): void {
  const lines = [...formatted(repository), `${vendorFolder}/`];
  for (const [name, ours] of [
    [".prettierignore", lines],
    [".gitignore", alonePages(repository)],
  ] as const) {
    const file = join(repository.top, name);
    const text = plan.read(file);
    const each = ours.map((line) => [line]);
    if (text !== null) plan.write(file, removeEach(text, each), "without report-hook");
  }
  const config = join(repository.top, preCommitConfig);
  const text = plan.read(config);
  if (text !== null) plan.write(config, removeExclude(text, lines.map(pattern)), "without report-hook");
}

/** What formatters would change. */
function formatted(repository: FoundRepository): readonly string[] {
  return [...repository.pages, ...(repository.installed === "vendored" ? [`${vendorFolder}/`] : [])];
}

function alonePages(repository: FoundRepository): readonly string[] {
  return repository.pages.map((page) => page.replace(/(\.html?)$/i, ".standalone$1"));
}

/** A path from the top as a regular expression for pre-commit. */
function pattern(path: string): string {
  return `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}${path.endsWith("/") ? "" : "$"}`;
}
