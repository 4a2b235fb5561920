import type { Course } from "../template/course-model.js";
import { findImages } from "./images.js";
import { countWords } from "./words.js";

/**
 * How many characters of the file the course's page leaves out, whatever stands there: as many as the front matter had that its templates
 * up to 2024 began with.
 */
export const leftOut = 43;
/** Its checker cuts them off reports made from templates of so many questions, the last of which had no front matter any more. */
const questionsThen = 27;

/**
 * Course 02476, as it reads reports made from one of its templates.
 *
 * @param checkerCuts whether its checker, too, leaves out the first characters
 * @param frontMatter whether the template begins with front matter
 */
export function course02476(checkerCuts: boolean, frontMatter: boolean): Course {
  return {
    name: "02476",
    checkerCuts: checkerCuts ? leftOut : 0,
    frontMatter,
    pageCuts: leftOut,
    countWords,
    findImages,
  };
}

/** How the course reads reports made from a template of so many questions. */
export function courseFor(questions: number, frontMatter = false): Course {
  return course02476(questions === questionsThen, frontMatter);
}
