import { stat } from "node:fs/promises";

/** How often the files are looked at, in milliseconds. */
const interval = 250;

/**
 * Calls `changed` at once, and when any of some files is another one than before. The files are asked for their state again and again: an editor may write in
 * place, put another file in the place, or save on a drive whose changes nobody is told of, and each shows in that.
 *
 * @param files asked for at each look, since they may become others
 * @returns what ends it
 */
export function watchSaves(files: () => readonly string[], changed: () => Promise<void>): () => void {
  let ended = false;
  let before: string | null = null;
  const look = async (): Promise<void> => {
    const now = (await Promise.all(files().map(stateOf))).join("\n");
    if (now !== before) await changed();
    before = now;
    if (!ended) setTimeout(look, interval);
  };
  void look();
  return () => {
    ended = true;
  };
}

/** What a save changes of a file: its size, its time, or which file it is. */
export async function stateOf(file: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(file);
    return `${file} ${size} ${mtimeMs} ${ino}`;
  } catch {
    return `${file} gone`;
  }
}
