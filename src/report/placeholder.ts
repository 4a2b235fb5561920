import type { Patterns, Span } from "./model.js";
import { coursePatterns, literally } from "./patterns.js";

/** Where the template's placeholder stands in `text`, `--- question N fill here ---` with any number, its dashes included. */
export function findPlaceholders(text: string, patterns: Patterns = coursePatterns): Span[] {
  const parts = patterns.placeholder.split(/(\{n\})/).filter((part) => part.trim() !== "");
  const words = parts.map((part) => (part === "{n}" ? "\\d{1,6}" : literally(part))).join("\\s{0,20}");
  const pattern = new RegExp(`${words}(?:[ \\t]{0,20}-{3,})?`, "gi");
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    spans.push({ start: withDashesBefore(text, from, match.index), end });
    from = end;
  }
  return spans;
}

/** Where the three dashes (or more) begin that stand right before `start`, but not before `from`; `start` without them. */
function withDashesBefore(text: string, from: number, start: number): number {
  let end = start;
  while (end > from && start - end < 20 && isSpace(text.charCodeAt(end - 1))) end--;
  let dashes = end;
  while (dashes > from && text.charAt(dashes - 1) === "-") dashes--;
  return end - dashes >= 3 ? dashes : start;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** Whether `text` holds nothing but placeholders, their dashes and white space. */
export function isOnlyPlaceholder(text: string, patterns: Patterns = coursePatterns): boolean {
  let rest = "";
  let from = 0;
  for (const span of findPlaceholders(text, patterns)) {
    rest += `${text.slice(from, span.start)} `;
    from = span.end;
  }
  return /^\s*(?:-{3,}(?:\s+|$))*$/.test(rest + text.slice(from));
}
