import { grouped } from "../report/grouped.js";
import { oncePer } from "../report/once.js";
import type { Template } from "./model.js";
import { wordKey } from "./word-key.js";

/** A heading of the template's as a report has it: a question's by its number, a section's by its title. */
export interface Standing {
  readonly title: string;
  readonly number: number | null;
}

/** A heading of a section's, and whether what stands next to it is what the template has there. */
export interface StandingSection<Heading extends Standing> {
  readonly heading: Heading;
  /** The title's words. */
  readonly key: string;
  /** Right below it stands the question or section that follows in the template, or nothing more. */
  readonly below: boolean;
  /** How many of its two sides fit: the heading below, the last question above. */
  readonly fits: number;
}

interface Sides {
  readonly above: string;
  readonly below: string;
}

const none = "";

/** Tells of each section's heading among the headings of a report, in their order, whether it stands where the template has it. */
export function standingSections<Heading extends Standing>(
  headings: readonly Heading[],
  template: Template,
): StandingSection<Heading>[] {
  const asked = sidesOf(template);
  const keys = headings.map(keyOf);
  let above = none;
  return headings.flatMap((heading, at): StandingSection<Heading>[] => {
    const key = keys[at] as string;
    if (heading.number !== null) {
      above = key;
      return [];
    }
    const below = keys[at + 1] ?? none;
    const sides = asked.get(key) ?? [];
    const fits = sides.map((one) => Number(one.below === below) + Number(one.above === above));
    return [{ heading, key, below: sides.some((one) => one.below === below), fits: Math.max(0, ...fits) }];
  });
}

/** Of sections with the same words, by those, the one that fits its place best: of several the first. */
export function bestPlaced<Heading extends Standing>(
  sections: readonly StandingSection<Heading>[],
): ReadonlyMap<string, StandingSection<Heading>> {
  const best = new Map<string, StandingSection<Heading>>();
  for (const one of sections) if (one.fits > (best.get(one.key)?.fits ?? -1)) best.set(one.key, one);
  return best;
}

/** What the template has above and below its sections' headings, by their words: two may have the same. */
const sidesOf = oncePer((template: Template): ReadonlyMap<string, readonly Sides[]> => {
  const order = orderOf(template);
  let above = none;
  const sections = order.flatMap((heading, at) => {
    if (heading.isSection) return [{ key: heading.key, above, below: order[at + 1]?.key ?? none }];
    above = heading.key;
    return [];
  });
  return grouped(sections, ({ key }) => key);
});

function orderOf({ sections, questions }: Template): { key: string; isSection: boolean }[] {
  const titles = sections.map(({ title }) => ({ key: title.hashes.join(), isSection: true }));
  let next = 0;
  const order = questions.flatMap(({ number, section }) => {
    const from = next;
    next = Math.max(next, (section ?? -1) + 1);
    return [...titles.slice(from, next), { key: questionKey(number), isSection: false }];
  });
  return [...order, ...titles.slice(next)];
}

function keyOf({ title, number }: Standing): string {
  return number === null ? wordKey(title) : questionKey(number);
}

function questionKey(number: number): string {
  return `question ${number}`;
}
