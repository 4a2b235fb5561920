import type { Report } from "../report/model.js";
import { type Definitions, findDefinitions, usedDefinitions } from "./definitions.js";
import { escapeText } from "./escape.js";
import { noteId } from "./note-id.js";
import type { Part } from "./parts.js";
import { keyOf, type Source } from "./source.js";

/** Fragments of a page that can be used again: key → rendered HTML. */
export type Fragments = ReadonlyMap<string, string>;

/**
 * The HTML of each part, taken from `kept` where it is there under the key of all that it depends on, rendered where not. Markdown is
 * only loaded for those.
 *
 * @returns the HTML by part, and exactly the fragments that were used
 */
export async function renderParts(
  report: Report,
  parts: readonly Part[],
  kept: Fragments,
): Promise<{ html: ReadonlyMap<Part, string>; fragments: Fragments }> {
  const html = new Map<Part, string>();
  const fragments = new Map<string, string>();
  const definitions = findDefinitions(report);
  let markdown: typeof import("./markdown/render.js") | null = null;
  for (const part of parts) {
    const plain = plainHtml(part);
    if (plain !== null) {
      html.set(part, plain);
      continue;
    }
    const source = sourceOf(report, part, definitions, parts);
    const key = keyOf(source);
    let fragment = fragments.get(key) ?? kept.get(key);
    if (fragment === undefined) {
      markdown ??= await import("./markdown/render.js");
      fragment = await markdown.renderMarkdown(source);
    }
    fragments.set(key, fragment);
    html.set(part, fragment);
  }
  return { html, fragments };
}

/** A report twenty times as long as any real one is shown as it is written: as Markdown it would take a minute. */
function isTooLong(report: Report): boolean {
  return report.text.length > 1_000_000;
}

/** The HTML of a part that needs no Markdown: an empty one, or a heading of words alone. */
function plainHtml(part: Part): string | null {
  if (part.text.trim() === "") return "";
  const isPlain = part.kind === "inline" && /^[\p{L}\p{N} ,;()'-]*$/u.test(part.text);
  return isPlain ? escapeText(part.text) : null;
}

function sourceOf(report: Report, part: Part, all: Definitions, parts: readonly Part[]): Source {
  const { span, ...rest } = part;
  const plain = isTooLong(report);
  const used = usedDefinitions(all, part.text, span);
  const notes = used.filter((one) => one.footnote);
  return {
    ...rest,
    plain,
    definitions: used.filter((one) => !one.footnote).map((one) => one.source),
    notes: notes.flatMap((one) => {
      const owner = parts.find(
        (other) => other.kind !== "inline" && other.span.start <= one.offset && one.offset < other.span.end,
      );
      const label = one.label.slice(1);
      return owner === undefined ? [] : [[label, noteId(owner.scope, label)] as const];
    }),
  };
}
