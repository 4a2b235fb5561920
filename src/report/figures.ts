import { linksOf } from "./links.js";
import type { Question, Span } from "./model.js";
import { isRemote, resolveTarget } from "./paths.js";
import { shifted } from "./position.js";

/** A picture that an answer shows, in Markdown or as `<img>`. */
export interface Figure {
  /** Where in the report. */
  readonly span: Span;
  readonly html: boolean;
  /** As written, without its title. */
  readonly target: string;
  readonly place: FigurePlace;
}

export type FigurePlace =
  | { readonly kind: "remote" }
  /** A path that can only be right on one computer, or that leads out of the repository. */
  | { readonly kind: "elsewhere" }
  /** The template's own example, `figures/<image>.<extension>`, with its blanks still in it. */
  | { readonly kind: "sample" }
  /** From the repository's root. */
  | { readonly kind: "local"; readonly path: string };

/**
 * The pictures of a question's answer outside code, each target once.
 *
 * @param reportPath the report's path from the repository's root
 */
export function figuresOf(question: Question, reportPath: string): Figure[] {
  const { answer } = question;
  if (answer === null) return [];
  const figures = new Map<string, Figure>();
  for (const { kind, form, span, target } of linksOf(answer)) {
    if (kind !== "image" || figures.has(target)) continue;
    const place = placeOf(target, reportPath);
    if (place === null) continue;
    figures.set(target, { span: shifted(span, answer.span.start), html: form === "html", target, place });
  }
  return [...figures.values()];
}

/** Where the pictures of several questions lie in the repository, each path once. */
export function figurePaths(questions: readonly { readonly question: Question }[], reportPath: string): string[] {
  const places = questions.flatMap(({ question }) => figuresOf(question, reportPath)).map(({ place }) => place);
  return [...new Set(places.flatMap((place) => (place.kind === "local" ? [place.path] : [])))];
}

/** Null for what needs no file: pictures written into the text itself (`data:`). */
function placeOf(target: string, reportPath: string): FigurePlace | null {
  if (isRemote(target.replace(/^["']/, ""))) return { kind: "remote" };
  if (/<[^<>]*>/.test(target)) return { kind: "sample" };
  if (/^(?:file:|[a-z]:[\\/])/i.test(target)) return { kind: "elsewhere" };
  const resolved = resolveTarget(target, reportPath);
  if (resolved === null) return null;
  return resolved === "outside" ? { kind: "elsewhere" } : { kind: "local", path: resolved.path };
}
