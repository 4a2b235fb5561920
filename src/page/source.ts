import { createHash } from "node:crypto";

/** Markdown that becomes one fragment of the page, with all that its HTML depends on. */
export interface Source {
  /** `inline`: a heading's text. `prompt`: two parts, the first on one line. `block`: anything else. */
  readonly kind: "inline" | "prompt" | "block";
  readonly text: string;
  /** Where the first part of a prompt, what is asked, ends in `text`; null where it cannot be told from the rest. */
  readonly split: number | null;
  /** What every id in the fragment begins with. */
  readonly scope: string;
  /** The level that the highest heading in it gets, 1 to 6. */
  readonly level: number;
  /** Shown as it is written, not as Markdown. */
  readonly plain: boolean;
  /** A level-one heading that the page shows elsewhere. */
  readonly title: string | null;
  /** Link definitions elsewhere in the report that are used here, as Markdown. */
  readonly definitions: readonly string[];
  /** Footnotes elsewhere in the report that are used here: label and the id to link to. */
  readonly notes: readonly (readonly [label: string, id: string])[];
}

/**
 * The name under which a fragment is kept: a hash over all that it depends on but for the renderer, of which no other build's
 * fragments are ever read.
 */
export function keyOf(source: Source): string {
  const { kind, text, split, scope, level, plain, title, definitions, notes } = source;
  const all = JSON.stringify([kind, text, split, scope, level, plain, title, definitions, notes]);
  return createHash("sha256").update(all).digest("base64url").slice(0, 27);
}
