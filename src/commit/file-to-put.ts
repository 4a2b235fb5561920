import type { Conversion } from "../git/attributes.js";
import type { IndexEntry } from "../git/entries.js";

/** A page, or a report that was fixed, on its way into a commit. */
export interface FileToPut {
  /** From the repository's root. */
  readonly path: string;
  readonly content: string;
  readonly id: string;
  /** The entry that the index has for it; null where it has none. */
  readonly entry: IndexEntry | null;
  /** Whether it goes into the commit; false where the repository ignores it. */
  readonly commit: boolean;
  /** What it replaces on disk, null where there is nothing; `kept` where it is not written to disk. */
  readonly onDisk: Buffer | null | "kept";
  /** What is written to disk where that is not the content as git checks it out: a person's own edits stand in it too. */
  readonly toDisk: Uint8Array | null;
  /** The working tree is sparse and leaves this folder out. */
  readonly sparse: boolean;
  readonly conversion: Conversion;
}

/** A version of a report that something was made from, so that nothing staged meanwhile is committed beside it. */
export interface MadeFrom {
  readonly path: string;
  readonly id: string;
}
