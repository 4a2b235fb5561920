import type { StagedToFix } from "../commit/fix-staged.js";
import { closestName } from "../config/closest-name.js";
import { fixOnDisk } from "../disk/fix-on-disk.js";
import { reportsHere } from "../disk/reports-here.js";
import { reportsNamed } from "../disk/reports-named.js";
import { fixableRules } from "../fix/fix.js";
import { colorsFor } from "../output/colors.js";
import { remark, say } from "../output/say.js";
import { whereItPrints } from "../output/terminal.js";
import { clean } from "../output/without-controls.js";
import { foldLine } from "../output/wrap.js";
import { type Failure, type FixedReport, type FixOutcome, fail, isFailure, type Unread } from "../result.js";
import { ruleNames } from "../rules/by-name.js";
import type { RuleName } from "../rules/model.js";
import { alone } from "./alone.js";
import { command } from "./command.js";
import { color, config, offerFiles, template } from "./options.js";

/** `report-hook fix`. */
export const fixCommand = command({
  options: {
    template,
    config,
    rule: {
      value: "<names>",
      summary: "only what these rules find, with commas between them",
      many: true,
      offers: async () => ruleNames,
    },
    question: { value: "<numbers>", summary: "only these questions (12,15-18), and nothing outside them", many: true },
    section: {
      value: "<titles>",
      summary: "only these sections, with commas between them",
      many: true,
    },
    "dry-run": { value: null, summary: "show what would change and write nothing; exit code 1 where something would" },
    staged: { value: null, summary: "fix what is staged; other edits on disk stay as they are" },
    color,
  },
  offers: offerFiles,
  about: `Fixes reports: prompts, limits, headings, \`Answer:\` lines and the order of questions come back as the template has them,
answers move to where answers stand, left-over dashes and placeholders go. What people wrote is kept. The template's text
comes from the file that --template names, or from the report's own oldest commits.`,
  examples: [
    "fix --dry-run",
    "fix --question 12,15-18",
    "fix --question 12 --rule answer-line-missing",
    "fix reports/README.md",
    "fix --section Motivation docs/0001-kites.md",
  ],
  async run(files, values) {
    const questions = readNumbers(values.question);
    if (isFailure(questions)) return questions;
    const outcome = await fix({
      files,
      template: values.template ?? null,
      config: values.config ?? null,
      rules: values.rule?.split(",").filter((name) => name !== "") ?? [],
      questions,
      sectionNames: values.section?.split(",").filter((name) => name.trim() !== "") ?? null,
      dryRun: values["dry-run"] ?? false,
      staged: values.staged ?? false,
      tell: (line) => void say(foldLine(clean(line), whereItPrints())),
    });
    if (isFailure(outcome)) return outcome;
    const { fixExitCode, formatFix } = await import("../output/fix-outcome.js");
    const code = fixExitCode(outcome);
    if (outcome.reports.every(isUnread)) {
      for (const { path, error } of outcome.reports.filter(isUnread)) remark(`${path}: ${error}`);
      return code;
    }
    const colors = colorsFor(values.color ?? null, process.stdout, process.env);
    const { template = null, config = null } = values;
    say(formatFix(outcome, { colors, template, config, ...whereItPrints() }));
    return code;
  },
});

function isUnread(report: FixedReport | Unread): report is Unread {
  return report.error !== null;
}

/** What is to be fixed, and how. */
export interface FixRequest extends Omit<StagedToFix, "rules"> {
  /** What `--rule` names, with or without its kind; empty: every rule. */
  readonly rules: readonly string[];
  /** As it is staged, not as it is on disk. */
  readonly staged: boolean;
}

/**
 * Fixes reports: what the template says is put back, what people wrote is kept.
 *
 * @returns a failure where nothing can be fixed: no report, a configuration that is not one, a rule that nothing fixes.
 *   A report that cannot be read or written is in the list with the reason. Throws a `Refusal` where git fails.
 */
export async function fix(request: FixRequest): Promise<FixOutcome | Failure> {
  const rules = rulesNamed(request.rules);
  if (isFailure(rules)) return rules;
  const { files, config, dryRun, staged } = request;
  const wanted = { ...request, rules };
  if (staged) {
    const { fixStaged } = await import("../commit/fix-staged.js");
    const reports = await fixStaged(wanted);
    return isFailure(reports) ? reports : { dryRun, reports };
  }
  const targets = files.length === 0 ? await reportsHere(config) : await reportsNamed(files, config);
  if (isFailure(targets)) return targets;
  const reports: (FixedReport | Unread)[] = [];
  for (const target of targets) reports.push(await alone(target, (one) => fixOnDisk(one, wanted)));
  return { dryRun, reports };
}

/** The rules that are named, each as it is or by what follows its `/`; null where none is. */
function rulesNamed(names: readonly string[]): ReadonlySet<RuleName> | null | Failure {
  if (names.length === 0) return null;
  const found = new Set<RuleName>();
  for (const name of names) {
    const rule = ruleNames.find((one) => one === name || one.endsWith(`/${name}`));
    if (rule === undefined) {
      const near = closestName(name, ruleNames);
      return fail(`--rule ${name}: no such rule${near === null ? "" : `; did you mean ${near}?`}`);
    }
    if (!fixableRules.has(rule))
      return fail(`--rule ${rule}: only a person can fix this; see report-hook explain ${rule}`);
    found.add(rule);
  }
  return found;
}

/** Null where no question is named. */
function readNumbers(text: string | undefined): ReadonlySet<number> | null | Failure {
  if (text === undefined) return null;
  const words = text.split(",").filter((word) => word.trim() !== "");
  const read = words.map(numbersOf);
  const wrong = words.find((_, index) => read[index]?.length === 0);
  if (wrong === undefined && words.length > 0) return new Set(read.flat());
  return fail(`--question ${wrong ?? text}: give the numbers of questions, as in --question 12,15-18`);
}

/** The numbers that "12" or "15-18" stands for; none where it stands for none. */
function numbersOf(word: string): number[] {
  const [, from, to = from] = /^ *(\d{1,6})(?:-(\d{1,6}))? *$/.exec(word) ?? [];
  return from === undefined ? [] : Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
}
