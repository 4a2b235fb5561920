import type { Span } from "./model.js";

/** A stretch of text that was decoded with the wrong encoding. */
export interface Mojibake {
  readonly span: Span;
  /** What it should read; null where that is lost (U+FFFD). */
  readonly reads: string | null;
}

/** What Windows-1252 has for the bytes 0x80 to 0x9F. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const byteOf = new Map([...windows1252].map((character, index) => [character, 0x80 + index]));
const run = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}|\ufffd+/g;

/** What ordinary text may have behind an accented letter: quotation marks, dashes, dots, a hard space. */
const ordinary = /^[‚„…‹‘’“”–—›\u00a0«»]+$/;
/** And behind Å, the unit of length. */
const ofLength = /^[²³°±·]$/;

/**
 * UTF-8 that was read as Windows-1252 or Latin-1: characters whose bytes there are exactly the UTF-8 of one other
 * character. `â€` alone is a closing quotation mark, whose third byte Windows-1252 does not have. What ordinary text may
 * hold too, such as a quotation mark behind a capital with an accent, counts only beside what it may not.
 */
export function findMojibake(text: string): Mojibake[] {
  const candidates: Candidate[] = [];
  const lost: Mojibake[] = [];
  for (const match of text.matchAll(run)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[0].startsWith("\ufffd")) lost.push({ span, reads: null });
    else addCandidates(text, span, candidates);
  }
  const sure = candidates.some((one) => !one.doubtful);
  return [...lost, ...(sure ? joined(candidates) : [])].sort((a, b) => a.span.start - b.span.start);
}

interface Candidate {
  readonly span: Span;
  readonly reads: string;
  /** It may be ordinary text. */
  readonly doubtful: boolean;
}

function addCandidates(text: string, { start, end }: Span, candidates: Candidate[]): void {
  for (let at = start; at < end; ) {
    const one = candidateAt(text, at, end);
    if (one !== null) candidates.push(one);
    at = one?.span.end ?? at + 1;
  }
}

function candidateAt(text: string, start: number, runEnd: number): Candidate | null {
  const end = start + lengthOf(byteAt(text, start));
  const code = end > runEnd ? null : decode(text, start, end);
  if (code === null) {
    if (!text.startsWith("â€", start)) return null;
    return { span: { start, end: start + 2 }, reads: "”", doubtful: false };
  }
  const lead = text.charAt(start);
  const tail = text.slice(start + 1, end);
  const possible = ordinary.test(tail) || (lead === "Å" && ofLength.test(tail));
  const doubtful = possible && (sameCase(text.charAt(start - 1), lead) || !/\p{L}/u.test(text.charAt(end)));
  return { span: { start, end }, reads: String.fromCodePoint(code), doubtful };
}

/** How many bytes the UTF-8 of a character that begins with `byte` has; of two bytes only what European letters need. */
function lengthOf(byte: number): number {
  if ((byte >= 0xc2 && byte <= 0xc5) || (byte >= 0xce && byte <= 0xd1)) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** The code point whose UTF-8 these characters are, null where they are no UTF-8. */
function decode(text: string, start: number, end: number): number | null {
  const length = end - start;
  if (length === 0) return null;
  let code = byteAt(text, start) & (0xff >> (length + 1));
  for (let i = start + 1; i < end; i++) {
    const byte = byteAt(text, i);
    if (byte >> 6 !== 2) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least || code > 0x10ffff || surrogate ? null : code;
}

function byteAt(text: string, index: number): number {
  return byteOf.get(text.charAt(index)) ?? text.charCodeAt(index);
}

function sameCase(before: string, lead: string): boolean {
  const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
  return /\p{L}/u.test(before) && isUpper(before) === isUpper(lead);
}

/** Neighbours as one; what reads as mojibake again was decoded wrong twice. */
function joined(candidates: readonly Candidate[]): Mojibake[] {
  const found: { span: Span; reads: string }[] = [];
  for (const { span, reads } of candidates) {
    const last = found.at(-1);
    if (last?.span.end !== span.start) found.push({ span, reads });
    else found[found.length - 1] = { span: { start: last.span.start, end: span.end }, reads: last.reads + reads };
  }
  return found.map(({ span, reads }) => ({ span, reads: corrected(reads) }));
}

function corrected(text: string): string {
  let result = "";
  let from = 0;
  for (const { span, reads } of findMojibake(text)) {
    result += text.slice(from, span.start) + (reads ?? text.slice(span.start, span.end));
    from = span.end;
  }
  return result + text.slice(from);
}
