import type { Growth } from "../groups/model.js";
import { sizeOf } from "../groups/record.js";
import { assessText } from "../match/match.js";
import type { Match } from "../match/model.js";

/** So many points has a line of growth at most. */
const mostPoints = 14;

/**
 * How many words the answers had at the end of some days, at most `mostPoints` of them.
 *
 * @param history the report's versions, the oldest first, with their times in seconds since 1970
 * @param textOf a version's text; null where it has none that can be read
 */
export async function growthOf<Version extends { readonly time: number }>(
  history: readonly Version[],
  { report, questions, template, patterns }: Match,
  textOf: (version: Version) => Promise<string | null>,
): Promise<readonly Growth[]> {
  const lastOfDay = new Map(history.map((one) => [isoTime(one.time).slice(0, 10), one]));
  const days = [...lastOfDay];
  const step = Math.max(1, (days.length - 1) / (mostPoints - 1));
  const picked =
    days.length <= mostPoints ? days : Array.from({ length: mostPoints }, (_, i) => days[Math.round(i * step)]);
  const growth: Growth[] = [];
  for (const one of picked) {
    if (one === undefined) continue;
    const [day, version] = one;
    const text = await textOf(version);
    if (text === null) continue;
    const answers = text === report.text ? questions : assessText(text, template, patterns);
    growth.push({ day, words: sizeOf(answers).words });
  }
  return growth;
}

/** A time, in seconds since 1970, in ISO 8601. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
