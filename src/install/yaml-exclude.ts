import { isScalar, parseDocument } from "yaml";
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
  const missing = patterns.filter((pattern) => !there.value.split("|").includes(pattern));
  if (missing.length === 0) return text;
  if (!there.plain) return null;
  return replaced(text, there, [there.value, ...missing].join("|"));
}

/** Which of these expressions are there. */
export function excludes(text: string, patterns: readonly string[]): readonly string[] {
  const there = excludeIn(text)?.value.split("|") ?? [];
  return patterns.filter((pattern) => there.includes(pattern));
}

/** Takes these expressions out again, and the whole `exclude` where it holds no others; null where nothing is left of the file. */
export function removeExclude(text: string, patterns: readonly string[]): string | null {
  const there = excludeIn(text);
  if (there === undefined || !there.plain) return text;
  const parts = there.value.split("|");
  const rest = parts.filter((part) => !patterns.includes(part));
  if (rest.length === parts.length) return text;
  if (rest.length === 0) return removeYaml(text, [], (_, one) => one === key, name);
  return replaced(text, there, rest.join("|")) ?? text;
}

interface Exclude {
  readonly value: string;
  /** Written on one line without quotes, so that expressions can be added at its end. */
  readonly plain: boolean;
  readonly start: number;
  readonly end: number;
}

function excludeIn(text: string): Exclude | undefined {
  const node = parseDocument(text).get(key, true);
  if (!isScalar(node) || typeof node.value !== "string" || node.range == null) return undefined;
  const [start, end] = node.range;
  return { value: node.value, plain: text.slice(start, end) === node.value, start, end };
}

/** With another value, where YAML reads exactly that; null else. */
function replaced(text: string, { start, end }: Exclude, value: string): string | null {
  const changed = text.slice(0, start) + value + text.slice(end);
  return excludeIn(changed)?.value === value ? changed : null;
}
