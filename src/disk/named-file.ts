import { realpathSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { configFor } from "../config/groups.js";
import { findRepository } from "../git/repository.js";
import { startTimeLimit } from "../git/time-limit.js";
import { type Failure, isFailure, type Unread } from "../result.js";
import { wayTo } from "../system/inside.js";
import { readConfigFile } from "./config-file.js";
import { isFolder } from "./is-folder.js";
import { namedRepository } from "./named-repository.js";
import { orFailure } from "./or-failure.js";
import { pageConfig } from "./page-config.js";
import { reportText } from "./report-file.js";
import type { Target } from "./target.js";

/** What a report belongs to. */
type Project = Pick<Target, "root" | "repository" | "config" | "time">;

/** What the folders of files that were named belong to, by their paths. */
export type KnownProjects = Map<string, Project | Failure>;

/** What stands for standard input where files are named. */
export const standardInput = "-";

/** The report that a name of a file, or `-`, stands for. */
export async function namedFile(
  name: string,
  configPath: string | null,
  known: KnownProjects,
): Promise<Target | Unread> {
  if (name === standardInput) return reportOnInput(configPath);
  const file = resolve(name);
  const folder = dirname(file);
  const project = known.get(folder) ?? (await orFailure(() => projectOfFile(folder, configPath)));
  known.set(folder, project);
  if (isFailure(project)) return { path: name, error: project.failure };
  // What it is called by a link to its folder is its own business: git knows it by that folder.
  const real = join(await realpath(folder).catch(() => folder), basename(file));
  return { shown: name, file: real, text: null, ...inGroup(project, real, configPath) };
}

async function reportOnInput(configPath: string | null): Promise<Target | Unread> {
  const project = await projectHere(configPath);
  if (isFailure(project)) return { path: standardInput, error: project.failure };
  const text = reportText(await buffer(process.stdin));
  if (isFailure(text)) return { path: standardInput, error: text.failure };
  return { shown: standardInput, file: resolve(standardInput), text, ...project, ofPage: async () => project.config };
}

/** The project of the current folder. */
async function projectHere(configPath: string | null): Promise<Project | Failure> {
  return orFailure(async () => {
    const repository = await findRepository();
    const config = await readConfigFile(repository?.top ?? null, configPath);
    const root = realpathSync(repository?.top ?? process.cwd());
    return isFailure(config) ? config : { root, repository, config, time: null };
  });
}

/** The project of a file that is named: its root is found on the way that was named, whatever a symbolic link on that way leads to. */
async function projectOfFile(folder: string, configPath: string | null): Promise<Project | Failure> {
  const named = (await isFolder(folder)) ? namedRepository(folder, null) : null;
  if (isFailure(named)) return named;
  const config = await readConfigFile(named?.top ?? null, configPath);
  if (isFailure(config)) return config;
  const root = named?.top ?? (basename(folder) === "reports" ? dirname(folder) : folder);
  const time = named?.through?.time ?? startTimeLimit();
  return { root: (await isFolder(root)) ? realpathSync(root) : root, repository: named, config, time };
}

/**
 * A project with the configuration as it counts for one document there.
 *
 * @param file absolute, no link on the way to it
 */
function inGroup(project: Project, file: string, configPath: string | null): Project & Pick<Target, "ofPage"> {
  const path = wayTo(project.root, file);
  return { ...project, config: configFor(project.config, path), ofPage: pageConfig(project, path, configPath) };
}
