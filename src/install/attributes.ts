import { join } from "node:path";
import type { Draft } from "./draft.js";
import { appendLines, hasLines, removeLines } from "./lines.js";
import type { Place } from "./model.js";

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
export function addAttributes(place: Place, draft: Draft): void {
  for (const page of place.pages) {
    for (const file of filesOf(place)) {
      const text = draft.read(file);
      const line = attributeLine(page);
      if (text === null || !hasLines(text, [line]))
        draft.write(file, appendLines(text, [line]), "the page merges as text");
    }
  }
  if (place.pages.length === 0) return;
  for (const [key, value] of Object.entries(driver)) {
    if (place.gitConfig.get(key) !== value) draft.config(key, value, "how the page merges");
  }
}

/** Plans to take all of this out. */
export function removeAttributes(place: Place, draft: Draft): void {
  for (const file of filesOf(place)) {
    const text = draft.read(file);
    // Whatever the configuration calls the pages by now.
    const ours = text?.split(/\r?\n/).filter((line) => line.endsWith(` ${attributes}`)) ?? [];
    if (text !== null)
      draft.write(
        file,
        ours.reduce<string | null>((rest, line) => rest && removeLines(rest, [line]), text),
        "without the page",
      );
  }
  for (const key of Object.keys(driver)) {
    if (place.gitConfig.has(key)) draft.config(key, null, "how the page merged");
  }
}

function filesOf(place: Place): string[] {
  return [join(place.top, ".gitattributes"), join(place.commonDir, "info", "attributes")];
}

/** The line for a page; git reads a name with white space or a leading quote, `#` or `!` only in quotes. */
export function attributeLine(page: string): string {
  const plain = /^[^\s"#!][^\s"]*$/.test(page);
  return `${plain ? page : JSON.stringify(page.replace(/^([#!])/, "\\$1"))} ${attributes}`;
}
