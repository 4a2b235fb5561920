import type { CompletionItem, CompletionItemKind, Position } from "vscode-languageserver";
import type { Report } from "../report/model.js";
import { folderOf } from "../report/paths.js";
import { offsetAt } from "./ranges.js";

const file: CompletionItemKind = 17;

/** The folder that a link is being written into, as it is written, where the place is behind `](` and a path. */
export function folderBeingWritten(report: Report, position: Position): string | null {
  const offset = offsetAt(report, position);
  const line = report.text.slice(report.lineStarts[position.line] ?? 0, offset);
  const path = /\]\(([^()\s<>]*)$/.exec(line)?.[1];
  return path === undefined ? null : folderOf(path);
}

/** Names of images in a folder, to complete a link with; characters that end a link are encoded. */
export function figureItems(names: readonly string[]): CompletionItem[] {
  return names
    .filter((name) => /\.(?:png|jpe?g)$/i.test(name))
    .map((name) => ({
      label: name,
      kind: file,
      insertText: name.replace(/[ ()%]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
    }));
}
