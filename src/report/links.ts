import { isInSpans } from "./code.js";
import type { Answer, Span } from "./model.js";
import { oncePer } from "./once.js";
import { unseenSpans } from "./unseen.js";

export interface Link {
  /** `image` for `![…](…)` and `<img src>`, else `link`. */
  readonly kind: "link" | "image";
  /** How it is written. */
  readonly form: "inline" | "definition" | "autolink" | "html";
  readonly span: Span;
  /** Where it leads: without angle brackets and title, and without the backslashes before punctuation. */
  readonly target: string;
  /** Where that stands, as it is written. */
  readonly written: Span;
}

const html =
  /<(a|img)\b[^<>]{0,2000}?\b(?:href|src)\s{0,10}=\s{0,10}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'=<>`]{1,2000}))[^<>]{0,2000}>/gi;
const definition = /^ {0,3}\[([^\]\r\n]{1,500})\]:[ \t]*(\S{1,2000})/gm;
const autolink = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000})>/gi;

/** The links and images of an answer, found once however often they are asked for. Spans are places in its text. */
export const linksOf = oncePer(({ text }: Answer): readonly Link[] => findLinks(text));

/**
 * Every link and image of `text` that Markdown would find outside code and comments, in order. Spans are places in `text`.
 *
 * @param known what of it is code and comments, where that is known
 */
export function findLinks(text: string, known: readonly Span[] | null = null): Link[] {
  if (!/[[<]/.test(text)) return [];
  const unseen = known ?? unseenSpans(text);
  const links: Link[] = [];
  const add = (link: Link): void => {
    if (link.target !== "" && !isInSpans(unseen, link.span.start)) links.push(link);
  };
  // Compiling a pattern takes longer than most answers' whole scan: a pattern that cannot match is not asked.
  for (const match of text.includes("<") ? text.matchAll(html) : []) {
    const kind = (match[1] as string).toLowerCase() === "img" ? "image" : "link";
    const target = (match[2] ?? match[3] ?? match[4] ?? "").trim();
    add({ kind, form: "html", span: spanOf(match), target, written: writtenIn(match, target) });
  }
  for (const match of text.includes("]:") ? text.matchAll(definition) : []) {
    if ((match[1] as string).startsWith("^")) continue;
    const written = match[2] as string;
    const target = unescaped(withoutBrackets(written));
    add({ kind: "link", form: "definition", span: spanOf(match), target, written: writtenIn(match, written) });
  }
  for (const match of text.includes("<") ? text.matchAll(autolink) : []) {
    const target = match[1] as string;
    add({ kind: "link", form: "autolink", span: spanOf(match), target, written: writtenIn(match, target) });
  }
  for (const link of inlineLinks(text)) add(link);
  return links.sort((a, b) => a.span.start - b.span.start);
}

/** `[…](…)` and `![…](…)`, brackets matched by a stack so that a picture in a link gives both. */
function* inlineLinks(text: string): Generator<Link> {
  const open: { start: number; image: boolean }[] = [];
  const bracket = /\\.|!?\[|\]\(?|(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/g;
  for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
    const token = match[0];
    if (token.startsWith("\\")) continue;
    if (token.endsWith("[")) {
      open.push({ start: match.index, image: token.startsWith("!") });
    } else if (token.startsWith("]")) {
      const opener = open.pop();
      const destination =
        token === "](" && opener !== undefined ? readDestination(text, bracket.lastIndex, opener.image) : null;
      if (destination === null || opener === undefined) continue;
      const span = { start: opener.start, end: destination.end };
      const written = { start: bracket.lastIndex, end: destination.end - 1 };
      yield { kind: opener.image ? "image" : "link", form: "inline", span, target: destination.target, written };
      bracket.lastIndex = destination.end;
    } else {
      open.length = 0;
    }
  }
}

/**
 * The destination that begins at `from`, up to the bracket that closes it on the same line; spaces in it are kept.
 * Brackets nest 32 deep, as CommonMark allows, which also keeps the scan's time in proportion. An image whose brackets do not match
 * ends at the first that closes: the course's pattern takes it for an image all the same.
 */
function readDestination(text: string, from: number, image: boolean): { target: string; end: number } | null {
  let depth = 0;
  let first = -1;
  const limit = Math.min(text.length, from + 2000);
  for (let i = from; i < limit; i++) {
    const unit = text.charAt(i);
    if (unit === "\n" || unit === "\r") break;
    if (unit === "\\" && /[()]/.test(text.charAt(i + 1))) i++;
    if (unit === "(" && ++depth > 32) break;
    if (unit === ")" && depth-- === 0) return destination(text, from, i);
    if (unit === ")" && first < 0) first = i;
  }
  return image && first >= 0 ? destination(text, from, first) : null;
}

function destination(text: string, start: number, end: number): { target: string; end: number } {
  return { target: unescaped(withoutTitle(text.slice(start, end))), end: end + 1 };
}

/** Without the backslashes before punctuation, as in CommonMark; one before a letter parts the folders of a path. */
function unescaped(target: string): string {
  return target.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

const title = /\s{1,20}(?:"([^"]*)"|'([^']*)'|\(([^()]*)\))$/;

/** `<a b> "title"` → `a b`; `a "title"` → `a`. */
export function withoutTitle(target: string): string {
  const trimmed = target.trim();
  if (trimmed.startsWith("<")) {
    const close = trimmed.indexOf(">");
    return close < 0 ? trimmed : trimmed.slice(1, close);
  }
  return trimmed.replace(title, "").trim();
}

/** The title that stands behind a target; empty where there is none. */
export function titleOf(target: string): string {
  const match = title.exec(target.trim());
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

function withoutBrackets(target: string): string {
  return target.startsWith("<") && target.endsWith(">") ? target.slice(1, -1) : target;
}

/** Where `target` stands in what `match` found: its last place there. */
function writtenIn(match: RegExpMatchArray, target: string): Span {
  const start = (match.index as number) + match[0].lastIndexOf(target);
  return { start, end: start + target.length };
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index as number;
  return { start, end: start + match[0].length };
}
