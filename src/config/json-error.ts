/** What may come next, by the name of what is expected: a mark, a string, or another value. */
type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end";

const space = /[ \t\n\r]*/y;
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none in a string
  /[[\]{},:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON (RFC 8259), as `line:column`, both from 1: the first token that cannot stand where it does, or the text's
 * end. JavaScript's own message would quote the text, which may be nobody's to show.
 *
 * @param text a text that is not JSON
 */
export function jsonErrorPosition(text: string): string {
  const before = text.slice(0, errorOffset(text)).split(/\r\n|\n|\r/);
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

function errorOffset(text: string): number {
  const open: string[] = [];
  let expected: Expected = "value";
  let offset = 0;
  while (offset < text.length) {
    offset += matchAt(space, text, offset).length;
    const found = matchAt(token, text, offset);
    const next: Expected | null = found === "" ? null : after(found, expected, open);
    if (next === null) return offset;
    expected = next;
    offset += found.length;
  }
  return offset;
}

function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? "";
}

/** What is expected after a token; null where it cannot stand here. Keeps the closing marks that are `open`, the innermost last. */
function after(found: string, expected: Expected, open: string[]): Expected | null {
  if (found === ":") return expected === "colon" ? "value" : null;
  if (found === "," && open.length > 0) {
    if (expected !== "comma or end") return null;
    return open.at(-1) === "}" ? "key" : "value";
  }
  if (found === "}" || found === "]") {
    const mayClose = expected === "comma or end" || expected.endsWith(found);
    return mayClose && open.pop() === found ? "comma or end" : null;
  }
  if (expected.startsWith("key")) return found.startsWith('"') ? "colon" : null;
  if (!expected.startsWith("value") || found === ",") return null;
  if (found !== "{" && found !== "[") return "comma or end";
  open.push(found === "{" ? "}" : "]");
  return found === "{" ? "key or }" : "value or ]";
}
