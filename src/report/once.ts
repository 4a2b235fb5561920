/** The same function, which finds what it finds for an object once: that is kept as long as the object. */
export function oncePer<Key extends object, More extends readonly unknown[], Found>(
  find: (key: Key, ...more: More) => Found,
): (key: Key, ...more: More) => Found {
  const found = new WeakMap<Key, Found>();
  return (key, ...more) => {
    if (!found.has(key)) found.set(key, find(key, ...more));
    return found.get(key) as Found;
  };
}

/** The same function, which finds nothing anew while it is asked for the same again and again. */
export function keepingLast<Asked extends readonly unknown[], Found>(
  find: (...asked: Asked) => Found,
): (...asked: Asked) => Found {
  let last: { readonly asked: Asked; readonly found: Found } | null = null;
  return (...asked) => {
    if (last === null || asked.some((one, index) => one !== last?.asked[index]))
      last = { asked, found: find(...asked) };
    return last.found;
  };
}
