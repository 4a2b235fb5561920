import { configFor } from "../config/groups.js";
import { type ToFix, unknownQuestions } from "../disk/fix-on-disk.js";
import { orFailure } from "../disk/or-failure.js";
import { worseLines } from "../fix/new-failures.js";
import { changedInIndex } from "../git/changed-files.js";
import { fromHere } from "../git/repository.js";
import { matchText } from "../match/match.js";
import { type Failure, type FixedReport, fail, isFailure, type Unread } from "../result.js";
import { problemsLeft } from "../rules/run-rules.js";
import { sectionsNamed } from "../rules/sections-asked.js";
import { type Commit, withCommit } from "./commit.js";
import { type StagedConfig, stagedConfig } from "./committed-config.js";
import { pointedFiles } from "./files.js";
import { fixStagedText, putFixed } from "./fix-in-commit.js";
import { pathInRepository } from "./named-path.js";
import { templatesInCommit } from "./template.js";
import { lastText, readVersions } from "./versions.js";

/** What is to be fixed of which staged reports. */
export interface StagedToFix extends ToFix {
  /** As they are named; empty: all that the configuration names. */
  readonly files: readonly string[];
  /** What `--config` names. */
  readonly config: string | null;
}

/**
 * Fixes reports as they are staged. The file on disk gets the same change where that goes together with what was edited
 * there; edits that are not staged stay, and stay unstaged.
 *
 * @returns a failure outside a repository, and where nothing can be fixed
 */
export async function fixStaged(wanted: StagedToFix): Promise<readonly (FixedReport | Unread)[] | Failure> {
  return orFailure(async () => {
    const reports = await withCommit((commit) => fixCommit(commit, wanted));
    return reports ?? fail("not a git repository; go into one, or name the reports to fix");
  });
}

async function fixCommit(commit: Commit, wanted: StagedToFix): Promise<readonly (FixedReport | Unread)[] | Failure> {
  const staged = await stagedConfig(commit, wanted.config);
  if (isFailure(staged)) return staged;
  const named = wanted.files.map((file) => pathInRepository(commit.repository, file));
  const paths = staged.config.reports.filter((path) => named.length === 0 || named.includes(path));
  const reports: (FixedReport | Unread)[] = [];
  const changed = staged.config.groups === undefined ? null : await changedInIndex();
  for (const path of paths) {
    const report = await fixReport(commit, path, staged, wanted, changed?.get(path) ?? null);
    if (report !== null) reports.push(report);
  }
  return reports.length > 0
    ? reports
    : fail(`no report is staged at ${staged.config.reports.join(", ")}; add it with git first`);
}

/** Null where no report is staged. */
async function fixReport(
  commit: Commit,
  path: string,
  staged: StagedConfig,
  wanted: ToFix,
  renamedFrom: string | null,
): Promise<FixedReport | Unread | null> {
  const config = configFor(staged.config, path);
  const shown = fromHere(commit.repository, path);
  const versions = await readVersions(commit, path, staged, renamedFrom);
  if (versions === null) return null;
  if (isFailure(versions)) return { path: shown, error: versions.failure };
  if (versions.now === null) return null;
  const { text, entry } = versions.now;
  const before = lastText(versions);
  const templates = await templatesInCommit(commit, { path, text, before }, config, wanted.template);
  if (isFailure(templates)) return { path: shown, error: templates.failure };
  const { template } = templates;
  const { rules, questions } = wanted;
  const asStaged = matchText(text, template, config.patterns);
  const unknown = unknownQuestions(questions, asStaged);
  if (unknown !== null) return { path: shown, error: unknown };
  const sections = sectionsNamed(wanted.sectionNames, template);
  if (typeof sections === "string") return { path: shown, error: sections };
  const files = (await pointedFiles(commit, asStaged.questions, path)).now;
  const toFix = { text, template, path, files, rules, questions, sections, safe: false, before };
  const { text: after, changes, needing, worse } = await fixStagedText(commit, toFix, config, wanted.template);
  const isWritten = !wanted.dryRun && after !== text;
  if (isWritten) for (const line of worseLines(worse)) wanted.tell(`${shown}: ${line}`);
  const remark = isWritten ? await putFixed(commit, entry, text, after) : null;
  const match = matchText(after, template, config.patterns);
  const filesNow = (await pointedFiles(commit, match.questions, path)).now;
  const left = problemsLeft(match, { path, files: filesNow }, config.rules, questions);
  return { path: shown, error: null, before: text, after, changes, needing, worse, left, remark };
}
