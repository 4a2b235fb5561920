import { readAgainst } from "./examine.js";
import { type Failure, fail, isFailure } from "./failure.js";
import { type FixRequest, fixedReport, problemsLeft, rulesNamed } from "./fix.js";
import { GitError } from "./git/git-error.js";
import { fromHere } from "./git/repository.js";
import type { FixedReport, FixOutcome } from "./output/fix.js";
import type { Unread } from "./output/model.js";
import type { RuleName } from "./rules/model.js";
import { type Commit, withCommit } from "./staged/commit.js";
import { type StagedConfig, stagedConfig } from "./staged/config.js";
import { pointedFiles } from "./staged/files.js";
import { mendStaged, putMended } from "./staged/mend.js";
import { pathInRepository } from "./staged/named-path.js";
import { templateInCommit } from "./staged/template.js";
import { readVersions } from "./staged/versions.js";

/**
 * Mends reports as they are staged. The file on disk gets the same change where that goes together with what was edited
 * there; edits that are not staged stay, and stay unstaged.
 *
 * @returns a failure outside a repository, and where nothing can be mended
 */
export async function fixStaged(request: FixRequest): Promise<FixOutcome | Failure> {
  const rules = rulesNamed(request.rules);
  if (isFailure(rules)) return rules;
  try {
    const outcome = await withCommit((commit) => fixCommit(commit, request, rules));
    return outcome ?? fail("not a git repository; go into one, or name the reports to mend");
  } catch (error) {
    if (error instanceof GitError) return fail(error.message);
    throw error;
  }
}

async function fixCommit(
  commit: Commit,
  request: FixRequest,
  rules: ReadonlySet<RuleName> | null,
): Promise<FixOutcome | Failure> {
  const staged = await stagedConfig(commit, request.config);
  if (isFailure(staged)) return staged;
  const wanted = request.files.map((file) => pathInRepository(commit.repository, file));
  const paths = staged.config.reports.filter((path) => wanted.length === 0 || wanted.includes(path));
  const reports: (FixedReport | Unread)[] = [];
  for (const path of paths) {
    const report = await fixReport(commit, path, staged, request, rules);
    if (report !== null) reports.push(report);
  }
  if (reports.length > 0) return { dryRun: request.dryRun, reports };
  return fail(`no report is staged at ${staged.config.reports.join(", ")}; add it with git first`);
}

/** Null where no report is staged. */
async function fixReport(
  commit: Commit,
  path: string,
  staged: StagedConfig,
  request: FixRequest,
  rules: ReadonlySet<RuleName> | null,
): Promise<FixedReport | Unread | null> {
  const { config } = staged;
  const shown = fromHere(commit.repository, path);
  const versions = await readVersions(commit, path, staged);
  if (versions === null) return null;
  if (isFailure(versions)) return { path: shown, error: versions.failure };
  if (versions.now === null) return null;
  const { text, entry } = versions.now;
  const before = versions.bases.find((base) => base.text !== null)?.text ?? null;
  const template = await templateInCommit(commit, { path, text, before }, config, request.template);
  if (isFailure(template)) return { path: shown, error: template.failure };
  const files = (await pointedFiles(commit, readAgainst(text, template, config).questions, path)).now;
  const toMend = { text, template, path, files, rules, safe: false, questions: null };
  const mended = await mendStaged(commit, toMend, config, request.template);
  const write = !request.dryRun && mended.text !== text;
  const put = write ? await putMended(commit, entry, text, mended.text) : null;
  const reading = readAgainst(mended.text, template, config);
  const filesNow = (await pointedFiles(commit, reading.questions, path)).now;
  return fixedReport(
    shown,
    text,
    mended,
    problemsLeft(reading, { template, path, files: filesNow }, config),
    put?.remark ?? null,
  );
}
