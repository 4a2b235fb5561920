import { sealed, unsealed } from "./seal.js";
import { readState, writeState } from "./state-file.js";
import { aListOf, aPairOf, aString } from "./value-shapes.js";

/** Rendered HTML by its key. */
type Fragments = ReadonlyMap<string, string>;

const fragmentsFile = "fragments";

const isFragments = aListOf(aPairOf(aString, aString));

/** Older fragments are forgotten beyond this: to read and write three times as many takes a commit 5 ms. */
const mostCharacters = 200_000;

/** The fragments kept from earlier runs. They go into the page as they are, so only what this person's own runs wrote is used. */
export function readFragments(commonDir: string): Fragments {
  const body = unsealed(readState(commonDir, fragmentsFile));
  const fragments: unknown = body === null ? [] : JSON.parse(body.toString());
  return new Map(isFragments(fragments) ? fragments : []);
}

/**
 * Keeps fragments for later runs: those that the last pages used, and as many older ones as there is room for. Where they cannot be kept it only
 * costs time.
 */
export function keepFragments(commonDir: string, used: readonly Fragments[], older: Fragments): void {
  const current = new Map(used.flatMap((one) => [...one]));
  if ([...current.keys()].every((key) => older.has(key))) return;
  let room = mostCharacters - [...current.values()].reduce((sum, html) => sum + html.length, 0);
  for (const [name, html] of older) {
    room -= html.length;
    if (room > 0 && !current.has(name)) current.set(name, html);
  }
  const file = sealed(JSON.stringify([...current]));
  if (file === null) return;
  try {
    writeState(commonDir, fragmentsFile, file);
  } catch {
    // A full disk, or a folder of another person's: the next run renders again.
  }
}
