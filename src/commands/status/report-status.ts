import { openReport } from "../../disk/open-report.js";
import type { Target } from "../../disk/target.js";
import { authorsOf, sharesOf, type WrittenLine } from "../../match/authors.js";
import { leftOf } from "../../match/left-to-do.js";
import { standingOf } from "../../match/standing.js";
import { verdictOn } from "../../match/verdict-with-causes.js";
import { colorsFor } from "../../output/colors.js";
import { statusCsv, whoCsv } from "../../output/status/csv.js";
import { statusJson } from "../../output/status/json.js";
import type { ReportStatus } from "../../output/status/model.js";
import { statusText } from "../../output/status/pretty.js";
import { whoText } from "../../output/status/who.js";
import { fewWords } from "../../report/few-words.js";
import { positionAt } from "../../report/position.js";
import { type Failure, fail, isFailure } from "../../result.js";
import { version } from "../../version.js";

/**
 * How one report on disk stands.
 *
 * @param option what `--template` names
 * @param blamed who wrote each of its lines
 */
export async function statusOf(
  target: Target,
  option: string | null,
  blamed: Promise<readonly WrittenLine[] | null>,
): Promise<ReportStatus | Failure> {
  const opened = await openReport(target, option);
  if (isFailure(opened)) return fail(`${target.shown}: ${opened.failure}`);

  const { match } = opened;
  const { report, questions } = match;
  const lines = await blamed;
  const rows = questions.map((assessed) => ({
    assessed,
    line: positionAt(report, assessed.question.span.start).line,
    section: assessed.question.section,
    title: assessed.question.slot?.title ?? fewWords(report, assessed.question, 60),
    standing: standingOf(assessed),
    by: lines === null ? null : authorsOf(match, assessed, lines),
  }));
  const answers = rows.flatMap(({ assessed, by }) => (by === null ? [] : [{ number: assessed.question.number, by }]));
  return {
    path: target.shown,
    template: match.template.name,
    rows,
    left: leftOf(questions),
    shares: lines === null ? null : sharesOf(answers),
    verdict: verdictOn(opened.text, match),
  };
}

/** The same in a format. */
export function statusIn(found: ReportStatus, format: string, who: boolean, color: boolean | null): string {
  if (format === "json") return statusJson(found, version);
  if (format === "csv") return who ? whoCsv(found) : statusCsv(found);
  const colors = colorsFor(color, process.stdout, process.env);
  const style = { colors, width: process.stdout.columns ?? 80, now: Math.floor(Date.now() / 1000) };
  return who ? whoText(found, colors) : statusText(found, style);
}
