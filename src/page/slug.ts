import { isAscii } from "../report/letters.js";

/** Ids that the page itself uses; a heading of the report that would take one gets another. */
const reserved = /^(?:question-\d+.*|contents|progress|report)$/;

/**
 * The id of a heading, made as GitHub makes it, so that links written for GitHub lead there: lower case, punctuation
 * left out, spaces as hyphens.
 */
export function slugOf(heading: string): string {
  const lower = heading.trim().toLowerCase();
  const slug = lower.replace(isAscii(lower) ? /[^\w -]/g : /[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").replaceAll(" ", "-");
  return slug === "" || reserved.test(slug) ? `heading-${slug}` : slug;
}

/** Gives each id once: the second `a` becomes `a-1`, as on GitHub. */
export function uniqueIds(): (id: string) => string {
  const next = new Map<string, number>();
  return (id) => {
    let count = next.get(id) ?? 0;
    let unique = count === 0 ? id : `${id}-${count}`;
    while (count > 0 && next.has(unique)) unique = `${id}-${++count}`;
    next.set(id, count + 1);
    if (unique !== id) next.set(unique, 1);
    return unique;
  };
}
