import { standInOrder } from "../template/compare.js";
import { tokensOf } from "../template/tokens.js";
import { offsetBehind } from "./characters.js";
import { leftOut } from "./course-02476.js";

/**
 * Whether `html` is what the course's own script makes of a report: nobody's work, since the script makes it again. All its words
 * are the report's, in their order, and none of the report's is missing; what its Markdown marks up is not looked at.
 *
 * @param text the report as that script read it
 */
export function isCoursePage(html: string, text: string): boolean {
  if (!html.trimStart().startsWith("<") || /<(?:!doctype|html|head|body)\b/i.test(html)) return false;
  const source = text.replace(/\r\n?/g, "\n");
  const markdown = source.slice(offsetBehind(source, leftOut));
  const written = wordsIn(markdown);
  const again: string[] = [];
  const shown = shownWords(
    html.replace(autolink, (_, target: string) => {
      again.push(target);
      return target;
    }),
  );
  if (!standInOrder(shown.text, written)) return false;
  const free = freeWords(markdown);
  const left = new Map<string, number>();
  for (const word of written) left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of [...shown.text, ...shown.attributes]) {
    const count = left.get(word) ?? 0;
    if (count === 0 && !free.has(word)) return false;
    left.set(word, count - 1);
  }
  for (const word of again.flatMap(wordsIn)) left.set(word, (left.get(word) ?? 0) - 1);
  return [...left].every(([word, count]) => count <= 0 || free.has(word) || /^\d+$/.test(word));
}

interface PageWords {
  readonly text: readonly string[];
  /** Those of the tags' attributes. */
  readonly attributes: readonly string[];
}

const tag = /<\/?[a-zA-Z][^<>]*>/g;
const value = /=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** A link that shows its target: the report has it once or twice. */
const autolink = /<a href="([^"]*)">\1<\/a>/g;

/** The words that stand outside tags and in their attributes. */
function shownWords(html: string): PageWords {
  const attributes: string[] = [];
  const text = html.replace(tag, (found) => {
    for (const match of found.matchAll(value)) attributes.push(match[1] ?? match[2] ?? match[3] ?? "");
    return " ";
  });
  return { text: wordsIn(text), attributes: attributes.flatMap(wordsIn) };
}

/** The words of a report that its page need not have, or may have more often: of the tags written in it, and of the definitions of links. */
function freeWords(markdown: string): ReadonlySet<string> {
  const tags = markdown.match(tag) ?? [];
  const definitions = markdown.match(/^ {0,3}\[[^\]\n]+\]:.*$/gm) ?? [];
  return new Set([...tags.map((one) => one.replace(value, "")), ...definitions].flatMap(wordsIn));
}

function wordsIn(text: string): string[] {
  return tokensOf(decoded(text)).map((token) => token.text);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|(amp|lt|gt|quot));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (entities[name] ?? "") : codePoint(Number(code)),
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
