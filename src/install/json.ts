import { findNodeAtLocation, type Node, type ParseError, parse, parseTree, printParseErrorCode } from "jsonc-parser";
import { lineEndOf } from "../report/line-ends.js";
import { Refusal } from "../system/refusal.js";

/**
 * Sets a string in a JSON file, in objects that are made where they are missing. Comments are allowed, and every other
 * byte stays. Throws a `Refusal` where the file is not JSON or has something else in the way.
 *
 * @param name the file's name, for messages
 */
export function setJson(text: string, path: readonly string[], value: string, name: string): string {
  const tree = read(text, name);
  const there = findNodeAtLocation(tree, [...path]);
  const after =
    there === undefined
      ? insert(text, tree, path, value)
      : text.slice(0, there.offset) + JSON.stringify(value) + text.slice(there.offset + there.length);
  if (after !== null && valueAt(after, path, name) === value) return after;
  throw new Refusal(`${name} cannot be edited safely: set ${path.join(" > ")} to ${JSON.stringify(value)} yourself`);
}

/** Takes a key out of a JSON file, with the objects above it that hold nothing else. */
export function removeJson(text: string, path: readonly string[], name: string): string {
  const tree = read(text, name);
  let property = findNodeAtLocation(tree, [...path])?.parent;
  if (property === undefined) return text;
  let object = property.parent as Node;
  while (object.children?.length === 1 && object.parent?.type === "property") {
    property = object.parent;
    object = property.parent as Node;
  }
  const siblings = object.children ?? [];
  const index = siblings.indexOf(property);
  const before = siblings[index - 1];
  const start = property.offset;
  const end = start + property.length;
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  if (before === undefined && comma === 0) {
    return text.slice(0, object.offset + 1) + text.slice(object.offset + object.length - 1);
  }
  if (comma > 0) return text.slice(0, start).trimEnd() + text.slice(end + comma);
  const gap = text.slice(before === undefined ? start : before.offset + before.length, start);
  return text.slice(0, start - gap.length) + gap.replace(",", "").trimEnd() + text.slice(end);
}

/** The value at a path in a JSON file; undefined where there is none. Throws a `Refusal` where it is not JSON. */
export function valueAt(text: string, path: readonly string[], name: string): unknown {
  read(text, name);
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), parse(withoutMark(text)));
}

/** A byte order mark is white space here, as it is to npm, and every offset stays. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, " ");
}

function read(text: string, name: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(withoutMark(text), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error === undefined && tree?.type === "object") return tree;
  const what = error === undefined ? "an object is expected" : printParseErrorCode(error.error);
  const line = text.slice(0, error?.offset ?? 0).split("\n").length;
  throw new Refusal(`${name} is not valid JSON: ${what} in line ${line}`);
}

/** The text with a value put at the end of its object; null where a part of the path is no object. */
function insert(text: string, tree: Node, path: readonly string[], value: string): string | null {
  let depth = path.length - 1;
  let object: Node | undefined;
  while (object === undefined) object = findNodeAtLocation(tree, path.slice(0, depth--));
  const missing = path.slice(depth + 1);
  const last = object.children?.at(-1);
  if (object.type !== "object") return null;

  const eol = lineEndOf(text);
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const outer = indentAt(text, object.offset);
  const inline = last !== undefined && !text.slice(object.offset, last.offset).includes("\n");
  const key = missing[0] as string;
  const inner = missing.slice(1).reduceRight<unknown>((within, name) => ({ [name]: within }), value);
  const property = `${JSON.stringify(key)}: ${JSON.stringify(inner, null, inline ? undefined : unit)}`;
  if (inline) return put(text, last.offset + last.length, `, ${property}`);
  const lines = property.split("\n").map((line) => eol + outer + unit + line);
  if (last === undefined) {
    return `${text.slice(0, object.offset)}{${lines.join("")}${eol}${outer}}${text.slice(object.offset + object.length)}`;
  }
  const end = last.offset + last.length;
  const after = /^([ \t]*,)?[ \t]*(\/\/.*|\/\*.*\*\/[ \t]*)?(?=\r?\n)/.exec(text.slice(end));
  const trailing = after?.[1] !== undefined;
  const rest = after?.[0].length ?? 0;
  const kept = text.slice(end, end + rest);
  return (
    text.slice(0, end) + (trailing ? "" : ",") + kept + lines.join("") + (trailing ? "," : "") + text.slice(end + rest)
  );
}

function put(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
