/** What a template asks. An edition is kept as numbers and hashes; a template read from text keeps its words as well. */

/** How many words or images an answer may have; null: no limit on that side. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

export interface Limits {
  readonly words: Range | null;
  readonly images: Range | null;
}

/** Words in order, letters and digits only ; prompts are compared without markup, quote marks and punctuation. */
export interface Words {
  readonly hashes: readonly number[];
  /** The words themselves; null where only their hashes are known. */
  readonly text: readonly string[] | null;
}

/** Where a template was found. */
export type TemplateSource = "option" | "config" | "edition" | "history" | "head" | "report";

export interface Template {
  /** An edition's name (`dtu-mlops-2023-09-27`), a file's path, or a commit. */
  readonly name: string;
  readonly source: TemplateSource;
  /** False where limits are all that is known (the report's own text): nothing to hold the structure to. */
  readonly structure: boolean;
  /** How the checker of that template reads a report: with its first 43 characters cut off, or whole. */
  readonly reader: "cuts-43" | "whole";
  readonly sections: readonly TemplateSection[];
  readonly questions: readonly TemplateQuestion[];
  readonly checklist: readonly Words[];
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
  /** Fingerprint of the whole prompt, letters and digits only. */
  readonly fingerprint: string;
  readonly asked: Words;
  readonly example: Words;
  readonly hasLimitLine: boolean;
  /** What the template puts where the answer goes, where that is not the ordinary placeholder. */
  readonly placeholder: Words | null;
}
