import { lstatSync, readFileSync } from "node:fs";
import { configFile } from "../config.js";
import { readNote, writeNote } from "../git/notes.js";
import { onDisk, type Repository } from "../git/repository.js";
import { figuresOf } from "../rules/figures.js";
import type { StagedConfig } from "./config.js";
import { pagePath } from "./page.js";
import type { StagedReport } from "./report.js";
import { everything, pathsNote } from "./watched-paths.js";

/**
 * Notes for the hooks, which ask git about these paths and start nothing else where a commit touches none of them: one path a line, and
 * beside them the configuration file that they come from, as it was.
 */
const configNote = "config";

export function watch(repository: Repository, staged: StagedConfig, reports: readonly StagedReport[]): void {
  const { config, file } = staged;
  const figures = reports.flatMap(({ checked, versions }) =>
    checked.questions
      .flatMap(({ question }) => figuresOf(question, versions.path))
      .flatMap(({ place }) => (place.kind === "local" ? [place.path] : [])),
  );
  const pages = config.page === false ? [] : config.reports.map((report) => pagePath(report, String(config.page)));
  const paths = new Set([configFile, ...(file === null ? [] : [file]), ...config.reports, ...pages, ...figures]);
  paths.delete("");
  if (staged.patterns) paths.add(everything);
  const lines = [...paths].map((path) => (/[\n\0]/.test(path) ? everything : path));
  note(repository, pathsNote, `${lines.join("\n")}\n`);
  note(repository, configNote, file === null ? "" : textOnDisk(repository, file));
}

function note(repository: Repository, name: string, text: string): void {
  if (readNote(repository.gitDir, name)?.toString() !== text) writeNote(repository.gitDir, name, text);
}

function textOnDisk(repository: Repository, file: string): string {
  const path = onDisk(repository, file);
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about?.isFile() === true ? readFileSync(path, "utf8") : "";
}
