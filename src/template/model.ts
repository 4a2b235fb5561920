import type { Choice } from "./choices.js";
import type { Course } from "./course-model.js";

/** What a template asks. An edition is kept as numbers and hashes; a template read from text keeps its words as well. */

import type { Range } from "./limits/range.js";
import type { Amounts, Unit } from "./limits/units.js";
import type { HeldSlots } from "./slot-match.js";
import type { Words } from "./words.js";

export type { Range } from "./limits/range.js";
export type { Words } from "./words.js";

/** Units other than words and images only templates of any shape state. */
export interface Limits extends Readonly<Partial<Record<Exclude<Unit, "words" | "images">, Range>>> {
  readonly words: Range | null;
  readonly images: Range | null;
}

/** Where a template was found. */
export type TemplateSource = "option" | "config" | "edition" | "history" | "head" | "report";

export interface Template {
  /** An edition's name (`dtu-mlops-2023-09-27`), a file's path, or a commit. */
  readonly name: string;
  readonly source: TemplateSource;
  /** False where limits are all that is known (the report's own text): nothing to hold the structure to. */
  readonly structure: boolean;
  /** The course whose template it is; null: nobody's. */
  readonly course: Course | null;
  /** The language that its words tell of, as BCP 47 has it; not there where nobody looked. */
  readonly language?: string;
  /** How long an answer is where no course counts; null where one does. */
  readonly amountsOf: ((text: string) => Amounts) | null;
  readonly sections: readonly TemplateSection[];
  readonly questions: readonly TemplateQuestion[];
  readonly checklist: readonly Words[];
  /** What it asks by its headings, fields, tables and checklists; null where it is questions with prompts that are held to. */
  readonly slots: HeldSlots | null;
}

export interface TemplateSection {
  readonly title: Words;
  /** The number of the first question under it; null where it has none. */
  readonly firstQuestion: number | null;
}

export interface TemplateQuestion {
  readonly number: number;
  /** Index into `sections`; null where it stands under none. */
  readonly section: number | null;
  readonly level: number;
  /** What follows the number in its heading. */
  readonly suffix: Words;
  readonly limits: Limits;
  /** What of them its limit line states, where the rest stands elsewhere or in words that only a template of any shape is read by. */
  readonly stated?: Limits;
  /** What it leaves to choose from; not there where it leaves no choice, or nobody looked. */
  readonly choice?: Choice;
  /** Fingerprint of the whole prompt, letters and digits only. */
  readonly fingerprint: string;
  readonly asked: Words;
  readonly example: Words;
  readonly hasLimitLine: boolean;
  /** What the template puts where the answer goes, where that is not the ordinary placeholder. */
  readonly placeholder: Words | null;
}
