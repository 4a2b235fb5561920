import type { Unit } from "../template/limits/units.js";
import type { Limits, Template } from "../template/model.js";

/** How much an answer has of what is limited beside its words and images: of each unit that it has a limit for. */
export type OtherAmounts = Readonly<Partial<Record<Exclude<Unit, "words" | "images">, number>>>;

/** How an answer is measured. */
export interface Counts {
  readonly words: (text: string) => number;
  readonly images: (text: string) => number;
  readonly others: (text: string, limits: Limits) => OtherAmounts;
}

/** What may be limited beside words and images. */
export const otherUnits = ["characters", "sentences", "paragraphs"] as const;

/** All that says how long a text is. */
export const lengths = ["words", ...otherUnits] as const;

/** How one of each unit is called. */
export const oneOf: Readonly<Record<Unit, string>> = {
  words: "word",
  characters: "character",
  sentences: "sentence",
  paragraphs: "paragraph",
  images: "image",
};

/** As the course's checker counts where the template is a course's, which limits nothing else; else as its readers see an answer. */
export function countsFor({ course, amountsOf }: Template): Counts {
  const others: Counts["others"] = (text, limits) => {
    const limited = otherUnits.filter((unit) => limits[unit] !== undefined);
    const amounts = limited.length === 0 ? undefined : amountsOf?.(text);
    return amounts === undefined ? {} : Object.fromEntries(limited.map((unit) => [unit, amounts[unit]]));
  };
  if (course !== null) return { words: course.countWords, images: (text) => course.findImages(text).length, others };
  return { words: (text) => amountsOf?.(text).words ?? 0, images: (text) => amountsOf?.(text).images ?? 0, others };
}
