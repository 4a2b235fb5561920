import { join, resolve } from "node:path";
import { type Fixed, type FixOptions, fixText } from "../fix/fix.js";
import { worseLines } from "../fix/new-failures.js";
import { openObjects } from "../git/objects.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { fileTargets } from "../report/targets.js";
import { type FixedReport, isFailure, type Unread, unlessFailed } from "../result.js";
import type { AskedOfFix } from "../rules/asked-of-fix.js";
import { rangesText } from "../rules/number-runs.js";
import { problemsLeft } from "../rules/run-rules.js";
import { sectionsNamed } from "../rules/sections-asked.js";
import { filesOnDisk } from "./files.js";
import { findTemplateTexts } from "./find-template-text.js";
import { type OpenReport, openReport } from "./open-report.js";
import { mostBytes, readReportFile } from "./report-file.js";
import type { Target } from "./target.js";
import { writeReportFile } from "./write-report.js";

/** Which of a report is to be fixed, and whether it is only to be told. */
export interface ToFix extends Pick<FixOptions, "rules" | "questions"> {
  /** Only these sections of any template, by their titles or keys; null: the whole document. */
  readonly sectionNames: readonly string[] | null;
  /** What `--template` names. */
  readonly template: string | null;
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Is told what must be known before a report is written. */
  readonly tell: (line: string) => void;
}

/** Why the questions that are asked for are none of a report's or its template's; null where they are. */
export function unknownQuestions(questions: ReadonlySet<number> | null, { report, template }: Match): string | null {
  const known = new Set([...report.questions, ...template.questions].map(({ number }) => number));
  const strange = [...(questions ?? [])].filter((number) => !known.has(number));
  return strange.length === 0 ? null : `--question ${rangesText(strange)}: neither the report nor its template has it`;
}

/** Fixes a report on disk: what the template says is put back, what people wrote is kept. One that cannot be read or written says why. */
export async function fixOnDisk(target: Target, wanted: ToFix): Promise<FixedReport | Unread> {
  const { shown: path, file, config } = target;
  const opened = await openReport(target, wanted.template);
  if (isFailure(opened)) return { path, error: opened.failure };
  const { text, match, top } = opened;
  const { template } = match;
  const { questions } = wanted;
  const unknown = unknownQuestions(questions, match);
  if (unknown !== null) return { path, error: unknown };
  const sections = sectionsNamed(wanted.sectionNames, template);
  if (typeof sections === "string") return { path, error: sections };
  const fixed = await fixOpened(target, opened, { ...wanted, sections });
  if (!wanted.dryRun && fixed.text !== text) {
    for (const line of worseLines(fixed.worse)) wanted.tell(`${path}: ${line}`);
    const failed = writeReportFile(file, target.root, Buffer.from(text), Buffer.from(fixed.text));
    if (failed !== null) return { path, error: failed.failure };
  }
  const now = matchText(fixed.text, template, config.patterns);
  const filesNow = await filesOnDisk(top, fileTargets(now.questions, opened.path));
  const left = problemsLeft(now, { path: opened.path, files: filesNow }, config.rules, questions);
  const { text: after, changes, needing, worse } = fixed;
  return { path, error: null, before: text, after, changes, needing, worse, left, remark: null };
}

/** A report that was read, fixed; nothing is written. Throws a `Refusal` where its history cannot be read. */
export async function fixOpened(
  target: Target,
  opened: OpenReport,
  { template: option, rules, questions, sections }: Pick<ToFix, "template"> & AskedOfFix,
): Promise<Fixed> {
  const { text, match, top, path } = opened;
  const { template, patterns } = match;
  const files = await filesOnDisk(top, fileTargets(match.questions, path));
  const texts = await textsToPutBack(target, opened, option);
  return fixText(text, { template, ...texts, path, patterns, files, rules, questions, sections, safe: false });
}

async function textsToPutBack(
  { repository, root, config }: Target,
  { match: { template }, top, path }: OpenReport,
  option: string | null,
): Promise<Pick<FixOptions, "templateTexts" | "before">> {
  const file = option !== null ? resolve(option) : join(top, config.template ?? "");
  const objects = repository === null ? null : openObjects(mostBytes, repository);
  try {
    const readFile = async () => unlessFailed(await readReportFile(file, option !== null ? null : root));
    const history = repository === null || objects === null ? null : { repository, objects, path };
    const templateTexts = await findTemplateTexts(template, readFile, history, config.patterns);
    return { templateTexts, before: (await objects?.read(`HEAD:${path}`))?.content?.toString() ?? null };
  } finally {
    objects?.close();
  }
}
