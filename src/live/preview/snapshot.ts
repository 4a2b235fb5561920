import { createHash } from "node:crypto";
import { join } from "node:path";
import { verdictOf } from "../../course/verdict.js";
import { filesOnDisk } from "../../disk/files.js";
import { openReport } from "../../disk/open-report.js";
import type { Target } from "../../disk/target.js";
import { countsText, totalText } from "../../editor/count-lenses.js";
import { checkEdited, type Edited, type Known } from "../../editor/edited.js";
import { verdictLine } from "../../output/verdict-line.js";
import { renderPage } from "../../page/render-page.js";
import { figurePaths } from "../../report/figures.js";
import { folderOf } from "../../report/paths.js";
import { fileTargets } from "../../report/targets.js";
import { type Failure, isFailure } from "../../result.js";
import type { Level } from "../../rules/model.js";
import { knowDocument } from "../documents.js";
import { stateOf } from "./saves.js";

/** A report as it was last saved: its page, and what the frame around it shows. */
export interface Snapshot {
  readonly html: string;
  /** The repository's root or what stands for it, absolute. */
  readonly top: string;
  /** The figures that the page shows: from the report's own folder, as its links name them, and from `top`. */
  readonly figures: ReadonlyMap<string, string>;
  readonly told: ToldReport;
  /** Another one where the page or a figure on it is another. */
  readonly version: string;
}

/** What the frame shows beside the page. */
export interface ToldReport {
  readonly total: string;
  readonly verdict: string;
  readonly questions: readonly { readonly number: number; readonly counts: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly level: Level;
    /** Null where it is not one question's. */
    readonly question: number | null;
    readonly message: string;
    readonly help: string;
    readonly existing: boolean;
  }[];
}

/**
 * Reads a report on disk, checks it as the next commit would, and renders its page, the same that `html` writes.
 *
 * @param isAsked by what the page is made was asked for: it need not be that of a commit
 */
export async function takeSnapshot(
  target: Target,
  { template, isAsked }: { readonly template: string | null; readonly isAsked: boolean },
): Promise<Snapshot | Failure> {
  const opened = await openReport(target, template);
  if (isFailure(opened)) return opened;
  const { text, match, top, path } = opened;
  const committed = template === null ? await knowDocument(target.file, text) : null;
  const alone: Known = {
    path,
    template: match.template,
    patterns: match.patterns,
    levels: target.config.rules,
    before: [],
    files: await filesOnDisk(top, fileTargets(match.questions, path)),
    hasNewFigure: () => true,
  };
  const known = committed === null || isFailure(committed) ? alone : committed.known;
  const edited = checkEdited(text, known);
  const onPage = isAsked ? opened.shown() : await opened.shownBy(await target.ofPage());
  if (isFailure(onPage)) return onPage;
  const { html } = await renderPage(onPage);
  const figures = figuresIn(edited, path);
  const version = createHash("sha256").update(html);
  for (const figure of figures.values()) version.update(await stateOf(join(top, figure)));
  return { html, top, figures, told: toldOf(edited, text), version: version.digest("hex") };
}

function figuresIn({ match }: Edited, path: string): ReadonlyMap<string, string> {
  const folder = folderOf(path);
  const figures = figurePaths(match.questions, path).filter((one) => one.startsWith(folder));
  return new Map(figures.map((one) => [one.slice(folder.length), one]));
}

function toldOf({ match, findings }: Edited, text: string): ToldReport {
  return {
    total: totalText(match),
    verdict: verdictLine(verdictOf(text, match.template)),
    questions: match.questions.map((one) => ({ number: one.question.number, counts: countsText(one) })),
    findings: findings.map(({ rule, level, question, message, help, existing }) => ({
      ...{ rule, level, question, message, help, existing },
    })),
  };
}
