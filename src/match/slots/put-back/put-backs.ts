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
    words: (lineEnd, only) => headingsBack(binding, lineEnd, only, "reworded"),
    levels: (lineEnd, only) => headingsBack(binding, lineEnd, only, "other-level"),
    sections: (lineEnd, only) => sectionsBack(binding, lineEnd, only),
    copies: (_, only) => copiesOut(binding, only),
    order: (lineEnd, only) => orderBack(binding, lineEnd, only),
    fields: (lineEnd, only) => fieldsBack(binding, lineEnd, only),
    items: (lineEnd, only) => itemsBack(binding, lineEnd, only),
    tables: (lineEnd, only) => tablesBack(binding, lineEnd, only),
  };
}
