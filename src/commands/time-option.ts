import { type Failure, fail } from "../result.js";

/** A time, in seconds since 1970, by this computer's clock: 2026-01-16 23:59. */
export function shownTime(seconds: number): string {
  return new Date(seconds * 1000).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
}

/**
 * The time that an option names, in seconds since 1970: a date, or a date and a time of this computer's clock.
 *
 * @param end which end of a day counts where a date alone is given
 * @returns null where the option is not given; a failure where it names no time
 */
export function readTime(
  option: string,
  text: string | undefined,
  end: "first" | "last" = "last",
): number | null | Failure {
  if (text === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  // A day that no month has is taken for one of the next month.
  const isThere = day !== undefined && new Date(day).toJSON()?.startsWith(day) === true;
  const time = isThere ? Date.parse(isDay ? `${text}T${end === "last" ? "23:59:59" : "00:00:00"}` : text) : Number.NaN;
  if (Number.isNaN(time)) return fail(`${option} ${text}: give a date or time as in 2026-01-16 or 2026-01-16T23:59`);
  return Math.floor(time / 1000);
}
