import type { Template } from "../template/model.js";
import { sectionTitles } from "../template/sections.js";
import type { OnlySections } from "../template/slot-match.js";
import { headingWords, slotWords } from "../template/slot-words.js";
import type { Finding } from "./model.js";

/**
 * The sections that a command must name to fix these findings and nothing else that their rules find in the document: their keys. Null where
 * there is nothing else, or where one of them is no section's.
 *
 * @param all what is found in the whole document
 */
export function sectionsToName(asked: readonly Finding[], all: readonly Finding[]): readonly string[] | null {
  const rules = new Set(asked.map(({ rule }) => rule));
  const isAlone = all.every((one) => !rules.has(one.rule) || asked.includes(one));
  const keys = asked.flatMap(({ section }) => section || []);
  return isAlone || keys.length < asked.length ? null : [...new Set(keys)];
}

/**
 * The sections that a person names: their keys or, where questions are numbered, their titles.
 *
 * @param names titles or keys; null: no section is named
 * @returns why one is none of the template's, in one line
 */
export function sectionsNamed(names: readonly string[] | null, template: Template): OnlySections | string {
  if (names === null) return null;
  if (names.length === 0) return "--section: give the titles of sections, as in --section Motivation";
  const { slots } = template;
  const isTitle = sectionTitles(template);
  const found = names.map((name) => {
    if (slots === null) return isTitle(name) ? [name] : [];
    const key = name.split("/").map(slotWords).join("/");
    return slots.sections.filter((one) => one.key === key || one.words === headingWords(name)).map((one) => one.key);
  });
  const strange = names.filter((_, i) => found[i]?.length === 0);
  if (strange.length === 0) return new Set(found.flat());
  return `--section ${strange.join(",")}: the template has no such section`;
}
