/** Texts over which a regular expression may take long: what it holds, repeated, and then something that it does not expect. */

/** A character of each kind that an escape or a class stands for. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  "\\s": [" ", "\n", "\t"],
  "\\S": ["a"],
  "\\d": ["0"],
  "\\D": ["a"],
  "\\w": ["a", "_"],
  "\\W": ["-"],
  "\\n": ["\n"],
  "\\r": ["\r"],
  "\\t": ["\t"],
};

const mostCharacters = 12;
const ends = ["", "\0", "x\n!"];

/** @returns functions that make a text about so long */
export function worstInputs({ source }: RegExp): readonly ((length: number) => string)[] {
  const characters = charactersOf(source).slice(0, mostCharacters);
  const words = [...new Set(source.replace(/\\./g, " ").match(/[\w<>&!'"`@:=#-]{2,}/g) ?? [])].slice(0, 6);
  const pairs = characters.flatMap((one) => characters.filter((other) => other !== one).map((other) => one + other));
  const units = [...characters, ...words, ...words.map((word) => `${word} `), ...pairs];
  const starts = ["", ...words.slice(0, 3), ...characters.slice(0, 4)];
  return units.flatMap((unit) =>
    starts.flatMap((start) => ends.map((end) => (length: number) => start + unit.repeat(length / unit.length) + end)),
  );
}

/** Of letters and digits one each: words are repeated as they are. */
function charactersOf(source: string): string[] {
  const found = new Set(["a", " "]);
  for (const [token] of source.matchAll(/\\[pP]\{[^}]*\}|\\u[\da-f]{4}|\\.|[^\\]/gisu)) {
    const characters = kinds[token] ?? [token.replace("\\", "")];
    for (const one of characters) if (/^(?:[a0]|[^\d\p{L}])$/u.test(one)) found.add(one);
  }
  return [...found];
}
