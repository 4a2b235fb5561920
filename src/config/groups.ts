import { oncePer } from "../report/once.js";
import { globMatcher } from "../system/glob.js";
import type { Config, DocumentGroup } from "./config.js";

/** The configuration as it counts for one document: with the template and the page of the group that it belongs to. */
export function configFor(config: Config, path: string): Config {
  const group = groupOf(config, path);
  if (group === null) return config;
  const name = /([^/]*?)(?:\.[^./]*)?$/.exec(path)?.[1] ?? "";
  const page = group.page === false ? false : group.page.replaceAll("{name}", name);
  return { ...config, template: group.template ?? config.template, page };
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
