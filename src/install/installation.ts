import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, defaultConfig } from "../config/config.js";
import { configFor } from "../config/groups.js";
import { readConfigFile } from "../disk/config-file.js";
import { orFailure } from "../disk/or-failure.js";
import { findRepository } from "../git/repository.js";
import { templateStory } from "../output/template-explained.js";
import { whereItPrints } from "../output/terminal.js";
import { clean } from "../output/without-controls.js";
import { type Failure, fail, isFailure, type TemplateStory } from "../result.js";
import { packageFolder } from "../version.js";
import { lookAround } from "./look.js";
import type { FoundRepository } from "./model.js";
import { newPlan, type Plan } from "./plan.js";
import { planLines } from "./plan-text.js";
import type { Roots } from "./repository-files.js";

/** How an installation tells what it does. */
export interface Telling {
  /** Only tell. */
  readonly dryRun: boolean;
  /** Prints a line. */
  readonly say: (line: string) => void;
}

/** A repository in which report-hook is put in place or taken out. */
export interface Installation {
  readonly repository: FoundRepository;
  readonly config: Config;
  /** The repository has a configuration already. */
  readonly configured: boolean;
  readonly plan: Plan;
  readonly roots: Roots;
  /** What was taken from templates that lie there, where nobody has configured anything. */
  readonly stories: readonly TemplateStory[];
}

/**
 * Looks at the current folder's repository and acts there.
 *
 * @returns what `act` has to say; a failure where there is no repository, or something in it is not ours to change
 */
export async function inRepository(
  act: (installation: Installation) => Promise<string | Failure>,
): Promise<string | Failure> {
  const git = await findRepository();
  if (git === null) return fail("not in a git repository: run git init first, or change into one");
  const { top, commonDir } = git;
  const written = await readConfigFile(top, null);
  if (isFailure(written)) return written;
  const hasReport = written !== defaultConfig || existsSync(join(top, String(defaultConfig.reports[0])));
  // A repository that keeps report-hook among its files has a configuration, and no part that looks for one.
  const finding = hasReport ? null : await import("../disk/find-documents.js").catch(() => null);
  const documents = finding === null ? null : await finding.findDocuments(top);
  const config =
    documents === null
      ? written
      : { ...written, reports: documents.groups.map(({ files }) => files), groups: documents.groups };
  const pages = config.reports.flatMap((report) => {
    const { page } = configFor(config, report);
    return page === false ? [] : [report.replace(/[^/]*$/, "") + page];
  });
  const roots: Roots = [top, commonDir];
  return orFailure(async () => {
    const repository = await lookAround(git, { reports: config.reports, pages }, packageFolder("hooks"));
    const configured = written !== defaultConfig;
    const stories = (documents?.templates ?? []).map(({ path, slots }) => ({ path, story: templateStory(slots) }));
    return act({ repository, config, configured, plan: newPlan(top, roots), roots, stories });
  });
}

/** Tells what is planned, a line each step. */
export function sayPlan(plan: Plan, { dryRun, say }: Telling): void {
  say(dryRun ? "would" : "will");
  for (const line of planLines(plan, whereItPrints().width)) say(clean(line));
}

/** A remark, as it stands among the last lines. */
export function note(line: string): string {
  return `note: ${line}`;
}

/** The last lines to print. */
export function lastLines(lines: readonly string[]): string {
  return lines.map(clean).join("\n");
}
