/** Whether two headings, items or cells are the same one reworded: one holds the other's words, most words are shared, or few letters differ. Both as slot words. */
export function isAlike(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  const [ours, theirs] = [a.split(" "), b.split(" ")];
  const left = new Set(theirs);
  const shared = ours.filter((word) => left.delete(word)).length;
  if (shared === ours.length || shared === theirs.length) return true;
  if (shared * 2 > Math.max(ours.length, theirs.length)) return true;
  if (ours.length !== theirs.length) return false;
  return ours.every((word, index) => isNear(word, theirs[index] as string));
}

/** Whether at most a third of the letters would have to change. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  // In a short word, a number or a letter, one letter makes another word.
  if (Math.min(a.length, b.length) < 4 || Math.max(a.length, b.length) > 60) return false;
  const most = Math.floor(Math.max(a.length, b.length) / 3);
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next.push(Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + cost));
    }
    row = next;
  }
  return (row[b.length] as number) <= most;
}
