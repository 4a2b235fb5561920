/** How many words or images an answer may have; null: no limit on that side. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
  /** The template says "about": whoever is outside it is told, and not stopped. */
  readonly about?: true;
}
