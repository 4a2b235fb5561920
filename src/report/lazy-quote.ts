import { opensFence } from "./fences.js";
import type { Answer, Report } from "./model.js";
import { lineIndexAt, lineSpan } from "./position.js";

/** What ends a paragraph without a blank line: a rule, a heading, a list's first item, a quote, a block of HTML. */
const interrupts =
  /^ {0,3}(?:(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$|#{1,6}(?:\s|$)|[-+*]\s+\S|1[.)]\s+\S|>|<[!?]|<\/?(?:script|pre|style|textarea|address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s>]|\/>|$))/i;

/**
 * Whether an answer's first line stands right below a quoted `Answer:` and goes on with its paragraph, as CommonMark has it
 * for a line that lacks only the quote mark ("laziness").
 */
export function goesOnLazily({ marker, span }: Answer, { text, lineStarts }: Report): boolean {
  const line = lineIndexAt(lineStarts, marker.start);
  const quoted = /^[ \t]{0,3}>/.test(text.slice(lineStarts[line], marker.start));
  if (!quoted || line + 1 >= lineStarts.length) return false;
  const below = lineSpan({ text, lineStarts }, line + 1);
  if (below.start >= span.end) return false;
  const content = text.slice(below.start, Math.min(below.end, span.end)).trimEnd();
  return content !== "" && !interrupts.test(content) && opensFence(content) === null;
}
