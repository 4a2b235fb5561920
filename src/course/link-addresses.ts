import { pageDifferences } from "./page-reading.js";

/** What stands between `<` and `>` alike in both readings: no entity, no backslash, no bracket. */
const linkable = /^(?:https?:\/\/(?!.*&\w+;)[\w./?#=&%+~:@,;-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i;
const word = /\S{1,500}(?!\S)/y;

/** `text` with its web and email addresses between `<` and `>`, where they stand apart from other text. */
export function linkAddresses(text: string): string {
  let result = "";
  let from = 0;
  for (const { kind, span } of pageDifferences(text).sort((a, b) => a.span.start - b.span.start)) {
    const { start } = span;
    const before = text.slice(Math.max(0, start - 2), start);
    if (kind !== "address" || start < from || !/(?:^|\s|(?:^|[^\]])\()$/.test(before)) continue;
    word.lastIndex = start;
    const address = /^.*[^.,;:!?)*_~'"]/.exec(word.exec(text)?.[0] ?? "")?.[0] ?? "";
    if (!linkable.test(address)) continue;
    result += `${text.slice(from, start)}<${address}>`;
    from = start + address.length;
  }
  return result + text.slice(from);
}
