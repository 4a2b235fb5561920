import { isDeepStrictEqual } from "node:util";
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
} from "yaml";
import { lineEndOf } from "../report/line-ends.js";
import type { Span } from "../report/model.js";
import { Refusal } from "../system/refusal.js";

/** An entry of a list or map in a YAML file. */
export interface YamlEntry {
  /** The keys that lead to the list or map. */
  readonly path: readonly string[];
  /** Its key; null in a list. */
  readonly key: string | null;
  readonly value: YamlValue;
}

export type YamlValue = string | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * Adds an entry at the end of its list or map, which is made where it is missing. The library finds the place and checks
 * the result; every other byte stays. Throws a `Refusal` where the file cannot be read or edited so.
 *
 * @param text null where there is no file
 * @param name the file's name, for messages
 */
export function addYaml(text: string | null, entry: YamlEntry, name: string): string {
  const before = text ?? "";
  const insertion = insertionFor(before, readYaml(before, name), entry);
  if (insertion === null) throw byHand(entry, name);
  const { empty } = insertion;
  const eol = lineEndOf(before);
  const block = yamlLines(entry, insertion.missing)
    .map((line) => " ".repeat(insertion.indent) + line)
    .join(eol);
  const open = insertion.at === before.length && text !== null && !before.endsWith("\n");
  const after = open
    ? before.slice(0, empty.start) + before.slice(empty.end) + (before === "" ? "" : eol) + block
    : before.slice(0, empty.start) + before.slice(empty.end, insertion.at) + block + eol + before.slice(insertion.at);
  if (!addsOnly(before, after, entry, name)) throw byHand(entry, name);
  return after;
}

/**
 * Takes an entry out again, with the keys above it that hold nothing else; null where nothing is left of the file.
 *
 * @param isOurs given an entry as plain values, and its key in a map
 */
export function removeYaml(
  text: string,
  path: readonly string[],
  isOurs: (value: unknown, key: string | null) => boolean,
  name: string,
): string | null {
  const document = readYaml(text, name);
  const collection = at(document, path);
  if (!isCollection(collection) || collection.flow === true) return text;
  const ours = (collection.items as (Pair | Node)[]).find((one) => {
    const [value, key] = isNode(one) ? [one, null] : [one.value as Node | null, String(one.key)];
    return isOurs(value?.toJS(document), key);
  });
  if (ours === undefined) return text;
  const end = endOfLines(text, ours);
  let start = startOfLine(text, firstOffset(ours));
  let left = collection.items.length - 1;
  for (let depth = path.length - 1; depth >= 0 && left === 0; depth--) {
    const holder = at(document, path.slice(0, depth));
    const pair = pairOf(holder, path[depth] as string);
    if (!isMap(holder) || pair === null) break;
    const key = startOfLine(text, firstOffset(pair));
    // A comment of somebody's between the key and the entry keeps the key.
    if (!/^[^#\n]*:[ \t]*\r?\n$/.test(text.slice(key, start))) break;
    start = key;
    left = holder.items.length - 1;
  }
  const rest = text.slice(0, start) + text.slice(end);
  if (rest === "" && text.endsWith("\n")) return null;
  return end === text.length && !text.endsWith("\n") ? rest.replace(/\r?\n$/, "") : rest;
}

/** The value at a path in a YAML file; undefined where there is none. Throws a `Refusal` where it is not YAML. */
export function yamlValueAt(text: string, path: readonly string[], name: string): unknown {
  const whole: unknown = readYaml(text, name).toJS();
  return path.reduce<unknown>((inner, key) => (typeof inner === "object" ? Object(inner)[key] : undefined), whole);
}

/** The number of the line on which the value at a path stands; null where it comes from elsewhere, by an alias. */
export function lineAt(text: string, path: readonly (string | number)[], name: string): number | null {
  const node = readYaml(text, name).getIn(path, true);
  const offset = isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
  return offset === undefined ? null : text.slice(0, offset).split("\n").length;
}

/** An entry as lines, under the keys that are not there yet. */
function yamlLines(entry: YamlEntry, missing: readonly string[]): string[] {
  return stringify(wholeOf(entry, missing), { lineWidth: 0 }).trimEnd().split("\n");
}

function wholeOf({ key, value }: YamlEntry, missing: readonly string[]): YamlValue {
  const own: YamlValue = key === null ? [value] : { [key]: value };
  return missing.reduceRight<YamlValue>((inner, name) => ({ [name]: inner }), own);
}

interface Insertion {
  /** Offset of the line before which the new lines go. */
  readonly at: number;
  readonly indent: number;
  /** The keys of the path that are not there. */
  readonly missing: readonly string[];
  /** What is written for a list or map of nothing, which the new lines take the place of. */
  readonly empty: Span;
}

const nowhere: Span = { start: 0, end: 0 };

/** Where an entry goes; null where the file is written in a way that lines cannot be added to. */
function insertionFor(text: string, document: Document, { path, key: own }: YamlEntry): Insertion | null {
  let node = document.contents as Node | null;
  let above: Pair | null = null;
  if (node === null) return { at: text.length, indent: 0, missing: path, empty: nowhere };
  for (const [depth, key] of path.entries()) {
    if (!isMap(node) || node.flow === true) return null;
    above = pairOf(node, key);
    if (above === null)
      return { at: endOfLines(text, node), indent: columnOf(text, node), missing: path.slice(depth), empty: nowhere };
    node = above.value as Node | null;
  }
  if (above !== null && node?.range != null && isNothing(node)) {
    const [start, end] = node.range;
    const at = nextLine(text, end);
    const isLast = text.slice(end, at).trim() === "";
    const indent = columnOf(text, above) + (own === null ? 0 : 2);
    return { at, indent, missing: [], empty: { start: isLast ? text.slice(0, start).trimEnd().length : start, end } };
  }
  if (!isCollection(node) || node.flow === true || node.items.length === 0) return null;
  return { at: endOfLines(text, node), indent: columnOf(text, node), missing: [], empty: nowhere };
}

function isNothing(node: Node | null): boolean {
  return isCollection(node) ? node.items.length === 0 : node === null || (isScalar(node) && node.value === null);
}

/** Whether the edit did nothing but add the entry. */
function addsOnly(before: string, after: string, { path, key, value }: YamlEntry, name: string): boolean {
  const expected = readYaml(before, name);
  const target = at(expected, path);
  if (key !== null && path.length > 0 && isNothing(target as Node | null))
    expected.setIn(path, expected.createNode({ [key]: value }));
  else if (key !== null) expected.setIn([...path, key], expected.createNode(value));
  else if (isSeq(target)) target.add(expected.createNode(value));
  else expected.setIn(path, expected.createNode([value]));
  return isDeepStrictEqual(yamlValueAt(after, [], name), expected.toJS());
}

function byHand(entry: YamlEntry, name: string): Refusal {
  // JSON is YAML, whose every line end would be lost in a message of one line.
  const [text] = Object.entries(wholeOf(entry, entry.path)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return new Refusal(`${name} is written in a way that cannot be edited safely: add this yourself: ${text}`);
}

function readYaml(text: string, name: string): Document {
  const document = parseDocument(text, { merge: true });
  const [error] = document.errors;
  if (error === undefined) return document;
  throw new Refusal(`${name} cannot be read: ${error.message.split("\n")[0]?.replace(/:$/, "")}; correct it first`);
}

function at(document: Document, path: readonly string[]): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function pairOf(map: unknown, key: string): Pair | null {
  if (!isMap(map)) return null;
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) ?? null;
}

function isNode(one: Pair | Node): one is Node {
  return "range" in one;
}

function firstOffset(one: Pair | Node): number {
  return (isNode(one) ? one : (one.key as Node)).range?.[0] ?? 0;
}

/** The end of what a node really says, where the library's own range goes on over comments and blank lines. */
function lastOffset(one: Pair | Node): number {
  if (!isNode(one)) return lastOffset((one.value ?? one.key) as Node);
  const last = isCollection(one) && one.flow !== true ? one.items.at(-1) : undefined;
  return last === undefined ? (one.range?.[1] ?? 0) : lastOffset(last as Pair | Node);
}

/** The offset behind an entry's last line, and behind comments below it that are indented like a part of it. */
function endOfLines(text: string, one: Pair | Node): number {
  const content = text.slice(0, lastOffset(one)).trimEnd().length;
  const inside = columnOf(text, one);
  let end = nextLine(text, content);
  for (;;) {
    const comment = /^([ \t]+)#.*/.exec(text.slice(end, nextLine(text, end)));
    if (comment === null || (comment[1] ?? "").length <= inside) return end;
    end = nextLine(text, end);
  }
}

/** How far the line is indented that an entry or a block begins on. */
function columnOf(text: string, one: Pair | Node): number {
  const start = startOfLine(text, firstOffset(one));
  return /^ */.exec(text.slice(start))?.[0].length ?? 0;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}
