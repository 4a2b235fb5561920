/** Whether a path stands for several files: `*`, `?` and `[…]` mean what they mean to git, `**` any folders. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

/** One character of a name, or any number of them. */
type Token = "star" | ((character: string) => boolean);

/** A part of a path: a name that fits, or any number of folders. */
type PathPart = "folders" | ((name: string) => boolean);

/**
 * Whether a path is one that a pattern stands for, as git's `:(glob)` has it. Git's own matching takes exponential time with patterns that somebody has
 * made for it; here it is at most the length of the pattern times that of the path. A path is always one that it stands for itself.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const parts = partsOf(pattern);
  const isFolders = (part: PathPart): boolean => part === "folders";
  const isName = (part: PathPart, name: string): boolean => part !== "folders" && part(name);
  const isOfAnyDepth = parts.some(isFolders);
  return (path) => {
    if (path === pattern) return true;
    const names = path.split("/");
    if (isOfAnyDepth) return fits(parts, names, isFolders, isName);
    return names.length === parts.length && parts.every((part, index) => isName(part, names[index] ?? ""));
  };
}

/** The folder that all paths of a pattern are in: empty, or with a `/` at its end. */
export function folderOfPattern(pattern: string): string {
  const folders = pattern.split("/").slice(0, -1);
  const first = folders.findIndex(isPattern);
  const fixed = first < 0 ? folders : folders.slice(0, first);
  return fixed.map((folder) => `${folder}/`).join("");
}

/** At its end `**` stands for everything in a folder, so one name at least. */
function partsOf(pattern: string): readonly PathPart[] {
  const parts = pattern.split("/").map((part): PathPart => (part === "**" ? "folders" : nameLike(part)));
  return parts.at(-1) === "folders" ? [...parts, () => true] : parts;
}

/** Patterns stand for thousands of files: one star, as nearly all have, needs a look at both ends alone. */
function nameLike(part: string): (name: string) => boolean {
  if (!isPattern(part)) return (name) => name === part;
  const tokens = tokensOf(part);
  const star = tokens.indexOf("star");
  const [head, tail] = [tokens.slice(0, star), tokens.slice(star + 1)];
  if (star < 0 || tail.includes("star")) return (name) => fits(tokens, [...name], isStar, isCharacter);
  return (name) => {
    const characters = [...name];
    const behind = characters.length - tail.length;
    if (behind < head.length) return false;
    return (
      head.every((token, index) => isCharacter(token, characters[index] ?? "")) &&
      tail.every((token, index) => isCharacter(token, characters[behind + index] ?? ""))
    );
  };
}

function isStar(token: Token): boolean {
  return token === "star";
}

function isCharacter(token: Token, character: string): boolean {
  return token !== "star" && token(character);
}

/**
 * Whether items are what a list of wanted ones says, where some of those stand for any number of items. Only the last of these has ever to be tried again:
 * whatever an earlier one could take, the later one can.
 */
function fits<Want, Item>(
  wanted: readonly Want[],
  items: readonly Item[],
  isAny: (want: Want) => boolean,
  isOne: (want: Want, item: Item) => boolean,
): boolean {
  let want = 0;
  let item = 0;
  let again: { want: number; item: number } | null = null;
  while (item < items.length) {
    const next = wanted[want];
    if (next !== undefined && isAny(next)) {
      again = { want: want + 1, item };
      want++;
    } else if (next !== undefined && isOne(next, items[item] as Item)) {
      want++;
      item++;
    } else if (again !== null) {
      again = { want: again.want, item: again.item + 1 };
      ({ want, item } = again);
    } else return false;
  }
  return wanted.slice(want).every(isAny);
}

function tokensOf(part: string): readonly Token[] {
  const tokens: Token[] = [];
  const characters = [...part];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (character === "*") {
      if (tokens.at(-1) !== "star") tokens.push("star");
    } else if (character === "?") tokens.push(() => true);
    else if (character === "[") {
      const [token, end] = setAt(characters, at);
      tokens.push(token);
      at = end;
    } else tokens.push((one) => one === character);
  }
  return tokens;
}

/** The characters that brackets stand for, `[a-z]` or `[!a-z]`, and where they end. Brackets that are never closed stand for none. */
function setAt(characters: readonly string[], start: number): readonly [Token, number] {
  const isNot = ["!", "^"].includes(characters[start + 1] ?? "");
  const first = start + (isNot ? 2 : 1);
  const end = characters.indexOf("]", first + 1);
  if (end < 0) return [() => false, characters.length];
  const ranges: (readonly [string, string])[] = [];
  for (let at = first; at < end; at++) {
    const from = characters[at] ?? "";
    const isRange = characters[at + 1] === "-" && at + 2 < end;
    ranges.push([from, isRange ? (characters[at + 2] ?? from) : from]);
    if (isRange) at += 2;
  }
  const isIn = (one: string): boolean => ranges.some(([from, to]) => one >= from && one <= to);
  return [(one) => isIn(one) !== isNot, end];
}
