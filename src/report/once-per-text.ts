/**
 * The same function, which finds what it finds in a text once, as long as it is not asked for many: versions of a report have most of their answers in
 * common.
 *
 * @param most of characters that the texts kept may have all together; the last one is kept however long it is
 */
export function oncePerText<Found>(most: number, find: (text: string) => Found): (text: string) => Found {
  const found = new Map<string, Found>();
  let length = 0;
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    length += text.length;
    if (length > most) {
      found.clear();
      length = text.length;
    }
    const now = find(text);
    found.set(text, now);
    return now;
  };
}
