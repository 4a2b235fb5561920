/** Takes the first that fits out of a list; null where none does. */
export function take<One>(items: One[], fits: (item: One) => boolean): One | null {
  const index = items.findIndex(fits);
  return index < 0 ? null : (items.splice(index, 1)[0] ?? null);
}
