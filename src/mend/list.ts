import { dashes } from "./answer/dashes.js";
import { encoding } from "./answer/encoding.js";
import { figureCase } from "./answer/figure-case.js";
import { hiddenText } from "./answer/hidden-text.js";
import { inPrompt } from "./answer/in-prompt.js";
import { lists } from "./answer/lists.js";
import { placeholder } from "./answer/placeholder.js";
import type { Mend } from "./model.js";
import { checklist } from "./template/checklist.js";
import { duplicates } from "./template/duplicates.js";
import { frontMatter } from "./template/front-matter.js";
import { heading } from "./template/heading.js";
import { missingQuestions } from "./template/missing-questions.js";
import { missingReport } from "./template/missing-report.js";
import { order } from "./template/order.js";
import { prompt } from "./template/prompt.js";
import { sections } from "./template/sections.js";

/** Every mend, one a line, in the order in which they are made: first the questions, then what stands in them. */
export const mends: readonly Mend[] = [
  missingReport,
  encoding,
  heading,
  duplicates,
  sections,
  missingQuestions,
  order,
  frontMatter,
  checklist,
  inPrompt,
  prompt,
  hiddenText,
  placeholder,
  dashes,
  lists,
  figureCase,
];
