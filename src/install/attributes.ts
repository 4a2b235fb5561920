import { join } from "node:path";
import { addLines, removeEach } from "./lines.js";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";

/** Kept out of line-end conversion and filters, merged by our driver, folded away in a pull request's diff. */
const attributes = "-text -filter -ident merge=report-hook linguist-generated";

/**
 * The merge driver: git's own merge as text, except that where both sides changed the same line ours is kept, since the next
 * commit renders it anew. A driver of another program would make a conflict wherever that program is missing.
 */
const driver = {
  "merge.report-hook.name": "merges a report's page as text",
  "merge.report-hook.driver": "git merge-file --ours %A %O %B",
} as const;

/**
 * Plans how git treats the pages: the line in `.gitattributes` for everyone, and in `.git/info/attributes` for a merge
 * that brings the first for the first time, when git does not read it yet.
 */
export function addAttributes(repository: FoundRepository, plan: Plan): void {
  for (const page of repository.pages)
    for (const file of filesOf(repository)) addLines(plan, file, [attributeLine(page)], "the page merges as text");
  if (repository.pages.length === 0) return;
  for (const [key, value] of Object.entries(driver)) {
    if (repository.gitConfig.get(key) !== value) plan.config(key, value, "how the page merges");
  }
}

/** Whether a line of ours is in `.gitattributes`, as it is where `init` was run in this clone or another. */
export function hasAttributes({ top }: FoundRepository, plan: Plan): boolean {
  const text = plan.read(join(top, ".gitattributes"));
  return text?.split(/\r?\n/).some((line) => line.endsWith(` ${attributes}`)) ?? false;
}

/** Plans to take all of this out. */
export function removeAttributes(repository: FoundRepository, plan: Plan): void {
  for (const file of filesOf(repository)) {
    const text = plan.read(file);
    // Whatever the configuration calls the pages by now.
    const ours = text?.split(/\r?\n/).filter((line) => line.endsWith(` ${attributes}`)) ?? [];
    if (text === null) continue;
    const each = ours.map((line) => [line]);
    plan.write(file, removeEach(text, each), "without the page");
  }
  for (const key of Object.keys(driver)) {
    if (repository.gitConfig.has(key)) plan.config(key, null, "how the page merged");
  }
}

function filesOf(repository: FoundRepository): string[] {
  return [join(repository.top, ".gitattributes"), join(repository.commonDir, "info", "attributes")];
}

/** The line for a page; git reads a name with white space or a leading quote, `#` or `!` only in quotes. */
export function attributeLine(page: string): string {
  const plain = /^[^\s"#!][^\s"]*$/.test(page);
  return `${plain ? page : JSON.stringify(page.replace(/^([#!])/, "\\$1"))} ${attributes}`;
}
