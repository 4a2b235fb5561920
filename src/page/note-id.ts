/** The id of a footnote; `label` as Markdown compares it, in upper case. */
export function noteId(scope: string, label: string): string {
  return `${scope}:note-${safe(label)}`;
}

/** The id of the first mark that refers to a footnote. */
export function markId(scope: string, label: string): string {
  return `${scope}:mark-${safe(label)}`;
}

function safe(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, (unit) => `.${unit.codePointAt(0)?.toString(16)}`);
}
