import { readNote, removeNote, writeNote } from "../git/notes.js";
import type { Repository } from "../git/repository.js";

/** While this note is there, the next commit renders the page whatever it changes. The hooks look for it. */
const staleNote = "stale";

export function markStale(repository: Repository, pages: readonly string[]): void {
  writeNote(repository.gitDir, staleNote, `${pages.join("\n")}\n`);
}

export function clearStaleMark(repository: Repository): void {
  if (readNote(repository.gitDir, staleNote) !== null) removeNote(repository.gitDir, staleNote);
}
