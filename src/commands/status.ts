import { oneReport } from "../disk/one-report.js";
import { openReport } from "../disk/open-report.js";
import { readReportFile } from "../disk/report-file.js";
import type { Target } from "../disk/target.js";
import { blame } from "../git/blame.js";
import { findRepository } from "../git/repository.js";
import { missingHook } from "../install/in-each-clone.js";
import { olderVendored } from "../install/vendor-manifest.js";
import { authorsOf, sharesOf, type WrittenLine } from "../match/authors.js";
import { leftOf } from "../match/left-to-do.js";
import { standingOf } from "../match/standing.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import { colorsFor } from "../output/colors.js";
import { print } from "../output/print.js";
import { statusCsv, whoCsv } from "../output/status/csv.js";
import { statusJson } from "../output/status/json.js";
import type { ReportStatus } from "../output/status/model.js";
import { statusText } from "../output/status/pretty.js";
import { whoText } from "../output/status/who.js";
import { whereItPrints } from "../output/terminal.js";
import { fewWords } from "../report/few-words.js";
import { positionAt } from "../report/position.js";
import { type Failure, fail, isFailure } from "../result.js";
import { inRealFolder, wayTo } from "../system/inside.js";
import { version } from "../version.js";
import { command } from "./command.js";
import { color, config, offerFiles, template } from "./options.js";

const formats = ["pretty", "json", "csv"];

/** `report-hook status`. */
export const status = command({
  options: {
    who: { value: null, summary: "what each member wrote: words, figures, questions" },
    format: { value: "<name>", summary: "pretty (by default), json or csv", offers: async () => formats },
    template,
    config,
    color,
  },
  offers: offerFiles,
  about: `Tells of each question how its answer stands to its limits, who wrote most of it and when it changed last; then what is left to do, the
quickest first, and what the course's own checker would say. It reads the report as it is on disk, saved or committed or not.`,
  examples: ["status", "status --who", "status reports/README.md --format csv"],
  async run(files, { who = false, format = "pretty", template = null, config = null, color = null }) {
    if (files.length > 1) return fail("status takes one report at a time");
    if (!formats.includes(format)) return fail(`--format ${format}: status knows ${formats.join(", ")}`);
    const found = await statusOf(files[0] ?? null, template, config);
    if (isFailure(found)) return found;
    if (format === "json") print(statusJson(found, version));
    else if (format === "csv") print(who ? whoCsv(found) : statusCsv(found));
    else {
      const colors = colorsFor(color, process.stdout, process.env);
      const style = { colors, width: process.stdout.columns ?? 80, now: Math.floor(Date.now() / 1000) };
      print(who ? whoText(found, colors) : statusText(found, style));
      const top = (await findRepository())?.top ?? null;
      const hook = top === null ? null : await missingHook(top);
      if (hook !== null) print(`\nno hook checks the commits of this clone; run once: ${hook}\n`);
      const older = top === null ? null : olderVendored(top);
      if (older !== null)
        print(
          `\n.report-hook holds version ${older}, and this is ${version}: ${whereItPrints().command} init --vendor renews it\n`,
        );
    }
    return 0;
  },
});

/** How one report on disk stands; a failure where there is none to read. */
async function statusOf(
  file: string | null,
  template: string | null,
  config: string | null,
): Promise<ReportStatus | Failure> {
  const target = await oneReport(file, config);
  if (isFailure(target)) return target;
  // Git takes as long as all the rest: it reads the history meanwhile.
  const blamed = writersOf(target);
  // What goes wrong there is told where it is waited for, unless the report cannot be opened at all.
  blamed.catch(() => null);
  const opened = await openReport(target, template);
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

/** Who wrote each line of a report: nobody where no commit has it; null outside a repository and for standard input. */
async function writersOf({ repository, root, text, file }: Target): Promise<readonly WrittenLine[] | null> {
  if (repository === null || text !== null) return null;
  const now = await readReportFile(file, root);
  if (isFailure(now)) return null;
  return (await blame(repository, wayTo(repository.top, inRealFolder(file)), { text: now })) ?? [];
}
