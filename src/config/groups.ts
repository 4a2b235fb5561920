import { oncePer } from "../report/once.js";
import { globMatcher } from "../system/glob.js";
import type { Config, DocumentGroup } from "./model.js";

/** The configuration as it counts for one document: with the template and the page of the group that it belongs to. */
export function configFor(config: Config, path: string): Config {
  const group = groupOf(config, path);
  if (group === null) return config;
  const name = /([^/]*?)(?:\.[^./]*)?$/.exec(path)?.[1] ?? "";
  const page = group.page === false ? false : group.page.replaceAll("{name}", name);
  return { ...config, template: group.template ?? config.template, page };
}

/** Why the pages of these reports cannot stand where they are to: one would take the place of a report or of another page. */
export function clashOf(config: Config, reports: readonly string[]): string | null {
  const named = reports.filter((report) => !isOneOfMany(config, report));
  const taken = new Set(named.map((report) => report.toLowerCase()));
  const pages = new Map<string, string>();
  for (const report of reports) {
    const { page } = configFor(config, report);
    if (page === false) continue;
    const path = [...report.split("/").slice(0, -1), page].join("/");
    const key = path.toLowerCase();
    if (taken.has(key)) return "expected another file than the report itself";
    // A pattern may take in the pages of its own documents.
    if (path === report) continue;
    const other = pages.get(key);
    if (other !== undefined)
      return `${other} and ${report} would share ${path}; give them folders of their own, a "page" each, or give false`;
    pages.set(key, report);
  }
  return null;
}

/**
 * Paths without what lies among documents and is none of them: the templates that the configuration names, and a README or an index where
 * the group takes files of any name.
 */
export function withoutTemplates(config: Config, paths: readonly string[]): readonly string[] {
  const templates = new Set(templatesOf(config));
  const isBeside = (path: string): boolean =>
    /(?:^|\/)(?:readme|index)\.md$/i.test(path) && /(?:^|\/)\*\.md$/.test(groupOf(config, path)?.files ?? "");
  return paths.filter((path) => !templates.has(path) && !isBeside(path));
}

/** Every template that the configuration names, each once. */
export function templatesOf({ template, groups = [] }: Config): readonly string[] {
  const named = [template, ...groups.map((group) => group.template)].filter((name) => name !== null);
  return [...new Set(named)];
}

/** Whether a path belongs to a group, which has a template and a page of its own. */
export function isGrouped(config: Config, path: string): boolean {
  return groupOf(config, path) !== null;
}

/** Whether a path is one of many documents that a pattern stands for, and not named itself: what is named ought to be there. */
export function isOneOfMany(config: Config, path: string): boolean {
  return isGrouped(config, path) && !config.groups?.some(({ files }) => files === path);
}

type GroupOf = (path: string) => DocumentGroup | null;

function groupOf({ groups = [] }: Config, path: string): DocumentGroup | null {
  return finderOf(groups)(path);
}

/** Documents are many, and each is asked about several times. */
const finderOf = oncePer((groups: readonly DocumentGroup[]): GroupOf => {
  const matchers = groups.map(({ files }) => globMatcher(files));
  const found = new Map<string, DocumentGroup | null>();
  return (path) => {
    const known = found.get(path);
    if (known !== undefined) return known;
    const group = groups[matchers.findIndex((matches) => matches(path))] ?? null;
    found.set(path, group);
    return group;
  };
});
