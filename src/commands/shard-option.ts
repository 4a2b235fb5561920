import { type Failure, fail } from "../result.js";

/** One of several equal parts of a list, so that work can be spread over machines. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** The option that asks for a part. */
export const shard = { value: "<part>", summary: "one of several equal parts, as in 1/8" } as const;

/** The part that `--shard` asks for; a failure where it is none. */
export function readShard(text: string): Shard | Failure {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const part = { index: Number(match?.[1]), count: Number(match?.[2]) };
  if (part.index >= 1 && part.index <= part.count) return part;
  return fail(`--shard ${text}: give a part and how many there are, as in --shard 1/8`);
}

/** Every part has its share of what stands together in the list, and nothing is in two. */
export function partOf<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  return all.filter((_, position) => position % count === index - 1);
}
