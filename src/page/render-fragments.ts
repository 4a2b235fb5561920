import { isAscii } from "../report/letters.js";
import type { Report } from "../report/model.js";
import type { BlockSource } from "./block-sources.js";
import { type Definitions, findDefinitions, usedDefinitions } from "./definitions.js";
import { escapeText } from "./escape.js";
import { noteId } from "./note-id.js";
import { simpleMarkdown } from "./simple-markdown.js";
import { keyOf, type Source } from "./source.js";
import { shareOf, workOf } from "./work-budget.js";

/** Fragments of a page that can be used again: key → rendered HTML. */
export type Fragments = ReadonlyMap<string, string>;

/**
 * The HTML of each source, taken from `kept` where it is there under the key of all that it depends on, rendered where not. Markdown is
 * only loaded for those.
 *
 * @returns the HTML by source, and exactly the fragments that were used
 */
export async function renderSources(
  report: Report,
  sources: readonly BlockSource[],
  kept: Fragments,
): Promise<{ html: ReadonlyMap<BlockSource, string>; fragments: Fragments }> {
  const html = new Map<BlockSource, string>();
  const fragments = new Map<string, string>();
  const definitions = findDefinitions(report);
  const complete = new Map<BlockSource, Source>();
  for (const source of sources) {
    const plain = plainHtml(source);
    if (plain !== null) html.set(source, plain);
    else complete.set(source, sourceOf(report, source, definitions, sources));
  }
  let markdown: typeof import("./markdown/render-markdown.js") | null = null;
  for (const [source, whole] of inTime(complete)) {
    const key = keyOf(whole);
    let fragment = fragments.get(key) ?? kept.get(key) ?? simpleMarkdown(whole) ?? undefined;
    if (fragment === undefined) {
      markdown ??= await import("./markdown/render-markdown.js");
      fragment = await markdown.renderMarkdown(whole);
    }
    fragments.set(key, fragment);
    html.set(source, fragment);
  }
  return { html, fragments };
}

/** The same sources, those that take more than their share of the time for the whole report to be shown as they are written. */
function inTime(complete: ReadonlyMap<BlockSource, Source>): ReadonlyMap<BlockSource, Source> {
  const works = new Map(
    [...complete].map(([source, whole]) => [source, workOf(whole.text + whole.definitions.join(""))]),
  );
  const share = shareOf([...works.values()]);
  const isInTime = (source: BlockSource): boolean => (works.get(source) ?? 0) <= share;
  return new Map(
    [...complete].map(([source, whole]) => [source, isInTime(source) ? whole : { ...whole, plain: true }]),
  );
}

/** A report twenty times as long as any real one is shown as it is written: as Markdown it would take a minute. */
function isTooLong(report: Report): boolean {
  return report.text.length > 1_000_000;
}

/** The HTML of a source that needs no Markdown: an empty one, or a heading of words alone. */
function plainHtml(source: BlockSource): string | null {
  if (source.text.trim() === "") return "";
  const plain = isAscii(source.text) ? /^[A-Za-z0-9 ,;()'-]*$/ : /^[\p{L}\p{N} ,;()'-]*$/u;
  return source.kind === "inline" && plain.test(source.text) ? escapeText(source.text) : null;
}

function sourceOf(report: Report, source: BlockSource, all: Definitions, sources: readonly BlockSource[]): Source {
  const { span, ...rest } = source;
  const plain = isTooLong(report);
  const used = usedDefinitions(all, source.text, span);
  const notes = used.filter((one) => one.footnote);
  return {
    ...rest,
    plain,
    definitions: used.filter((one) => !one.footnote).map((one) => one.source),
    notes: notes.flatMap((one) => {
      const owner = sources.find(
        (other) => other.kind !== "inline" && other.span.start <= one.offset && one.offset < other.span.end,
      );
      const label = one.label.slice(1);
      return owner === undefined ? [] : [[label, noteId(owner.scope, label)] as const];
    }),
  };
}
