/** Chance that can be repeated: a test prints its seed, and REPORT_HOOK_TEST_SEED runs it again. */
export interface Chance {
  readonly seed: number;
  /** A whole number from 0 up to but not `below`. */
  readonly below: (below: number) => number;
  readonly shuffled: <T>(items: readonly T[]) => T[];
}

export function newChance(): Chance {
  const seed = Number(process.env.REPORT_HOOK_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const below = (limit: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const rest = [...items];
    return items.map(() => rest.splice(below(rest.length), 1)[0] as T);
  };
  return { seed, below, shuffled };
}
