import type { Contribution, Share } from "../../match/who-wrote.js";
import { cleanJson } from "../without-controls.js";
import type { ReportStatus, StatusRow } from "./model.js";

/** The version of the format; it changes when a reader would have to. */
const formatVersion = 1;

/** A status as JSON, for other programs: one object on one line. Times are in ISO 8601. */
export function statusJson(
  { path, template, rows, missing, left, shares, verdict }: ReportStatus,
  tool: string,
): string {
  const report = {
    path,
    template,
    questions: rows.map(rowJson),
    missing,
    left,
    members: shares?.map(memberJson(shares)) ?? null,
    verdict,
  };
  return `${cleanJson({ version: formatVersion, tool, mode: "status", reports: [report] })}\n`;
}

function rowJson({ assessed, line, section, title, standing, by }: StatusRow): object {
  const { question, words, images, limits } = assessed;
  return {
    number: question.slot === undefined ? question.number : question.slot.number,
    title,
    section,
    line,
    state: standing.kind,
    misses: standing.kind === "outside" ? standing.by : [],
    words: { count: words, min: limits.words?.min ?? null, max: limits.words?.max ?? null },
    images: { count: images, min: limits.images?.min ?? null, max: limits.images?.max ?? null },
    by: by?.contributions.map(contributionJson) ?? null,
    changed: by?.changed == null ? null : new Date(by.changed * 1000).toISOString(),
  };
}

/** A null name and address: in no commit yet. */
function contributionJson({ author, words, images }: Contribution): object {
  return { name: author?.name ?? null, email: author?.email ?? null, words, images };
}

function memberJson(shares: readonly Share[]): (share: Share) => object {
  const all = shares.reduce((sum, { words }) => sum + words, 0);
  return (share) => ({
    ...contributionJson(share),
    share: all === 0 ? 0 : Math.round((1000 * share.words) / all) / 1000,
    questions: share.questions,
    mostOf: share.mostOf,
  });
}
