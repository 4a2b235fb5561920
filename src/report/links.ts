import { codeSpans, isInside } from "./code.js";
import type { Answer, Span } from "./model.js";

export interface Link {
  /** `image` for `![…](…)` and `<img src>`, else `link`. */
  readonly kind: "link" | "image";
  /** How it is written. */
  readonly form: "inline" | "definition" | "autolink" | "html";
  readonly span: Span;
  /** The target as written, without angle brackets and title. */
  readonly target: string;
}

const html =
  /<(a|img)\b[^<>]{0,2000}?\b(?:href|src)\s{0,10}=\s{0,10}(?:"([^"]{0,2000})"|'([^']{0,2000})')[^<>]{0,2000}>/gi;
const definition = /^ {0,3}\[([^\]\r\n]{1,500})\]:[ \t]*(\S{1,2000})/gm;
const autolink = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000})>/gi;

const known = new WeakMap<Answer, readonly Link[]>();

/** The links and images of an answer, found once however often they are asked for. Spans are places in its text. */
export function linksOf(answer: Answer): readonly Link[] {
  const links = known.get(answer) ?? findLinks(answer.text);
  known.set(answer, links);
  return links;
}

/** Every link and image of `text` that Markdown would find outside code, in order. Spans are places in `text`. */
export function findLinks(text: string): Link[] {
  if (!/[[<]/.test(text)) return [];
  const code = codeSpans(text);
  const links: Link[] = [];
  const add = (link: Link): void => {
    if (link.target !== "" && !isInside(code, link.span.start)) links.push(link);
  };
  // Compiling a pattern takes longer than most answers' whole scan: a pattern that cannot match is not asked.
  for (const match of text.includes("<") ? text.matchAll(html) : []) {
    const kind = (match[1] as string).toLowerCase() === "img" ? "image" : "link";
    add({ kind, form: "html", span: spanOf(match), target: (match[2] ?? match[3] ?? "").trim() });
  }
  for (const match of text.includes("]:") ? text.matchAll(definition) : []) {
    if ((match[1] as string).startsWith("^")) continue;
    add({ kind: "link", form: "definition", span: spanOf(match), target: withoutBrackets(match[2] as string) });
  }
  for (const match of text.includes("<") ? text.matchAll(autolink) : []) {
    add({ kind: "link", form: "autolink", span: spanOf(match), target: match[1] as string });
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
      const destination = token === "](" && opener !== undefined ? readDestination(text, bracket.lastIndex) : null;
      if (destination === null || opener === undefined) continue;
      const span = { start: opener.start, end: destination.end };
      yield { kind: opener.image ? "image" : "link", form: "inline", span, target: destination.target };
      bracket.lastIndex = destination.end;
    } else {
      open.length = 0;
    }
  }
}

/**
 * The destination that begins at `from`, up to the bracket that closes it on the same line; spaces in it are kept.
 * Brackets nest 32 deep, as CommonMark allows, which also keeps the scan's time in proportion.
 */
function readDestination(text: string, from: number): { target: string; end: number } | null {
  let depth = 0;
  const limit = Math.min(text.length, from + 2000);
  for (let i = from; i < limit; i++) {
    const unit = text.charAt(i);
    if (unit === "\n" || unit === "\r") return null;
    if (unit === "(" && ++depth > 32) return null;
    if (unit === ")" && depth-- === 0) return { target: withoutTitle(text.slice(from, i).trim()), end: i + 1 };
  }
  return null;
}

/** `<a b> "title"` → `a b`; `a "title"` → `a`. */
export function withoutTitle(target: string): string {
  const trimmed = target.trim();
  if (trimmed.startsWith("<")) {
    const close = trimmed.indexOf(">");
    return close < 0 ? trimmed : trimmed.slice(1, close);
  }
  return trimmed.replace(/\s{1,20}(?:"[^"]*"|'[^']*'|\([^()]*\))$/, "").trim();
}

function withoutBrackets(target: string): string {
  return target.startsWith("<") && target.endsWith(">") ? target.slice(1, -1) : target;
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index as number;
  return { start, end: start + match[0].length };
}
