/**
 * The one of `names` that a person may have meant by `name`: at most a third of its letters differ; of two as near, the one that begins with it.
 * Null where none does.
 */
export function closestName(name: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.floor(name.length / 3) + 1;
  for (const one of names) {
    const edits = editDistance(name.slice(0, 60), one.slice(0, 60));
    const isLonger = edits === least && best !== null && one.startsWith(name) && !best.startsWith(name);
    if (edits < least || isLonger) {
      best = one;
      least = edits;
    }
  }
  return best;
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour to turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] as number) + 1);
      }
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
