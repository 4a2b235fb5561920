import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../config/config.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import { asShown, type Shown } from "../match/as-shown.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { misfitsOf } from "../match/slots/misfits.js";
import type { Report } from "../report/model.js";
import { keepingLast } from "../report/once.js";
import { parseReport } from "../report/parse.js";
import { type Failure, fail, isFailure } from "../result.js";
import { inRealFolder, isInside, isThroughLink, wayTo } from "../system/inside.js";
import type { Template } from "../template/model.js";
import type { TemplateSources, Templates } from "./find-template.js";
import { templatesOnceFound } from "./kept-template.js";
import { oldestVersion } from "./oldest-version.js";
import { mostBytes, readReportFile } from "./report-file.js";
import type { Target } from "./target.js";
import { templateOfTheDay } from "./template-of-the-day.js";

/** Said of a report in whose place, or in a folder's on the way to it, git has a link: what is handed in is where it leads, and not what stands there. */
export const isLink = "a symbolic link, or in one, which is not followed; put the report itself there";

/** A report on disk, read with its template. */
export interface OpenReport {
  readonly text: string;
  readonly match: Match;
  /** What a page shows of it by the configuration and the template that were asked for. */
  readonly shown: () => Shown;
  /** What its own page shows of it, by the configuration that this is made by, whatever was asked for; a failure where that names no template. */
  readonly shownBy: (ofPage: Config) => Promise<Shown | Failure>;
  /** The repository's root or what stands for it, absolute. */
  readonly top: string;
  /** The report's path from there, with `/` between its parts. */
  readonly path: string;
}

/**
 * Reads a report on disk and finds its template.
 *
 * @param option what `--template` names
 * @returns a failure where the report cannot be read as one, or the template that is asked for does not exist
 */
export async function openReport(target: Target, option: string | null): Promise<OpenReport | Failure> {
  const objects = openObjectsLater(mostBytes, target.repository ?? undefined);
  try {
    return await openReportWith(objects, target, option);
  } finally {
    objects.close();
  }
}

/**
 * The same, with what reads its repository.
 *
 * @param objects is not read where the report is in no repository
 */
export async function openReportWith(
  objects: ObjectReader,
  target: Target,
  option: string | null,
): Promise<OpenReport | Failure> {
  const { file, root, config } = target;
  const text = target.text ?? (await readReportFile(file, root));
  if (isFailure(text)) return text;
  const top = target.repository?.top ?? root;
  // What is read from history may have no folder on disk.
  const real = target.text === null || existsSync(dirname(file)) ? inRealFolder(file) : file;
  if (!isInside(real, top)) return fail("a symbolic link out of the repository; put the report itself there");
  if (target.text === null && target.repository !== null && isThroughLink(root, file)) return fail(isLink);
  const path = wayTo(top, real);
  const report = parseReport(text, { patterns: config.patterns });
  const templates = await templatesOf(report, target, objects, option, { top, path });
  if (isFailure(templates)) return templates;
  const held = await heldTo(templates.template, target, objects, { text, path }, option);
  const match = matchText(text, held, config.patterns);
  const shown = keepingLast(() => asShown(match, templates.ofPage));
  const shownBy = async (ofPage: Config): Promise<Shown | Failure> => {
    const madeBy = ({ template, patterns }: Config): string => JSON.stringify([template, patterns]);
    if (option === null && madeBy(ofPage) === madeBy(config)) return shown();
    const again = await openReport({ ...target, text, config: ofPage }, null);
    return isFailure(again) ? again : again.shown();
  };
  return { text, match, shown, shownBy, top, path };
}

/** The templates of a report; those that nobody names and nobody edits meanwhile are kept in the person's own repository. */
async function templatesOf(
  report: Report,
  target: Target,
  objects: ObjectReader,
  option: string | null,
  place: Pick<OpenReport, "top" | "path">,
): Promise<Templates | Failure> {
  const { repository, config } = target;
  const { path } = place;
  const sources = sourcesOf(target, objects, option, place);
  if (option === null && config.template === null && target.text === null && repository?.through === null)
    return templatesOnceFound(repository, report, path, sources, config.patterns);
  const { findTemplates } = await import("./find-template.js");
  return findTemplates(report, path, sources, config.patterns);
}

/** The version of a template of any shape that the document is held to, as the repository's history tells. */
async function heldTo(
  template: Template,
  { repository, config }: Target,
  objects: ObjectReader,
  { text, path }: Pick<OpenReport, "text" | "path">,
  option: string | null,
): Promise<Template> {
  if (template.slots === null || option !== null || repository === null) return template;
  if (misfitsOf(text, template.slots) === 0) return template;
  const there = async (name: string): Promise<string | undefined> =>
    (await objects.read(`HEAD:${name}`))?.content?.toString();
  const atHead = await there(path);
  // What is renamed, and not committed so, has its past under its old name.
  const isThere = (name: string): boolean => existsSync(join(repository.top, name));
  const oldPath =
    atHead === undefined
      ? await (await import("../git/history.js")).renamedSinceHead(objects, path, text, isThere)
      : null;
  const history = { repository, objects, path: oldPath ?? path };
  const held = await templateOfTheDay(template, text, config.patterns.question, history, config.template ?? "");
  const before = oldPath === null ? atHead : await there(oldPath);
  return held.slots === null || before === undefined ? held : { ...held, slots: held.slots.since(before) };
}

function sourcesOf(
  { root, repository, config }: Target,
  objects: ObjectReader,
  option: string | null,
  { top, path }: Pick<OpenReport, "top" | "path">,
): TemplateSources {
  return {
    option,
    config: config.template,
    readFile: (name, source) =>
      source === "option" ? readReportFile(resolve(name), null) : readReportFile(join(top, name), root),
    oldest: async (accept) => {
      const version = repository === null ? null : await oldestVersion(repository, objects, path, accept);
      return version === null ? null : { name: version.commit.slice(0, 10), text: version.text };
    },
    head: async () => {
      const content = repository === null ? null : (await objects.read(`HEAD:${path}`))?.content;
      return content == null ? null : { name: "HEAD", text: content.toString() };
    },
  };
}
