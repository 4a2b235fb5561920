import { isScalar, parseDocument } from "yaml";
import { lineEndOf } from "../report/line-ends.js";
import { addYaml, removeYaml } from "./yaml.js";

const key = "exclude";
const name = ".pre-commit-config.yaml";

/**
 * Adds regular expressions to the `exclude` of pre-commit's configuration, which is made where it is missing; every other byte stays.
 *
 * @returns null where it is written in a way that cannot be added to safely
 */
export function addExclude(text: string, patterns: readonly string[]): string | null {
  const there = excludeIn(text);
  if (there === undefined) return addYaml(text, { path: [], key, value: patterns.join("|") }, name);
  const missing = patterns.map((one) => asWritten(one, there)).filter((one) => !partsOf(there).includes(one));
  if (missing.length === 0) return text;
  const added = `|${missing.join("|")}`;
  if (there.form === "line") return replaced(text, there, there.written + added);
  if (there.form === "other") return null;
  if (there.form !== "block")
    return replaced(text, there, there.written.slice(0, -1) + quoted(added, there) + there.written.slice(-1));
  const content = there.written.trimEnd();
  const last = content.slice(content.lastIndexOf("\n") + 1);
  const indent = last.slice(0, last.length - last.trimStart().length);
  return replaced(text, there, content + lineEndOf(text) + indent + added + there.written.slice(content.length));
}

/** Which of these expressions are there. */
export function excludes(text: string, patterns: readonly string[]): readonly string[] {
  const there = excludeIn(text);
  return there === undefined ? [] : patterns.filter((one) => partsOf(there).includes(asWritten(one, there)));
}

/** Takes these expressions out again, and the whole `exclude` where it holds no others; null where nothing is left of the file. */
export function removeExclude(text: string, patterns: readonly string[]): string | null {
  const there = excludeIn(text);
  if (there === undefined || there.form === "other") return text;
  const ours = patterns.map((one) => asWritten(one, there));
  const rest = partsOf(there).filter((part) => !ours.includes(part));
  if (rest.length === partsOf(there).length) return text;
  if (rest.length === 0) return removeYaml(text, [], (_, one) => one === key, name);
  if (there.form === "line") return replaced(text, there, rest.join("|")) ?? text;
  if (there.form !== "block") {
    const kept = ours.reduce((written, one) => written.replace(quoted(`|${one}`, there), ""), there.written);
    return replaced(text, there, kept) ?? text;
  }
  const without = there.written
    .split("|")
    .filter((part, at) => at === 0 || !ours.includes(part.trim()))
    .join("|");
  const end = there.written.slice(there.written.trimEnd().length);
  return replaced(text, there, without.trimEnd() + end) ?? text;
}

interface Exclude {
  readonly value: string;
  /** As it stands in the file. */
  readonly written: string;
  /**
   * Written without quotes, in one kind of them, or as pre-commit's own documents have it: a block of lines in which white space does not count (`(?x)`).
   * In each, expressions can be added at the end.
   */
  readonly form: "line" | "'" | '"' | "block" | "other";
  readonly start: number;
  readonly end: number;
}

function excludeIn(text: string): Exclude | undefined {
  const node = parseDocument(text).get(key, true);
  if (!isScalar(node) || typeof node.value !== "string" || node.range == null) return undefined;
  const [start, end] = node.range;
  const written = text.slice(start, end);
  const isBlock = /^\|[-+\d]*[ \t]*\r?\n/.test(written) && /^\s*\(\?x\)/.test(node.value);
  const [quote] = written;
  const isQuoted = written.length > 1 && (quote === "'" || quote === '"') && written.endsWith(quote);
  const form = written === node.value ? "line" : isBlock ? "block" : isQuoted ? quote : "other";
  return { value: node.value, written, form, start, end };
}

/** The expressions between bars, which may stand in the middle of one: only whole ones are looked for. */
function partsOf({ value, form }: Exclude): readonly string[] {
  const parts = value.split("|");
  return form === "block" ? parts.map((part) => part.trim()) : parts;
}

/** White space and `#` stand for themselves in a block only behind a backslash. */
function asWritten(pattern: string, { form }: Exclude): string {
  return form === "block" ? pattern.replace(/[\s#]/g, "\\$&") : pattern;
}

/** A text as it stands between such quotes. */
function quoted(text: string, { form }: Exclude): string {
  return form === "'" ? text.replaceAll("'", "''") : text.replace(/[\\"]/g, "\\$&");
}

/** With another text for it, where YAML reads exactly that; null else. */
function replaced(text: string, there: Exclude, written: string): string | null {
  const changed = text.slice(0, there.start) + written + text.slice(there.end);
  const now = excludeIn(changed);
  return now?.form === there.form && now.written === written ? changed : null;
}
