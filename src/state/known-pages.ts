import { addToState, readState, writeState } from "./state-file.js";

/**
 * The pages that were rendered in this repository, one id a line, the newest last. Which build did it does not matter: a page that
 * report-hook wrote is nobody's work, whichever it was.
 */
const pagesFile = "pages";

/** Above this many characters the older half is forgotten. */
const mostCharacters = 200_000;

/** Remembers that this page is ours. To be called before the page is written anywhere. */
export function rememberPage(commonDir: string, id: string): void {
  const known = readState(commonDir, pagesFile)?.toString() ?? "";
  if (known.endsWith(`${id}\n`)) return;
  if (known.length > mostCharacters) {
    const lines = known.split("\n");
    writeState(commonDir, pagesFile, lines.slice(Math.floor(lines.length / 2)).join("\n"));
  }
  addToState(commonDir, pagesFile, id);
}

/** Whether we rendered the page with this id in this repository, in whichever working tree. */
export function isOurPage(commonDir: string, id: string): boolean {
  return readState(commonDir, pagesFile)?.toString().split("\n").includes(id) ?? false;
}
