import { missesText } from "../../match/standing-to-limits.js";
import { numberOf } from "../../report/question-number.js";
import { byteOrderMark, csvLine } from "../csv-cells.js";
import type { ReportStatus } from "./model.js";
import { namesOf } from "./names.js";

const columns = ["path", "number", "section", "title", "state", "misses", "words", "minWords", "maxWords"];
const moreColumns = ["images", "minImages", "maxImages", "mostBy", "changed"];

/** A line a question, for a spreadsheet; what does not apply is an empty cell. */
export function statusCsv({ path, rows }: ReportStatus): string {
  const lines = rows.map(({ assessed, section, title, standing, by }) => {
    const { question, words, images, limits } = assessed;
    const [most] = by?.contributions ?? [];
    return [
      ...[path, numberOf(question) ?? "", section ?? "", title, standing.kind, missesText(standing)],
      ...[words ?? "", limits.words?.min ?? "", limits.words?.max ?? ""],
      ...[images ?? "", limits.images?.min ?? "", limits.images?.max ?? ""],
      most === undefined ? "" : (most.author?.name ?? "not committed"),
      by?.changed == null ? "" : new Date(by.changed * 1000).toISOString(),
    ];
  });
  return byteOrderMark + [[...columns, ...moreColumns], ...lines].map(csvLine).join("");
}

/** A line a member, for a spreadsheet. */
export function whoCsv({ path, shares, rows }: ReportStatus): string {
  const names = namesOf(rows);
  const told = (places: readonly number[]): string =>
    names === null ? places.join(" ") : places.map((one) => names.get(one) ?? "").join("; ");
  const lines = (shares ?? []).map(({ author, words, images, questions, mostOf }) => [
    ...[path, author?.name ?? "not committed", author?.email ?? "", words, images],
    ...[told(questions), told(mostOf)],
  ]);
  return (
    byteOrderMark +
    [["path", "member", "email", "words", "figures", "questions", "mostOf"], ...lines].map(csvLine).join("")
  );
}
