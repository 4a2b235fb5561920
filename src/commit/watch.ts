import { posix } from "node:path";
import { configFile, packageFile } from "../config/config.js";
import { templatesOf } from "../config/groups.js";
import { configText } from "../disk/config-file.js";
import { onDisk, type Repository } from "../git/repository.js";
import { figurePaths } from "../report/figures.js";
import type { Question } from "../report/model.js";
import { keepText, removeState } from "../state/state-file.js";
import { pageConfig, type UsedConfig } from "./committed-config.js";
import { pagePath } from "./staged-page.js";
import { areUsual, everything, pathsFile } from "./watched-paths.js";

/**
 * Kept for the hooks, which ask git about these paths and start nothing else where a commit touches none of them: one path a line, unless they
 * are the usual ones, which a shell need not read; and beside them the configuration file that they come from, as it was.
 */
const configFileKept = "config";

/** With more paths than this the hooks ask us about every commit. */
const mostWatched = 500;

/** A report that was read, and where it is. */
export interface WatchedReport {
  /** From the repository's root. */
  readonly path: string;
  readonly questions: readonly { readonly question: Question }[];
}

export function watch(repository: Repository, used: UsedConfig, reports: readonly WatchedReport[]): void {
  const { config, ofPages, file } = used;
  // Where patterns name them, every commit is asked about, and those that were checked are what the next one likely changes.
  const paths = new Set([
    configFile,
    ...(file === null ? [] : [file]),
    ...templatesOf(config),
    ...templatesOf(ofPages),
  ]);
  // Behind a configuration that git does not track, what pages are made by may stand there, or come there.
  if (ofPages !== config) paths.add(packageFile);
  const watched = used.patterns ? reports.map(({ path }) => path) : config.reports;
  const pages = watched.flatMap((report) => {
    const own = pageConfig(used, report);
    return own === null || own.page === false ? [] : [pagePath(report, own.page)];
  });
  const figures = reports.flatMap(figuresIn);
  for (const path of [...watched, ...pages, ...figures]) paths.add(path);
  paths.delete("");
  if (used.patterns) paths.add(everything);
  // A shell takes long to read very many.
  const lines =
    paths.size > mostWatched ? [everything] : [...paths].map((path) => (/[\n\0]/.test(path) ? everything : path));
  if (file === null && areUsual(paths)) removeState(repository.gitDir, pathsFile);
  else keepText(repository.gitDir, pathsFile, `${lines.join("\n")}\n`);
  keepText(repository.gitDir, configFileKept, file === null ? "" : textOnDisk(repository, file));
}

/**
 * The figures of a report and where else it may have some, which a checkout or a pull may bring: in the folder that it lies in or, at the
 * repository's root, in those that figures are in.
 */
function figuresIn({ path, questions }: WatchedReport): string[] {
  const own = posix.dirname(path);
  const figures = figurePaths(questions, path);
  if (own !== ".") return [...figures, own];
  return [
    ...figures,
    ...figures.map((figure) => figure.split("/")).flatMap(([first, ...rest]) => (rest[0] && first) || []),
  ];
}

function textOnDisk(repository: Repository, file: string): string {
  const text = configText(onDisk(repository, file), repository.top);
  return typeof text === "string" ? text : "";
}
