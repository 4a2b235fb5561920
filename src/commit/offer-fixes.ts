import { withKnownWords } from "../match/questions/known-words.js";
import type { Checked } from "../result.js";
import type { Finding, RuleName } from "../rules/model.js";
import { sectionsToName } from "../rules/sections-asked.js";
import type { Template } from "../template/model.js";
import { withAnswersPlaces } from "./astray-answers.js";
import type { CheckSettings } from "./check-staged.js";
import type { Commit } from "./commit.js";
import { pointedFiles } from "./files.js";
import { fixStagedText, knownText } from "./fix-in-commit.js";
import { fixPlace } from "./fix-place.js";
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
  const proven = await prove(commit, report, settings, meantIn(report.checked, settings.strict));
  return {
    ...report,
    checked: { ...report.checked, findings: proven.findings, fixAt: { ...place, left: proven.left } },
  };
}

/** What stops the commit; where nothing does, what a person is told of the questions that it changes. */
function meantIn({ findings, questions }: Checked, strict: boolean): (finding: Finding) => boolean {
  const stops = ({ level, existing }: Finding): boolean =>
    level === "error" || (strict && level === "warning" && !existing);
  if (findings.some(stops)) return stops;
  const changed = new Set(questions.filter((one) => one.changed).map(({ question }) => question.number));
  return ({ level, existing, question }) =>
    level === "warning" && (!existing || (question !== null && changed.has(question)));
}

interface Proven {
  readonly findings: readonly Finding[];
  /** What would stop the commit still once all that is offered was fixed. */
  readonly left: readonly Finding[];
}

async function prove(
  commit: Commit,
  report: StagedReport,
  settings: OfferSettings,
  stops: (finding: Finding) => boolean,
): Promise<Proven> {
  const tried = await tryOut(commit, report, settings, stops);
  const findings = await inWords(commit, report, settings);
  const wanted = findings.filter((one) => stops(one) && one.fixable);
  let asked: readonly Finding[] = wanted;
  for (;;) {
    const left = await tried(asked);
    const gone = asked.filter((one) => !left.some((other) => isSame(one, other) && isAlike(one, other)));
    const helped = new Set(gone.map(placeOf));
    const again = asked.filter((one) => helped.has(placeOf(one)));
    if (again.length < asked.length) {
      asked = again;
      continue;
    }
    const proven = new Set(gone);
    const told = findings.map((one) => (wanted.includes(one) && !proven.has(one) ? { ...one, fixable: false } : one));
    return { findings: withPlaces(told, report, settings), left };
  }
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

type StillThere = (asked: readonly Finding[]) => Promise<readonly Finding[]>;

/** What stops the commit still when these findings are fixed by the commands that are printed for them. */
async function tryOut(
  commit: Commit,
  { versions, checked }: StagedReport,
  settings: OfferSettings,
  stops: (finding: Finding) => boolean,
): Promise<StillThere> {
  const { config } = settings;
  const { path, now } = versions;
  const files = (await pointedFiles(commit, checked.questions, path)).now;
  return async (asked) => {
    if (now === null || asked.length === 0) return checked.findings.filter(stops);
    const about = { template: checked.template, path, files, safe: false, before: lastText(versions) } as const;
    const questions = new Set(asked.flatMap(({ question }) => question ?? []));
    const whole = asked.filter(({ question }) => question === null);
    const rules = new Set<RuleName>(whole.map(({ rule }) => rule));
    const names = sectionsToName(whole, checked.findings);
    const sections = names === null ? null : new Set(names);
    let { text } = now;
    if (questions.size > 0)
      ({ text } = await fixStagedText(commit, { ...about, text, rules: null, questions }, config, settings.template));
    if (rules.size > 0)
      ({ text } = await fixStagedText(
        commit,
        { ...about, text, rules, questions: null, sections },
        config,
        settings.template,
      ));
    const fixed = { ...versions, now: { ...now, text } };
    const after = (await settings.recheck(fixed, null)) ?? checked.findings;
    return after.filter(stops);
  };
}

/** The rules that say what is missing, where its words are known. */
const toldInWords: ReadonlySet<RuleName> = new Set(["template/prompt-changed", "template/section-changed"]);

/** The findings with the words that are missing from prompts and of headings, where an older version or a file of the template has them. */
async function inWords(
  commit: Commit,
  { versions, checked }: StagedReport,
  settings: OfferSettings,
): Promise<readonly Finding[]> {
  if (checked.template.slots !== null || !checked.findings.some(({ rule }) => toldInWords.has(rule)))
    return checked.findings;
  const about = { template: checked.template, path: versions.path };
  const text = await knownText(commit, about, settings.config, settings.template);
  const template = withKnownWords(checked.template, text, settings.config.patterns);
  const worded = (await settings.recheck(versions, template)) ?? [];
  return checked.findings.map((one) => {
    const same = worded.find((other) => isSame(one, other) && one.line === other.line && one.column === other.column);
    return same === undefined ? one : { ...one, inWords: { message: same.message, help: same.help } };
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
