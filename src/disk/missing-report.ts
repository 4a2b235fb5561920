import { posix } from "node:path";
import type { Config } from "../config/config.js";
import { verdictOf } from "../course/verdict.js";
import { readIndex } from "../git/entries.js";
import { type ObjectReader, openObjectsLater } from "../git/objects.js";
import { decode } from "../report/decode.js";
import { type Checked, isFailure, type ReportResult } from "../result.js";
import { checkMissing, type Lost } from "../rules/check-missing.js";
import type { Mode } from "../rules/model.js";
import { wayTo } from "../system/inside.js";
import type { Template } from "../template/model.js";
import { configInCommit } from "./config-file.js";
import { openReportWith } from "./open-report.js";
import { mostBytes } from "./report-file.js";
import type { Target } from "./target.js";

/** A report that is not there, and what is known of it. */
export interface MissingReport {
  /** From the repository's root. */
  readonly path: string;
  /** From the current folder. */
  readonly shown: string;
  readonly lost: Lost;
  readonly template: Template;
  readonly config: Config;
}

/** What a check tells of a report that is not there. */
export function checkedMissing({ path, shown, lost, template, config }: MissingReport, mode: Mode): Checked {
  const findings = checkMissing(path, lost, mode, config.rules);
  const page = config.page === false ? null : posix.join(posix.dirname(shown), config.page);
  return {
    path: shown,
    error: null,
    template,
    questions: [],
    verdict: verdictOf("", template),
    findings: findings.map((finding) => ({ ...finding, path: shown })),
    page: { path: page, status: "none", remark: null },
    fixAt: null,
  };
}

/**
 * Checks a report that is looked for by its path and is not on disk.
 *
 * @param isConfigured the configuration names it; else it is looked for by default
 * @param base the commit with which reports are compared; null: none
 * @param option what `--template` names
 * @returns null where none is expected there: the configuration does not say so and no commit has one, or a sparse checkout leaves it out
 */
export async function checkMissingOnDisk(
  target: Target,
  isConfigured: boolean,
  base: string | null,
  option: string | null,
): Promise<ReportResult | null> {
  const { repository, file, shown, config } = target;
  if (repository === null) return null;
  const path = wayTo(repository.top, file);
  const objects = openObjectsLater(mostBytes, repository);
  try {
    const lastIn = await lastWith(objects, path, ["HEAD", ...(base === null ? [] : [base])]);
    if (lastIn === null && !isConfigured) return null;
    const [entry] = await readIndex([path]);
    if (entry?.skipWorktree === true) return null;
    const content = lastIn === null ? null : (await objects.read(`${lastIn}:${path}`))?.content;
    const text = content == null ? "" : (decode(content) ?? "");
    const opened = await openReportWith(objects, { ...target, text }, option);
    if (isFailure(opened)) return { path: shown, error: opened.failure };
    const before = lastIn === null && base !== null && (await isNamedIn(objects, base, path));
    const lost = { lastIn, onDisk: false, before };
    return checkedMissing({ path, shown, lost, template: opened.match.template, config }, "scan");
  } finally {
    objects.close();
  }
}

async function lastWith(objects: ObjectReader, path: string, commits: readonly string[]): Promise<string | null> {
  for (const commit of commits) if ((await objects.read(`${commit}:${path}`))?.type === "blob") return commit;
  return null;
}

/** Whether a commit's own configuration names a report. */
async function isNamedIn(objects: ObjectReader, commit: string, path: string): Promise<boolean> {
  const config = await configInCommit(objects, commit, "");
  return config !== null && !isFailure(config) && config.reports.includes(path);
}
