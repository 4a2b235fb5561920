/**
 * The same function, which finds what it finds in a text once, as long as it is not asked for many: versions of a report have most of their answers in
 * common.
 *
 * @param most of characters that the texts kept may have all together; the last one is kept however long it is
 * @param find may read of what else it is given only what the text says as well
 */
export function oncePerText<Found, More extends readonly unknown[] = []>(
  most: number,
  find: (text: string, ...more: More) => Found,
): (text: string, ...more: More) => Found {
  const found = new Map<string, Found>();
  let length = 0;
  return (text, ...more) => {
    if (!found.has(text)) {
      length += text.length;
      if (length > most) {
        found.clear();
        length = text.length;
      }
      found.set(text, find(text, ...more));
    }
    return found.get(text) as Found;
  };
}
