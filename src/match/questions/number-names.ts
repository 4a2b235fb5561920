const small =
  "one first two second three third four fourth five fifth six sixth seven seventh eight eighth nine ninth ten tenth eleven eleventh twelve twelfth".split(
    " ",
  );
const teens = "thir four fif six seven eigh nine".split(" ");

/** How a number is written behind or before a word that it counts, in lower case and in words up to 39: "4", "4th", "four", "fourth"; "-" stands between two words. */
export function numberNames(number: number): readonly string[] {
  return [number, ...["st", "nd", "rd", "th"].map((end) => number + end), ...inWords(number)].map(String);
}

function inWords(number: number): readonly string[] {
  if (number < 13) return small.slice(Math.max(0, 2 * number - 2), 2 * number);
  if (number < 20) return [`${teens[number - 13]}teen`, `${teens[number - 13]}teenth`];
  const ten = ["twent", "thirt"][Math.floor(number / 10) - 2];
  if (ten === undefined) return [];
  return number % 10 === 0 ? [`${ten}y`, `${ten}ieth`] : inWords(number % 10).map((unit) => `${ten}y-${unit}`);
}
