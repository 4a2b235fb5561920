import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { mostBytes, readReportFile } from "./disk/report-file.js";
import { type Reading, readAgainst } from "./examine.js";
import { type Failure, fail, isFailure } from "./failure.js";
import type { Target } from "./find-reports.js";
import { findTemplate, type TemplateSources } from "./find-template.js";
import { oldestVersion } from "./git/history.js";
import { type ObjectReader, openObjects } from "./git/objects.js";
import { parseReport } from "./report/parse.js";
import type { Template } from "./template/model.js";

/** A report on disk, read with its template. */
export interface OpenReport {
  readonly text: string;
  readonly template: Template;
  readonly reading: Reading;
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
  const { file, repository, config } = target;
  const text = target.text ?? (await readReportFile(file, repository?.top ?? null));
  if (isFailure(text)) return text;
  const real = join(await realpath(dirname(file)), basename(file));
  const top = repository?.top ?? topOutside(real);
  const path = relative(top, real).split(sep).join("/");
  const report = parseReport(text, { patterns: config.patterns });
  const template = await findTemplate(report, path, sourcesOf(target, option, top, path), config.patterns);
  if (isFailure(template)) return template;
  return { text, template, reading: readAgainst(text, template, config), top, path };
}

function sourcesOf(target: Target, option: string | null, top: string, path: string): TemplateSources {
  const { repository, config } = target;
  return {
    option,
    config: config.template,
    readFile: (name, source) =>
      source === "option" ? readReportFile(resolve(name), null) : readInside(join(top, name), top),
    oldest: async (accept) => {
      if (repository === null) return null;
      const version = await withObjects(top, (reader) => oldestVersion(repository, reader, path, accept));
      return version === null ? null : { name: version.commit.slice(0, 10), text: version.text };
    },
    head: async () => {
      if (repository === null) return null;
      const object = await withObjects(top, (reader) => reader.read(`HEAD:${path}`));
      return object?.content == null ? null : { name: "HEAD", text: object.content.toString() };
    },
  };
}

/** A configuration comes with a repository that somebody else may have made: it names no file outside. */
async function readInside(file: string, top: string): Promise<string | Failure> {
  return file.startsWith(top + sep) ? readReportFile(file, top) : fail("outside the repository; put it inside");
}

async function withObjects<T>(folder: string, use: (reader: ObjectReader) => Promise<T>): Promise<T> {
  const reader = openObjects(mostBytes, folder);
  try {
    return await use(reader);
  } finally {
    reader.close();
  }
}

/** What stands for the root of a report in no repository: the folder its `reports` folder is in, or its own. */
function topOutside(file: string): string {
  const folder = dirname(file);
  return basename(folder) === "reports" ? dirname(folder) : folder;
}
