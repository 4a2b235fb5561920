import type { Course } from "../template/course-model.js";
import { findImages } from "./images.js";
import { countWords } from "./words.js";

/**
 * How many characters of the file the course's page leaves out, whatever stands there: as many as the front matter had that its templates
 * up to 2024 began with.
 */
export const leftOut = 43;
/** The number of questions of those templates. */
const questionsThen = 27;

/** Course 02476, as it reads reports made from its templates; those with front matter are cut by its checker, too. */
export function course02476(checkerCuts: boolean): Course {
  return { name: "02476", checkerCuts: checkerCuts ? leftOut : 0, pageCuts: leftOut, countWords, findImages };
}

/** How the course reads reports made from a template of so many questions: those with 27 began with front matter. */
export function courseFor(questions: number): Course {
  return course02476(questions === questionsThen);
}
