import type { Root } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";

/**
 * The elements that a report may hold, raw or from Markdown: GitHub's, without form controls and without those that would load
 * what is no figure. Nothing may be added here that runs or fetches.
 */
const tagNames = (defaultSchema.tagNames ?? []).filter((name) => !["picture", "source"].includes(name));

/** Tags of raw HTML that are read as such; every other one is shown as text. */
export const allowedTags: ReadonlySet<string> = new Set(
  ["picture", "source", ...tagNames].filter((name) => name !== "input"),
);

/**
 * GitHub's rules, and stricter: no `id` and `name` (the page's own must stay unique), no attribute that takes
 * the focus, names a form or a language, or describes another element.
 */
const schema: Schema = {
  ...defaultSchema,
  tagNames,
  ancestors: { ...defaultSchema.ancestors, li: ["ul", "ol"], dt: ["dl"], dd: ["dl"], summary: ["details"] },
  attributes: {
    a: ["href", "dataFootnoteRef"],
    code: [["className", /^language-./]],
    img: ["src", "alt", "width", "height"],
    input: [["disabled", true], ["type", "checkbox"], "checked"],
    ol: ["start", "reversed"],
    ul: [["className", "contains-task-list"]],
    details: ["open"],
    td: ["colSpan", "rowSpan"],
    th: ["colSpan", "rowSpan"],
    "*": ["align", "title", "dir"],
  },
  clobber: [],
  strip: ["script", "style"],
};

/** The tree without anything that a page of a report must not hold. */
export function sanitise(tree: Root): Root {
  const clean = sanitize(tree, schema);
  return clean.type === "root" ? clean : { type: "root", children: clean.type === "doctype" ? [] : [clean] };
}
