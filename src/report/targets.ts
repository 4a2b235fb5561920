import { figuresOf } from "./figures.js";
import { type Link, linksOf } from "./links.js";
import type { Question, Span } from "./model.js";
import { resolveTarget } from "./paths.js";
import { shifted } from "./position.js";

/** A link of an answer to a place that is not on another host. */
export interface FileLink {
  /** Where in the report. */
  readonly span: Span;
  /** As written, without its title. */
  readonly target: string;
  /** From the repository's root; null where it leads out of the repository. */
  readonly path: string | null;
}

/**
 * The relative links of a question's answer outside code, each target once. Targets that are plainly still to be filled
 * in (`<weblink>`, `...`) are left out.
 *
 * @param reportPath the report's path from the repository's root
 */
export function fileLinksOf(question: Question, reportPath: string): FileLink[] {
  const { answer } = question;
  if (answer === null) return [];
  const links = new Map<string, FileLink>();
  for (const link of linksOf(answer)) {
    if (link.kind !== "link" || links.has(link.target) || isPlaceholder(link)) continue;
    const resolved = resolveTarget(link.target, reportPath);
    if (resolved === null) continue;
    const path = resolved === "outside" ? null : resolved.path;
    const span = shifted(link.span, answer.span.start);
    links.set(link.target, { span, target: link.target, path });
  }
  return [...links.values()];
}

function isPlaceholder({ target }: Link): boolean {
  return /[<>]/.test(target) || /^\.{3,}$|^…$/.test(target);
}

/**
 * Every path from the repository's root that the answer rules ask `files` for when they check `questions`, each once, so
 * that all can be looked up together. A path may name a folder; the root itself is never asked for.
 *
 * @param reportPath the report's path from the repository's root
 */
export function fileTargets(questions: readonly { readonly question: Question }[], reportPath: string): string[] {
  const paths = new Set<string>();
  for (const { question } of questions) {
    for (const { place } of figuresOf(question, reportPath)) if (place.kind === "local") paths.add(place.path);
    for (const { path } of fileLinksOf(question, reportPath)) if (path !== null) paths.add(path);
  }
  paths.delete("");
  return [...paths];
}
