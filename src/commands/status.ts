import { mayHoldReport, readReportFile } from "../disk/report-file.js";
import type { Target } from "../disk/target.js";
import { blameOnDisk } from "../disk/uncommitted-rename.js";
import { findRepository } from "../git/repository.js";
import { isVendored, olderVendored } from "../install/vendor-manifest.js";
import type { WrittenLine } from "../match/members.js";
import { print } from "../output/print.js";
import { remark } from "../output/say.js";
import { cutOffText } from "../output/status/model.js";
import { whereItPrints } from "../output/terminal.js";
import { foldLine } from "../output/wrap.js";
import { fail, isFailure } from "../result.js";
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
    // Git works while what reads a report is loaded: first it looks for the repository, then it reads the history.
    const here = findRepository();
    here.catch(() => null);
    const { oneReport } = await import("../disk/one-report.js");
    const target = await oneReport(files[0] ?? null, config, here);
    if (isFailure(target)) return target;
    const blamed = writersOf(target);
    // What goes wrong there is told where it is waited for, unless the report cannot be opened at all.
    blamed.catch(() => null);
    const { statusOf, statusIn } = await import("./status/report-status.js");
    const found = await statusOf(target, template, blamed);
    if (isFailure(found)) return found;
    print(await statusIn(found, format, who, color));
    if (found.isCutOff && (format !== "pretty" || !who)) remark(cutOffText);
    const top = (await here.catch(() => null))?.top ?? null;
    if (format === "pretty" && top !== null) await tellOfHooks(top);
    return 0;
  },
});

/** Says where nothing checks the commits of this clone, or an older version does. */
async function tellOfHooks(top: string): Promise<void> {
  if (!isVendored(top)) return;
  const { missingHook } = await import("../install/in-each-clone.js");
  const hook = await missingHook(top);
  const where = whereItPrints();
  if (hook !== null) print(`\n${foldLine(hook, where)}\n`);
  const older = olderVendored(top);
  if (older === null) return;
  const renew = `${where.command()} init --vendor renews it`;
  print(`\n${foldLine(`.report-hook holds version ${older}, and this is ${version}: ${renew}`, where)}\n`);
}

/** Who wrote each line of a report: nobody where no commit has it; "cut off" where a shallow clone does not tell; null outside a repository and for standard input. */
async function writersOf({ repository, root, text, file }: Target): Promise<readonly WrittenLine[] | "cut off" | null> {
  if (repository === null || text !== null) return null;
  // Git begins before the report is read here; why that cannot be is told then.
  if (!mayHoldReport(file)) return null;
  const textNow = async (): Promise<string | null> => {
    const now = await readReportFile(file, root);
    return isFailure(now) ? null : now;
  };
  return (await blameOnDisk(repository, wayTo(repository.top, inRealFolder(file)), file, textNow)) ?? [];
}
