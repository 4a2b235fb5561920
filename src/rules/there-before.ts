import type { FoundProblem } from "./model.js";

/**
 * The problems that a version before has too: the same question and target. In a document of any shape, a text can come to stand in another
 * section, where a heading went or came: what is wrong in it is the same problem there, once it is told no more where it was.
 *
 * @param now all that a rule finds in a version
 * @param before what it finds in the versions before
 */
export function thereBefore(
  now: readonly FoundProblem[],
  before: readonly (readonly FoundProblem[])[],
): ReadonlySet<FoundProblem> {
  const keys = new Set(now.map(keyOf));
  const known = before.flatMap((problems) => {
    const then = new Set(problems.map(keyOf));
    const gone = problems.filter((one) => !keys.has(keyOf(one))).flatMap(thingOf);
    return now.filter((one) => then.has(keyOf(one)) || isTaken(gone, thingOf(one)));
  });
  return new Set(known);
}

/** What names a problem in every version of the report. */
function keyOf({ question, ownNumber, target }: FoundProblem): string {
  return `${ownNumber ?? question} ${target}`;
}

function thingOf({ slot, thing }: FoundProblem): readonly string[] {
  return slot === undefined || thing === undefined ? [] : [thing];
}

/** Takes a thing out of those that are told no more in their sections: each stands for one problem. */
function isTaken(gone: string[], [thing]: readonly string[]): boolean {
  const at = thing === undefined ? -1 : gone.indexOf(thing);
  if (at >= 0) gone.splice(at, 1);
  return at >= 0;
}
