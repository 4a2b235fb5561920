import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, defaultConfig } from "./config.js";
import { readConfigFile } from "./disk/config-file.js";
import { readReportFile } from "./disk/report-file.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { removeNote, writeNote } from "./git/notes.js";
import { findRepository, type Repository } from "./git/repository.js";
import { applySteps } from "./install/apply.js";
import { addAttributes, removeAttributes } from "./install/attributes.js";
import { addConfigFile, removeConfigFile } from "./install/config-file.js";
import { type Draft, newDraft } from "./install/draft.js";
import { InstallError } from "./install/install-error.js";
import { lookAround, memoryNote } from "./install/look.js";
import { chooseManager, managers } from "./install/managers.js";
import type { Memory, Place } from "./install/model.js";
import { planLines } from "./install/plan-text.js";
import { addReport, hashOf, missingReport, removeReports } from "./install/report-file.js";
import { clean } from "./output/clean.js";
import { parseReport } from "./report/parse.js";

export interface InitOptions {
  /** `--manager`; null: the one that the repository uses. */
  readonly manager: string | null;
  /** Only tell. */
  readonly dryRun: boolean;
  /** `--template`: a file for the report that is missing, or `bundled`. */
  readonly template: string | null;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** Asks a question that is answered by yes or no; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
}

export type UninstallOptions = Pick<InitOptions, "dryRun" | "say">;

/** The last lines to print. */
export type InitOutcome = string;

/** What `--template` takes for the template that comes with the package. */
const bundled = "bundled";

/**
 * Puts the hook into the current folder's repository: says what it found and will do, and does it.
 *
 * @returns a failure where that cannot be done without touching what is somebody's. Throws a `GitError` where git fails.
 */
export async function init(options: InitOptions): Promise<InitOutcome | Failure> {
  return inRepository(async ({ place, config, configured, draft, roots }) => {
    const { manager, found } = chooseManager(place, draft, options.manager);
    const wasActive = manager.active(place, draft);
    manager.install(place, draft);
    addAttributes(place, draft);
    addConfigFile(place, draft, config, configured);
    const written = await planReport(place, draft, options);
    if (isFailure(written)) return written;

    const others = found.length === 0 ? "no hook manager" : found.join(", ");
    const target = manager.name === "git" ? "git's own hooks" : manager.name;
    options.say(clean(`found ${others}; the hook goes into ${target}`));
    const remarks = draft.remarks.map(note);
    if (draft.steps.length === 0) return text(["everything is in place: nothing to do", ...remarks]);
    say(draft, options);
    if (options.dryRun) return text([...remarks, "nothing was changed (--dry-run)"]);

    const undone = await applySteps(draft.steps, place.top, roots);
    const started = draft.steps.some((step) => step.kind === "run") && undone.length === 0;
    remember(place, {
      activated: [...place.memory.activated, ...(started && !wasActive ? [manager.name] : [])],
      reports: { ...place.memory.reports, ...written },
    });
    const end =
      undone.length === 0 ? `done: the next commit that changes ${place.reports[0]} is checked` : "not quite done";
    return text([end, ...undone.map(note), ...remarks]);
  });
}

/** Takes out of the current folder's repository what `init` put there, and nothing else. */
export async function uninstall(options: UninstallOptions): Promise<InitOutcome | Failure> {
  return inRepository(async ({ place, config, draft, roots, repository }) => {
    for (const manager of managers) manager.uninstall(place, draft);
    removeAttributes(place, draft);
    removeConfigFile(place, draft, config);
    removeReports(place, draft);
    for (const gitDir of new Set([repository.gitDir, repository.commonDir])) {
      const folder = join(gitDir, "report-hook");
      if (existsSync(folder)) draft.removeFolder(folder, "notes and kept pieces of the page");
    }

    const remarks = draft.remarks.map(note);
    if (draft.steps.length === 0) return text(["report-hook is not installed here: nothing to do", ...remarks]);
    say(draft, options);
    if (options.dryRun) return text([...remarks, "nothing was changed (--dry-run)"]);
    const undone = await applySteps(draft.steps, place.top, roots);
    return text(["done: report-hook is taken out", ...undone.map(note), ...remarks]);
  });
}

/** The configuration in force, every key of it, in a form that could be the configuration file. */
export async function printConfig(named: string | null): Promise<string | Failure> {
  const repository = await findRepository();
  const config = await readConfigFile(repository?.top ?? null, named === null ? null : resolve(named));
  if (isFailure(config)) return config;
  return JSON.stringify(config, null, 2);
}

interface Scene {
  readonly repository: Repository;
  readonly place: Place;
  readonly config: Config;
  /** The repository has a configuration already. */
  readonly configured: boolean;
  readonly draft: Draft;
  readonly roots: readonly string[];
}

async function inRepository(act: (scene: Scene) => Promise<InitOutcome | Failure>): Promise<InitOutcome | Failure> {
  const repository = await findRepository();
  if (repository === null) return fail("not in a git repository: run git init first, or change into one");
  const { top, commonDir } = repository;
  const config = await readConfigFile(top, null);
  if (isFailure(config)) return config;
  const { page } = config;
  const pages = page === false ? [] : config.reports.map((report) => report.replace(/[^/]*$/, "") + page);
  const roots = [top, commonDir];
  try {
    const place = await lookAround(repository, { reports: config.reports, pages }, inPackage("hooks"));
    const configured = config !== defaultConfig;
    return await act({ repository, place, config, configured, draft: newDraft(top, roots), roots });
  } catch (error) {
    if (error instanceof InstallError) return fail(error.message);
    throw error;
  }
}

/** Plans the missing report, from the template that was asked for; the hash of what is written, by its path. */
async function planReport(place: Place, draft: Draft, options: InitOptions): Promise<Memory["reports"] | Failure> {
  const report = missingReport(place, draft);
  if (report === null) {
    if (options.template !== null) draft.remark("the report is there already, and stays as it is");
    return {};
  }
  const template = options.template ?? (await offered(report, options));
  if (template === null) {
    draft.remark(
      `there is no ${report} yet: init --template ${bundled} puts a template there, and --template <file> one of yours`,
    );
    return {};
  }
  const text = await templateText(template);
  if (isFailure(text)) return text;
  addReport(place, draft, report, text);
  return { [report]: hashOf(text) };
}

async function offered(report: string, { ask, dryRun }: InitOptions): Promise<string | null> {
  if (ask === null || dryRun) return null;
  return (await ask(`There is no ${report} yet. Put the bundled template there?`)) ? bundled : null;
}

async function templateText(template: string): Promise<string | Failure> {
  if (template === bundled) return readFile(join(inPackage("templates"), "report.md"), "utf8");
  const text = await readReportFile(resolve(template), null);
  if (isFailure(text)) return fail(`--template ${template}: ${text.failure}`);
  if (parseReport(text).questions.length > 0) return text;
  return fail(`--template ${template}: it holds no question; a template has headings like "### Question 1"`);
}

function say(draft: Draft, { dryRun, say: print }: UninstallOptions): void {
  print(dryRun ? "would" : "will");
  for (const line of planLines(draft)) print(clean(line));
}

function note(line: string): string {
  return `note: ${line}`;
}

function text(lines: readonly string[]): string {
  return lines.map(clean).join("\n");
}

function remember(place: Place, memory: Memory): void {
  if (memory.activated.length === 0 && Object.keys(memory.reports).length === 0)
    removeNote(place.commonDir, memoryNote);
  else writeNote(place.commonDir, memoryNote, `${JSON.stringify(memory)}\n`);
}

/** A folder of the installed package, absolute. */
function inPackage(folder: string): string {
  return fileURLToPath(new URL(`../${folder}/`, import.meta.url));
}
