import type { Element, Root } from "hast";
import type { FootnoteDefinition, Root as MarkdownRoot } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { markId, noteId } from "../note-id.js";

/** The footnotes of one fragment. Each is shown where it is written, and marked by its label, so that no fragment's marks depend on another's. */
export interface Notes {
  /** By label: the id to link to. */
  readonly ids: ReadonlyMap<string, string>;
  readonly definitions: readonly FootnoteDefinition[];
}

/**
 * Takes the footnotes' definitions out of a tree.
 *
 * @param scope what the ids begin with
 * @param foreign labels of footnotes defined elsewhere, and the ids they have there; the tree begins with a stand-in for each
 */
export function takeNotes(tree: MarkdownRoot, scope: string, foreign: readonly (readonly [string, string])[]): Notes {
  const ids = new Map(foreign.map(([label, id]) => [label, id]));
  const definitions: FootnoteDefinition[] = [];
  visit(tree, "footnoteDefinition", (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    parent.children.splice(index, 1);
    definitions.push(node);
    return [SKIP, index];
  });
  const own = definitions.slice(foreign.length);
  for (const node of own) ids.set(labelOf(node), noteId(scope, labelOf(node)));
  return { ids, definitions: own };
}

/** Gives every mark its link, and the first of each label the id that its footnote leads back to. */
export function linkNotes(tree: Root, scope: string, notes: Notes, marked: Set<string>): void {
  visit(tree, "element", (node: Element) => {
    const label = node.properties.dataFootnoteRef;
    if (label === undefined) return;
    delete node.properties.dataFootnoteRef;
    const id = typeof label === "string" ? notes.ids.get(label) : undefined;
    if (typeof label !== "string" || id === undefined) return;
    node.properties.href = `#${id}`;
    if (marked.has(label)) return;
    marked.add(label);
    node.properties.id = markId(scope, label);
  });
}

export function labelOf(node: { readonly identifier: string }): string {
  return node.identifier.toLowerCase().toUpperCase();
}
