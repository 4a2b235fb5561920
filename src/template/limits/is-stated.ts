import { tokensOf } from "../tokens.js";
import type { Reading } from "./read-sentence.js";

/** Whether a reading is a limit on what is to be written: `whole` of all that is written there, `part` perhaps of what its sentence names. */
export type Stated = "whole" | "part" | null;

/** Nobody asks for more figures than this in one answer: so many are what it is about. */
const mostImages = 30;

/** What is hedged, or counts something that is graded. */
const hedged = /\be\.g\.|\bfor example\b|\bsuch as\b|\bprobably\b|\btypically\b|\busually\b|\bpoints?\b/i;
const somethingElse = /\bthe (title|description|summary|abstract|subject|name|caption|filename)\b/i;

/** The verbs and words with which a sentence leads to a limit on what is to be written. */
const leads =
  /^(?:please )?(?:answer|write|use|aim for|keep|limit|respond|reply|describe|explain|summari[sz]e|in|with|within|between|your answer|skriv|svar|schreib\p{L}*|antwort\p{L}*|beschreib\p{L}*|escrib\p{L}*|respond\p{L}*|entre|zwischen|mellem|mellan|mellom|tra|tussen|między|rédig\p{L}*|répond\p{L}*)(?![\p{L}])/iu;
/** Nothing but such words before the amount. */
const leadsAtOnce =
  /^(?:please )?(?:answer|write|use|aim for|aim|respond|reply|keep|limit|summari[sz]e|skriv|svar|schreib\p{L}*|antwort\p{L}*|escrib\p{L}*|respond\p{L}*|rédig\p{L}*|répond\p{L}*|in|with|within|between|entre|zwischen|mellem|mellan|mellom|tra|tussen|między)(?: (?:briefly|kort|it|this|sie|(?:your|the) (?:answer|response|text)|yourself|to|in|with|using|for|a total of|only|just|i|med|mit|en|con|avec))*$/iu;
/** What stands between what is to be done and how long the answer is. */
const manner = /(?:^| )(?:in|using|within|i|på|med|mit|en|con|dans|em|com|auf|met)$/iu;
const limiting = /^(?:please )?(?:keep|limit)\b.* to$/i;
/** A text that is to be written, and that is so long. */
const aText =
  /^(?:please )?(?:write|aim for|skriv|schreib\p{L}*|escrib\p{L}*|rédig\p{L}*)(?![\p{L}]).* (?:of|af|på|von|de|di|van|with|med|mit|con|avec)$/iu;
const addsImages = /(?:^(?:please )?|\b(?:and|with) )(?:add|include|insert|attach|upload|provide|show)$/i;
const joins = /^[\s,;+&(]*(?:and|or|with|plus|og|und|y|et|e|en)?[\s(]*$/i;

const texts = new Set(
  "answer response reply text summary description section explanation reflection essay statement paragraph abstract overview".split(
    " ",
  ),
);
const subject =
  /^(?:your|this|the) (?:\p{L}+ )?(\p{L}+) (?:should|must|may|can|shall|will|has to|needs to|is to|is)(?: (?:be|have|contain|consist of|use|take|not|about|between))*$/iu;

/** What a sentence is read as, where its words are looked at. */
export interface Sentence {
  readonly text: string;
  readonly title: string;
  /** Where what was taken for a limit before ends in it; 0: nothing was. */
  readonly taken: number;
}

/** Whether a sentence means what was read of it for what is to be written: by how it begins, by what stands before the amount, or as a remark in brackets. */
export function isStated({ text, title, taken }: Sentence, reading: Reading): Stated {
  if (hedged.test(text) || isOfSomethingElse(text, title)) return null;
  const { unit, range, kind, inWords } = reading;
  if (unit === "images" && Math.max(range.min ?? 0, range.max ?? 0) > mostImages) return null;
  if (taken > 0 && joins.test(text.slice(taken, reading.index))) return "whole";
  const before = text
    .slice(0, reading.index)
    .replace(/^[^\p{L}\p{N}<>≤≥~≈]+/u, "")
    .trim();
  const after = text.slice(reading.index + reading.text.length);
  // "One paragraph that says …" describes what follows; "200 words" alone, or in brackets, is a limit.
  if (before === "") return kind === "plain" && inWords ? null : "whole";
  if (/[(:[]$/.test(before)) return inWords && kind !== "bound" ? null : "part";
  if (/^an?$/i.test(before)) return isArticled(reading, after, title) ? "whole" : null;
  if (leadsAtOnce.test(before)) return "whole";
  if (unit === "images" && kind !== "plain" && addsImages.test(before)) return "whole";
  const noun = subject.exec(before)?.[1];
  if (noun !== undefined) return isText(noun, title) || /^your answer\b/i.test(before) ? "whole" : null;
  if (/^your answer\b/i.test(before)) return "whole";
  if (!leads.test(before)) return null;
  if (/[,;–—-]$/.test(before)) return isLast(after) || (unit !== "images" && kind === "bound") ? "part" : null;
  if (manner.test(before) || limiting.test(before)) return "part";
  return unit !== "images" && aText.test(before) ? "part" : null;
}

/** "The abstract" is something else unless it is what the section is called. */
function isOfSomethingElse(text: string, title: string): boolean {
  const named = somethingElse.exec(text)?.[1];
  return named !== undefined && !isIn(named, title);
}

/** "A maximum of 40 words", "a 20-40 word summary". */
function isArticled({ text }: Reading, after: string, title: string): boolean {
  if (/^(?:max|min)imum/i.test(text)) return true;
  const next = /^ (?:\p{L}+ )?(\p{L}+)/u.exec(after)?.[1];
  return next !== undefined && isText(next, title) && isLast(after.slice(after.indexOf(next) + next.length));
}

function isText(noun: string, title: string): boolean {
  return noun.toLowerCase() === "abstract" ? isIn(noun, title) : texts.has(noun.toLowerCase()) || isIn(noun, title);
}

function isIn(noun: string, title: string): boolean {
  return tokensOf(title.toLowerCase()).some((token) => token.text === noun.toLowerCase());
}

function isLast(after: string): boolean {
  return !/[\p{L}\p{N}]/u.test(after);
}
