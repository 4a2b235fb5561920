import type { Template } from "../template/model.js";

/** How the words and images of an answer are counted. */
export interface Counts {
  readonly words: (text: string) => number;
  readonly images: (text: string) => number;
}

/** As the course's checker counts where the template is a course's; else as its readers see an answer. */
export function countsFor({ course, amountsOf }: Template): Counts {
  if (course !== null) return { words: course.countWords, images: (text) => course.findImages(text).length };
  return { words: (text) => amountsOf?.(text).words ?? 0, images: (text) => amountsOf?.(text).images ?? 0 };
}
