import { otherUnits } from "../../match/counts.js";
import type { Contribution, Share } from "../../match/who-wrote.js";
import { numberOf } from "../../report/question-number.js";
import { amountJson } from "../amount-json.js";
import { cleanJson } from "../without-controls.js";
import type { ReportStatus, StatusRow } from "./model.js";
import { idsOf } from "./names.js";

/** The version of the format; it changes when a reader would have to. */
const formatVersion = 1;

/** A status as JSON, for other programs: one object on one line. Times are in ISO 8601. */
export function statusJson(
  { path, template, rows, missing, left, shares, verdict }: ReportStatus,
  tool: string,
): string {
  const ids = idsOf(rows);
  const idsIn = (places: readonly number[]): readonly (number | string)[] => places.map((one) => ids.get(one) ?? one);
  const report = {
    path,
    template,
    questions: rows.map(rowJson),
    missing,
    left: left.map((one) => ({ ...one, questions: idsIn(one.questions) })),
    members: shares?.map(memberJson(shares, idsIn)) ?? null,
    verdict,
  };
  return `${cleanJson({ version: formatVersion, tool, mode: "status", reports: [report] })}\n`;
}

function rowJson({ assessed, line, section, title, standing, by }: StatusRow): object {
  const { question, words, images, limits, others } = assessed;
  const { slot } = question;
  return {
    number: numberOf(question),
    ...(slot === undefined ? {} : { key: slot.key }),
    title,
    section,
    line,
    state: standing.kind,
    misses: standing.kind === "outside" ? standing.by : [],
    words: amountJson(words, limits.words),
    images: amountJson(images, limits.images),
    ...Object.fromEntries(
      otherUnits.filter((of) => others[of] !== undefined).map((of) => [of, amountJson(others[of] ?? null, limits[of])]),
    ),
    by: by?.contributions.map(contributionJson) ?? null,
    changed: by?.changed == null ? null : new Date(by.changed * 1000).toISOString(),
  };
}

/** A null name and address: in no commit yet. */
function contributionJson({ author, words, images }: Contribution): object {
  return { name: author?.name ?? null, email: author?.email ?? null, words, images };
}

function memberJson(
  shares: readonly Share[],
  idsIn: (places: readonly number[]) => readonly (number | string)[],
): (share: Share) => object {
  const all = shares.reduce((sum, { words }) => sum + words, 0);
  return (share) => ({
    ...contributionJson(share),
    share: all === 0 ? 0 : Math.round((1000 * share.words) / all) / 1000,
    questions: idsIn(share.questions),
    mostOf: idsIn(share.mostOf),
  });
}
