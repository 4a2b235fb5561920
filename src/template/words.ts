/** Words in order, letters and digits only ; prompts are compared without markup, quote marks and punctuation. */
export interface Words {
  readonly hashes: readonly number[];
  /** The words themselves; null where only their hashes are known. */
  readonly text: readonly string[] | null;
}
