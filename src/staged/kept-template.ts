import { createHash } from "node:crypto";
import { readNote, writeNote } from "../git/notes.js";
import type { Repository } from "../git/repository.js";
import type { Patterns, Report } from "../report/model.js";
import type { Template } from "../template/model.js";
import { version } from "../version.js";

/** What is kept: the template, and all that it was found by. */
interface Kept {
  readonly key: string;
  readonly template: Template;
}

/**
 * All that an edition is recognised by, and all that tells one template's history from another's: the report without its answers, its
 * path and how its parts are called.
 */
export function templateKey(report: Report, path: string, patterns: Patterns): string {
  const hash = createHash("sha256").update(JSON.stringify([version, path, patterns]));
  let at = 0;
  for (const { answer } of report.questions) {
    if (answer === null) continue;
    hash.update(`${report.text.slice(at, answer.span.start)}\0`);
    at = answer.span.end;
  }
  return hash.update(report.text.slice(at)).digest("hex");
}

/** The template that was found by the same key before; null where none was, or the note cannot be read. */
export function keptTemplate(repository: Repository, path: string, key: string): Template | null {
  const note = readNote(repository.commonDir, nameOf(path));
  if (note === null) return null;
  try {
    const kept = JSON.parse(note.toString()) as Kept;
    return kept.key === key ? kept.template : null;
  } catch {
    return null;
  }
}

/** Keeps a template for the next run. Where it cannot be kept it only costs time. */
export function keepTemplate(repository: Repository, path: string, kept: Kept): void {
  try {
    writeNote(repository.commonDir, nameOf(path), JSON.stringify(kept));
  } catch {
    // A full disk, or a folder of another person's: the next run looks for it again.
  }
}

function nameOf(path: string): string {
  return `template-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}
