/** How the published editions are kept: numbers and hashes. Words are indices into `dictionary`. */
export interface EditionsData {
  /** Hashes of words. */
  readonly dictionary: readonly number[];
  /** Every distinct question of all editions. */
  readonly questions: readonly QuestionData[];
  /** Every distinct checklist: its items' words. */
  readonly checklists: readonly (readonly (readonly number[])[])[];
  /** In the order of their dates. */
  readonly editions: readonly EditionData[];
}

export interface QuestionData {
  readonly number: number;
  readonly fingerprint: string;
  /** Fewest and most words. */
  readonly words: readonly (number | null)[] | null;
  /** Fewest and most images. */
  readonly images: readonly (number | null)[] | null;
  readonly limitLine: boolean;
  readonly asked: readonly number[];
  readonly example: readonly number[];
  readonly placeholder: readonly number[] | null;
}

export interface EditionData {
  readonly name: string;
  readonly frontMatter: boolean;
  readonly sections: readonly { readonly title: readonly number[]; readonly first: number | null }[];
  /** Index into `checklists`. */
  readonly checklist: number;
  readonly questions: readonly { readonly section: number | null; readonly data: number }[];
}
