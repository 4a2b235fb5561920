import { coursePatterns } from "../course/patterns.js";
import type { Setting } from "../rules/model.js";
import { isPattern } from "../system/glob.js";
import { closestName } from "./closest-name.js";
import { clashOf } from "./groups.js";
import { jsonErrorPosition } from "./json-error.js";
import type { Config, DocumentGroup } from "./model.js";

export type { Config } from "./model.js";

/** The files a configuration is looked for in, at the repository's root, in this order. */
export const configFile = ".report-hook.json";
export const packageFile = "package.json";
/** The folder of a repository that keeps report-hook among its own files. */
export const vendorFolder = ".report-hook";
const packageKey = "report-hook";

export const defaultConfig: Config = {
  reports: ["reports/README.md"],
  page: "report.html",
  template: null,
  rules: {},
  fix: "off",
  patterns: coursePatterns,
};

export interface ConfigError {
  /** What is wrong and what to do, in one line that names the file. */
  readonly error: string;
}

const settings: readonly Setting[] = ["error", "warning", "note", "off"];
/** The words of a template's own, looked for at every place of a report: no more of them than a line has. */
const mostInPattern = 200;
/** No system takes a longer path. */
const mostInPath = 4096;
/** So many patterns may stand among its reports, each of which is held against every file. */
const mostPatterns = 100;
const keys = ["$schema", "reports", "page", "template", "rules", "fix", "patterns"];

/**
 * The configuration that a file's text states.
 *
 * @param file the file's name, for messages; of a `package.json` the key `report-hook` counts
 * @param ruleNames the rules there are
 * @returns null where a `package.json` has no such key
 */
export function parseConfig(text: string, file: string, ruleNames: readonly string[]): Config | ConfigError | null {
  // A package.json that never names this tool is none of its business, broken or not.
  if (file.endsWith(packageFile) && !text.includes(packageKey)) return null;
  const json = text.replace(/^\uFEFF/, "");
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { error: `${file}: not valid JSON, at ${jsonErrorPosition(json)}` };
  }
  if (!isRecord(value)) return { error: `${file}: expected an object` };
  if (!file.endsWith(packageFile)) return readConfig(value, file, "", ruleNames);
  if (!(packageKey in value)) return null;
  const part = value[packageKey];
  if (!isRecord(part)) return { error: `${file}: ${packageKey}: expected an object` };
  return readConfig(part, file, `${packageKey}.`, ruleNames);
}

/** Whether `result` is an error. */
export function isConfigError(result: Config | ConfigError | null): result is ConfigError {
  return result !== null && "error" in result;
}

function readConfig(
  value: Readonly<Record<string, unknown>>,
  file: string,
  prefix: string,
  ruleNames: readonly string[],
): Config | ConfigError {
  const fail = (key: string, why: string): ConfigError => ({ error: `${file}: ${prefix}${key}: ${why}` });
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) return fail(unknown, `no such key${suggestion(unknown, keys)}`);

  const {
    reports = defaultConfig.reports,
    page = defaultConfig.page,
    template = null,
    rules = {},
    fix = defaultConfig.fix,
    patterns = {},
  } = value;
  if (!Array.isArray(reports) || reports.length === 0) {
    return fail("reports", "expected a list of paths inside the repository, from its root");
  }
  if (reports.filter((report) => isPattern(isRecord(report) ? String(report.files) : report)).length > mostPatterns) {
    return fail("reports", `expected at most ${mostPatterns} patterns`);
  }
  if (!isPage(page)) return fail("page", "expected an .html file beside the report, or false for no page");
  const groups: DocumentGroup[] = [];
  const named: string[] = [];
  for (const [index, one] of reports.entries()) {
    const group = isRecord(one) ? readGroup(one, page) : null;
    if (typeof group === "string") return fail(`reports[${index}]`, group);
    const files = group === null ? one : group.files;
    if (!isPathInside(files)) return fail("reports", "expected a list of paths inside the repository, from its root");
    named.push(normalPath(files));
    if (group !== null) groups.push({ ...group, files: normalPath(files) });
  }
  if (template !== null && (typeof template !== "string" || template === "")) {
    return fail("template", "expected an edition's name or the path of a template");
  }
  if (!isRecord(rules)) return fail("rules", "expected an object with a level for each rule");
  for (const [rule, setting] of Object.entries(rules)) {
    if (!ruleNames.includes(rule)) return fail(`rules.${rule}`, `no such rule${suggestion(rule, ruleNames)}`);
    if (!settings.some((one) => one === setting))
      return fail(`rules.${rule}`, `expected one of ${settings.join(", ")}`);
  }
  if (fix !== "safe" && fix !== "off") return fail("fix", "expected safe or off");
  if (!isRecord(patterns)) return fail("patterns", "expected an object");
  for (const [key, pattern] of Object.entries(patterns)) {
    const names = Object.keys(coursePatterns);
    if (!names.includes(key)) return fail(`patterns.${key}`, `no such key${suggestion(key, names)}`);
    if (typeof pattern !== "string" || pattern.trim() === "") return fail(`patterns.${key}`, "expected some text");
    if (pattern.length > mostInPattern) return fail(`patterns.${key}`, `expected at most ${mostInPattern} characters`);
  }
  const paths = [...new Set(named)];
  const config: Config = {
    reports: value.reports === undefined ? defaultConfig.reports : paths,
    page: page === false ? false : normalPath(page),
    template,
    rules: rules as Readonly<Record<string, Setting>>,
    fix,
    patterns: { ...coursePatterns, ...patterns },
    ...(groups.length === 0 ? {} : { groups }),
  };
  const grouped = new Set(groups.map(({ files }) => files));
  // The documents of a pattern with a page of its own are not known here.
  const clash = clashOf(
    config,
    paths.filter((path) => !isPattern(path) || !grouped.has(path)),
  );
  return clash === null ? config : fail("page", clash);
}

const groupKeys = ["files", "template", "page"];

/** A group as the configuration states it, or why it is none. Documents that are many have no page unless one is named. */
function readGroup(value: Readonly<Record<string, unknown>>, page: string | false): DocumentGroup | string {
  const unknown = Object.keys(value).find((key) => !groupKeys.includes(key));
  if (unknown !== undefined) return `${unknown}: no such key${suggestion(unknown, groupKeys)}`;
  const { files, template = null } = value;
  if (!isPathInside(files)) return "files: expected a path or a pattern inside the repository, from its root";
  if (template !== null && (typeof template !== "string" || template === "")) {
    return "template: expected an edition's name or the path of a template";
  }
  const isMany = isPattern(files);
  const own = value.page === undefined ? !isMany && page : value.page;
  if (!isPage(own)) return "page: expected an .html file beside each document, or false for no page";
  if (isMany && own !== false && !own.includes("{name}")) {
    return `page: ${own} would be shared by many documents; write {name}.html, or give false`;
  }
  return {
    files,
    template: template === null ? null : normalTemplate(template),
    page: own === false ? false : normalPath(own),
  };
}

/** A template's path without `./` at its beginning: it is compared with the paths that git names. */
function normalTemplate(template: string): string {
  return template.replace(/^(?:\.\/)+/, "");
}

function isPage(value: unknown): value is string | false {
  return value === false || (isPathInside(value) && /\.html?$/i.test(value));
}

/** The configuration as it could be written: a group's reports are the group. */
export function asWritten({ groups = [], reports, ...rest }: Config): object {
  const named = reports.filter((path) => !groups.some(({ files }) => files === path));
  const written = groups.map(({ template, ...group }) => (template === null ? group : { ...group, template }));
  return { reports: [...named, ...written], ...rest };
}

function suggestion(name: string, names: readonly string[]): string {
  const near = closestName(name, names);
  return near === null ? "" : `; did you mean ${near}?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` is a relative path that does not lead out of where it begins, nor into git's own folder. */
function isPathInside(value: unknown): value is string {
  if (typeof value !== "string" || value === "" || value.length > mostInPath || value.includes("\0")) return false;
  const parts = value.replaceAll("\\", "/").split("/");
  const named = parts.filter((part) => part !== "" && part !== ".");
  return named.length > 0 && parts[0] !== "" && !/^[a-z]:/i.test(value) && !named.some(isForbiddenPart);
}

/** `..`, and git's own folder by any name that a file system may know it by. */
function isForbiddenPart(part: string): boolean {
  return part === ".." || /^(?:\.git|git~\d+)[. ]*(?::.*)?$/i.test(part);
}

function normalPath(path: string): string {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}
