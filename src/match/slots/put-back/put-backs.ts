import type { PutBacks, SlotBinding } from "../../../template/slot-match.js";
import { copiesOut } from "./copies.js";
import { fieldsBack } from "./fields.js";
import { headingsBack } from "./headings.js";
import { itemsBack } from "./items.js";
import { orderBack } from "./order.js";
import { sectionsBack } from "./sections.js";
import { tablesBack } from "./tables.js";

/** What puts back all that a bound document lacks, each in its own way. */
export function putBacksOf(binding: SlotBinding): PutBacks {
  return {
    words: (lineEnd) => headingsBack(binding, lineEnd, "reworded"),
    levels: (lineEnd) => headingsBack(binding, lineEnd, "other-level"),
    sections: (lineEnd) => sectionsBack(binding, lineEnd),
    copies: () => copiesOut(binding),
    order: (lineEnd) => orderBack(binding, lineEnd),
    fields: (lineEnd) => fieldsBack(binding, lineEnd),
    items: (lineEnd) => itemsBack(binding, lineEnd),
    tables: (lineEnd) => tablesBack(binding, lineEnd),
  };
}
