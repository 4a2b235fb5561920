import { fixText } from "../fix/fix.js";
import { withKnownWords } from "../match/questions/known-words.js";
import { findTemplateText } from "../match/questions/template-text.js";
import { parseReport } from "../report/parse.js";
import { type Checked, stopsWhere } from "../result.js";
import { type AskedOfFix, askedFor } from "../rules/asked-of-fix.js";
import type { Finding, RuleName } from "../rules/model.js";
import type { Template } from "../template/model.js";
import { sectionsOf } from "../template/sections.js";
import { withAnswersPlaces } from "./astray-answers.js";
import type { CheckSettings } from "./check-staged.js";
import type { Commit } from "./commit.js";
import { pointedFiles } from "./files.js";
import { templateTextsOf } from "./fix-in-commit.js";
import { fixPlace } from "./fix-place.js";
import { inFewerWords, leastFor, type Outcomes, outcomeOf } from "./least-asked.js";
import type { StagedReport } from "./staged-report.js";
import { lastText, type Versions } from "./versions.js";

export interface OfferSettings extends Pick<CheckSettings, "config" | "template"> {
  /**
   * Checks these versions as the commit's own were checked, but for the page; null where they cannot be.
   *
   * @param template instead of the report's own; null: that
   */
  readonly recheck: (versions: Versions, template: Template | null) => Promise<readonly Finding[] | null>;
  /** Warnings stop too. */
  readonly strict: boolean;
  /** The repository has no other report. */
  readonly isOnly: boolean;
}

/**
 * A checked report with what of it `report-hook fix` puts right, and where. The fixes are made for that, and not written: a finding is called
 * fixable only where it is gone then. With the template's text that is read for it, what is missing from prompts is told in words.
 */
export async function offerFixes(commit: Commit, report: StagedReport, settings: OfferSettings): Promise<StagedReport> {
  const place = await fixPlace(commit, report.versions, settings.isOnly);
  if (place === null) return report;
  const stops = stopsWhere(settings.strict);
  const isStopped = report.checked.findings.some(stops);
  const meant = isStopped ? stops : toldOf(report.checked);
  const proven = await prove(commit, report, settings, { meant, isStopped });
  return {
    ...report,
    checked: {
      ...report.checked,
      findings: proven.findings,
      fixAt: { ...place, asked: proven.asked, older: proven.older, left: proven.left },
    },
  };
}

type Which = (finding: Finding) => boolean;

/** Where nothing stops it, what a person is told of the questions that it changes. */
function toldOf({ questions }: Checked): Which {
  const changed = new Set(questions.filter((one) => one.changed).map(({ question }) => question.number));
  return ({ level, existing, question }) =>
    level === "warning" && (!existing || (question !== null && changed.has(question)));
}

interface Proven {
  readonly findings: readonly Finding[];
  /** Null where nothing stops the commit: then all is fixed of the questions that a person is told of. */
  readonly asked: readonly AskedOfFix[] | null;
  /** How much else of the whole report is fixed with it, since no command names less. */
  readonly older: number;
  /** What would stop the commit still once all that is offered was fixed. */
  readonly left: readonly Finding[];
}

async function prove(
  commit: Commit,
  report: StagedReport,
  settings: OfferSettings,
  { meant, isStopped }: { readonly meant: Which; readonly isStopped: boolean },
): Promise<Proven> {
  const about = { template: report.checked.template, path: report.versions.path };
  const texts = await templateTextsOf(commit, about, settings.config, settings.template);
  const outcomes = await outcomesFor(commit, report, settings, { meant, texts });
  const findings = await inWords(report, settings, texts);
  const wanted = findings.filter((one) => meant(one) && one.fixable);
  let asked: readonly Finding[] = wanted;
  for (;;) {
    const least = await (isStopped
      ? leastFor(asked, findings, outcomes)
      : outcomeOf(askedFor(asked, findings), outcomes));
    const { left } = least;
    const gone = asked.filter((one) => !left.some((other) => isSame(one, other) && isAlike(one, other)));
    const helped = new Set(gone.map(placeOf));
    const again = asked.filter((one) => helped.has(placeOf(one)));
    if (again.length < asked.length) {
      asked = again;
      continue;
    }
    const proven = new Set(gone);
    const told = findings.map((one) => (wanted.includes(one) && !proven.has(one) ? { ...one, fixable: false } : one));
    const everyQuestion = report.checked.template.questions.map(({ number }) => number);
    const shortest = isStopped ? await inFewerWords(least, everyQuestion, outcomes) : null;
    const isOlder = (one: Finding): boolean => !meant(one) && isAskedToo(one, least.asked);
    const others = findings.filter(isOlder).length;
    const older = others === 0 ? 0 : others - (await outcomes.left(least.text, isOlder)).length;
    return { findings: withPlaces(told, report, settings), asked: shortest, older, left };
  }
}

/** Whether a command that names no place finds this too. */
function isAskedToo({ rule, question }: Finding, asked: readonly AskedOfFix[]): boolean {
  return (
    question === null &&
    asked.some(({ questions, rules, sections }) => questions === null && sections === null && rules?.has(rule))
  );
}

/** Where a question's answer stands by now that no fix can put it back above, if the version before tells. */
function withPlaces(
  findings: readonly Finding[],
  { versions, checked: { template } }: StagedReport,
  { config: { patterns } }: OfferSettings,
): readonly Finding[] {
  const before = lastText(versions);
  if (versions.now === null || before === null || template.slots !== null) return findings;
  return withAnswersPlaces(findings, { now: versions.now.text, before, template, patterns });
}

/** What becomes of the staged report by commands that could be printed. */
async function outcomesFor(
  commit: Commit,
  { versions, checked }: StagedReport,
  { config, recheck }: OfferSettings,
  { meant, texts: templateTexts }: { readonly meant: Which; readonly texts: readonly string[] },
): Promise<Outcomes> {
  const { path, now } = versions;
  const { template } = checked;
  const files = (await pointedFiles(commit, checked.questions, path)).now;
  const before = lastText(versions);
  const { patterns } = config;
  const about = { template, templateTexts, path, files, safe: false, before, patterns } as const;
  return {
    fixed: async (asked) => asked.reduce((text, one) => fixText(text, { ...about, ...one }).text, now?.text ?? ""),
    left: async (text, which = meant) => {
      const fixed = now === null || text === now.text ? null : { ...versions, now: { ...now, text } };
      const after = fixed === null ? null : await recheck(fixed, null);
      return (after ?? checked.findings).filter(which);
    },
  };
}

/** The rules that say what is missing, where its words are known. */
const toldInWords: ReadonlySet<RuleName> = new Set(["template/prompt-changed", "template/section-changed"]);

/** The findings with the words that are missing from prompts and of headings, where an older version or a file of the template has them. */
async function inWords(
  { versions, checked }: StagedReport,
  { config: { patterns }, recheck }: OfferSettings,
  texts: readonly string[],
): Promise<readonly Finding[]> {
  if (checked.template.slots !== null || !checked.findings.some(({ rule }) => toldInWords.has(rule)))
    return checked.findings;
  const sources = texts.map((text) => parseReport(text, { patterns, ...sectionsOf(checked.template) }));
  const text = findTemplateText(checked.template, sources, patterns);
  const template = withKnownWords(checked.template, text, patterns);
  const worded = [...((await recheck(versions, template)) ?? [])];
  return checked.findings.map((one) => {
    const at = worded.findIndex(
      (other) => isSame(one, other) && one.line === other.line && one.column === other.column,
    );
    // Several that have no line are told apart by their order.
    const [same] = at < 0 ? [] : worded.splice(at, 1);
    if (same === undefined) return one;
    const { message, help, section } = same;
    return { ...one, ...(section === undefined ? {} : { section }), inWords: { message, help } };
  });
}

function isSame(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.question === other.question;
}

/** Whether they say the same, but for lines: of what a rule finds in the whole document, some may be gone and some not. */
function isAlike(one: Finding, other: Finding): boolean {
  const said = ({ message }: Finding): string => message.replace(/\d+/g, "");
  return one.question !== null || said(one) === said(other);
}

/** What a printed command asks for it by. */
function placeOf({ question, rule }: Finding): number | string {
  return question ?? rule;
}
