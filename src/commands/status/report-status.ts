import { openReport } from "../../disk/open-report.js";
import type { Target } from "../../disk/target.js";
import { leftOf } from "../../match/left-to-do.js";
import { asMembers, type WrittenLine } from "../../match/members.js";
import { standingOf } from "../../match/standing-to-limits.js";
import { verdictOn } from "../../match/verdict-with-causes.js";
import { authorsOf, countedLines, sharesOf } from "../../match/who-wrote.js";
import { colorsFor } from "../../output/colors.js";
import type { ReportStatus } from "../../output/status/model.js";
import { statusText } from "../../output/status/pretty.js";
import { isTerminal, whereItPrints } from "../../output/terminal.js";
import { fewWords } from "../../report/few-words.js";
import { positionAt } from "../../report/position.js";
import { type Failure, fail, isFailure } from "../../result.js";

/**
 * How one report on disk stands.
 *
 * @param option what `--template` names
 * @param blamed who wrote each of its lines
 */
export async function statusOf(
  target: Target,
  option: string | null,
  blamed: Promise<readonly WrittenLine[] | "cut off" | null>,
): Promise<ReportStatus | Failure> {
  const opened = await openReport(target, option);
  if (isFailure(opened)) return fail(`${target.shown}: ${opened.failure}`);

  const { match } = opened;
  const { report, questions } = match;
  // All that needs no author is worked out while git still reads the history.
  const unsigned = questions.map((assessed) => ({
    assessed,
    line: positionAt(report, assessed.question.span.start).line,
    section: assessed.question.section,
    title: assessed.question.slot?.title ?? fewWords(report, assessed.question, 60),
    standing: standingOf(assessed),
    counted: countedLines(match, assessed),
  }));
  const isWhole = match.bound === null && questions.length > 0 && match.slots.every(({ place }) => "part" in place);
  const missing = isWhole ? [] : (await import("./not-there.js")).notThere(match, target.shown);
  const left = leftOf(questions);
  const verdict = verdictOn(opened.text, match);

  const told = await blamed;
  const isCutOff = told === "cut off";
  const lines = told === null || told === "cut off" ? null : asMembers(told);
  const rows = unsigned.map(({ counted, ...row }) => ({
    ...row,
    by: lines === null ? null : authorsOf(counted, lines),
  }));
  const answers = rows.flatMap(({ assessed, by }) => (by === null ? [] : [{ number: assessed.question.number, by }]));
  return {
    path: target.shown,
    template: match.template.name,
    rows,
    missing,
    left,
    isCutOff,
    shares: lines === null ? null : sharesOf(answers),
    verdict,
  };
}

/** The same in a format. */
export async function statusIn(
  found: ReportStatus,
  format: string,
  who: boolean,
  color: boolean | null,
): Promise<string> {
  const colors = colorsFor(color, { isTTY: isTerminal() }, process.env);
  if (format === "pretty" && !who) {
    const style = { colors, width: whereItPrints().width ?? 80, now: Math.floor(Date.now() / 1000) };
    return statusText(found, style);
  }
  const { statusOtherwise } = await import("../../output/status/other-formats.js");
  return statusOtherwise(found, format, who, colors, whereItPrints());
}
