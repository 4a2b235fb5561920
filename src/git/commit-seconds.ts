/** The last second that a date can tell: a commit may say that it is from any year. */
const last = 8_640_000_000_000;

/** Seconds since 1970 as git prints them; none: 0. */
export function secondsIn(text: string | undefined): number {
  return Math.min(Number(text ?? 0), last);
}
