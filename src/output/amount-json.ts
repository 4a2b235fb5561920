import type { Range } from "../template/model.js";

/** A count against its limit for other programs; `null` for what does not apply. */
export function amountJson(count: number | null, limit: Range | null | undefined): object {
  return { count, min: limit?.min ?? null, max: limit?.max ?? null };
}
