import { version } from "../../version.js";
import type { Colors } from "../colors.js";
import type { Where } from "../wrap.js";
import { statusCsv, whoCsv } from "./csv.js";
import { statusJson } from "./json.js";
import type { ReportStatus } from "./model.js";
import { whoText } from "./who.js";

/** A status in the formats that few ask for: what a commit reads has none of them. */
export function statusOtherwise(
  found: ReportStatus,
  format: string,
  who: boolean,
  colors: Colors,
  where: Where,
): string {
  if (format === "json") return statusJson(found, version);
  if (format === "csv") return who ? whoCsv(found) : statusCsv(found);
  return whoText(found, colors, where);
}
