import { readBase } from "../commit/base.js";
import { namesFor } from "../commit/named-path.js";
import { checkOnDisk } from "../disk/check-on-disk.js";
import { checkReport, offered } from "../disk/check-report.js";
import { isShallow } from "../disk/oldest-version.js";
import { openReport } from "../disk/open-report.js";
import { lookHere, type ReportsHere } from "../disk/reports-here.js";
import { placesNamed, reportsAtEach } from "../disk/reports-named.js";
import { isTarget, type Target } from "../disk/target.js";
import { mergeBase } from "../git/merged.js";
import { resolveName } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { isVendored } from "../install/vendor-manifest.js";
import { colorsFor } from "../output/colors.js";
import { printerFor } from "../output/formats.js";
import { print } from "../output/print.js";
import { startPrinting } from "../output/printer.js";
import { progressOn } from "../output/progress.js";
import { type Order, orders } from "../output/rows/row.js";
import { remark } from "../output/say.js";
import { isTerminal, whereItPrints } from "../output/terminal.js";
import { foldLine } from "../output/wrap.js";
import { exitCodeOf, type Failure, fail, isChecked, isFailure, type ReportResult, type Unread } from "../result.js";
import { version } from "../version.js";
import { alone } from "./alone.js";
import { type CheckOptions, checkOptions, readCheckOptions } from "./check-options.js";
import { command, type Values } from "./command.js";
import { offerFiles } from "./options.js";
import { partOf, readShard, shard } from "./shard-option.js";

/** Reports to check, and what is known of some already. */
type Targets = readonly (Target | ReportResult)[];

const options = {
  ...checkOptions,
  shard,
  sort: {
    value: "<column>",
    summary: `of many reports: ${orders.join(", ").replace("worst", "worst (by default)").replace(", warnings", " or warnings")}`,
    offers: async () => orders,
  },
} as const;

/** `report-hook check`, and `report-hook <files>`. */
export const check = command({
  options,
  offers: offerFiles,
  about: `Checks whole reports, as they are on disk. In a folder it looks for the reports that the folder's configuration
names (reports/README.md by default), there or one folder further down.`,
  examples: [
    "check reports/README.md",
    "check --template dtu-mlops-2023-09-27 old/report.md",
    "check --format json clones/",
  ],
  async run(files, values) {
    if (files.length === 0) return fail("name the reports or folders to check, or use --all");
    return checkReports(files, null, values);
  },
});

/** `report-hook --all`. */
export const checkAll = command({
  options: {
    ...options,
    base: { value: "<commit>", summary: "with --all: only what changed since that commit" },
  },
  about: "Checks every report of this repository, as it is on disk.",
  examples: ["--all", "--all --base main"],
  async run(files, values) {
    if (files.length > 0) return fail("--all takes no files: give either");
    return checkReports(null, values.base ?? null, values);
  },
});

/** @param names null: every report of this repository */
async function checkReports(
  names: readonly string[] | null,
  baseName: string | null,
  values: Values<typeof options>,
): Promise<number | Failure> {
  const asked = readCheckOptions(values);
  if (isFailure(asked)) return asked;
  const part = readShard(values.shard ?? "1/1");
  if (isFailure(part)) return part;
  const sort = readOrder(values.sort ?? "worst");
  if (isFailure(sort)) return sort;
  const places = names === null ? [] : partOf(await placesNamed(names, asked.config), part);
  if (places.length > fewReports && !(asked.format === "pretty" && asked.verbose)) {
    // A repository that keeps report-hook among its files has no part for many: it checks one after the other.
    const many = await import("./check-many/check-many.js").catch(() => null);
    if (many !== null) return many.checkMany(places, asked, sort);
  }
  const here = names === null ? await lookHere(asked.config) : null;
  if (isFailure(here)) return here;
  const base = baseName === null ? null : await forkPoint(baseName, here?.named[0]?.repository ?? null);
  if (isFailure(base)) return base;
  const found = here === null ? await reportsAtEach(places, asked.config) : await withGone(here, base, asked);
  if (isFailure(found)) return found;
  const code = await checkEach(names === null ? partOf(found, part) : found, base, asked, sort);
  if (names === null) await tellOfHook(found[0], asked.format, !isFailure(code) && code === 1);
  return code;
}

/** The reports of a repository, those that are not there checked already; a failure where there is none. */
async function withGone(
  { named, gone, isConfigured, none }: ReportsHere,
  base: ComparedWith | null,
  { template }: CheckOptions,
): Promise<Targets | Failure> {
  if (gone.size === 0) return named.length > 0 ? named : none;
  const { checkMissingOnDisk } = await import("../disk/missing-report.js");
  const commit = base?.commit ?? null;
  const looked: (Target | ReportResult | null)[] = [];
  for (const one of named)
    looked.push(gone.has(one) ? await checkMissingOnDisk(one, isConfigured, commit, template) : one);
  const found = looked.filter((one) => one !== null);
  return found.length > 0 ? found : none;
}

/** Tells whoever looks at all of a repository that keeps report-hook among its files where no hook checks the commits; in CI, where something was wrong. */
async function tellOfHook(found: Targets[number] | undefined, format: string, stopped: boolean): Promise<void> {
  const top = found !== undefined && isTarget(found) ? found.repository?.top : undefined;
  if (top === undefined || !isVendored(top)) return;
  const { hookNeeded, missingHook } = await import("../install/in-each-clone.js");
  const isLooked = process.env.CI === undefined;
  const text = isLooked ? await missingHook(top) : stopped ? hookNeeded(top) : null;
  if (text === null) return;
  if (format === "github") print(`::notice title=report-hook::${text}\n`);
  if (format === "pretty") print(`\n${foldLine(text, whereItPrints())}\n`);
}

function readOrder(text: string): Order | Failure {
  return orders.find((one) => one === text) ?? fail(`--sort ${text}: give one of ${orders.join(", ")}`);
}

/** The commit with which reports are compared; null: none, everything is new. */
interface ComparedWith {
  readonly commit: string | null;
}

/** By this a host says of a branch's first push that there was nothing before. */
const nothingBefore = /^0{40,64}$/;

/** A whole id, as hosts name what a branch had before a push. */
const wholeId = /^[\da-f]{40}(?:[\da-f]{24})?$/;

/**
 * The commit that the current branch began at: what the other one did since then is not this one's doing. After a forced push no clone has what was there
 * before: then all is new.
 */
async function forkPoint(baseName: string, repository: Repository | null): Promise<ComparedWith | Failure> {
  if (nothingBefore.test(baseName)) return { commit: null };
  const base = await resolveName(`${baseName}^{commit}`);
  if (base === null) {
    const isGone = wholeId.test(baseName) && repository !== null && !isShallow(repository);
    if (!isGone) return fail(`--base ${baseName}: no such commit; fetch it first`);
    remark(`--base ${baseName}: no such commit here, as after a forced push; all counts as new`);
    return { commit: null };
  }
  const shared = await mergeBase(base, "HEAD");
  if (shared !== null) return { commit: shared };
  return fail(`--base ${baseName}: no commit that HEAD shares with it is here; git fetch --unshallow`);
}

/** More reports than this are listed one a line, unless `--verbose` asks for their findings. */
const fewReports = 3;

/** Checks one report after the other and prints each before the next, so that memory does not grow with their number. */
async function checkEach(
  targets: Targets,
  base: ComparedWith | null,
  asked: CheckOptions,
  sort: Order,
): Promise<number | Failure> {
  const isLong = targets.length > fewReports && base === null;
  const table = isLong && !asked.verbose;
  const colors = colorsFor(asked.color, { isTTY: isTerminal() }, process.env);
  const fromRoot = await namesFor(asked.format);
  const printing = startPrinting(
    await printerFor({ ...asked, ...whereItPrints(), mode: "scan", table, sort, fromRoot }, colors, version),
    asked.strict,
    print,
  );
  const unread: Unread[] = [];
  const progress = progressOn(() => process.stderr, targets.length, isLong && asked.format === "pretty");
  for (const [done, target] of targets.entries()) {
    progress.show(done);
    const offers = asked.format === "json" || (asked.format === "pretty" && !table);
    const report = isTarget(target)
      ? await alone(target, (one) => checkOne(one, base, asked.template, offers))
      : target;
    progress.clear();
    // Where none can be read that is why nothing could be checked, and no output.
    if (!isChecked(report) && asked.format === "pretty" && !table && unread.length === done) {
      unread.push(report);
      continue;
    }
    for (const one of [...unread.splice(0), report]) printing.add(one);
  }
  if (unread.length > 0) {
    for (const { path, error } of unread) remark(`${path}: ${error}`);
    return 2;
  }
  return exitCodeOf(printing.end());
}

/** @param offers whether what is called fixable is tried first */
async function checkOne(
  target: Target,
  base: ComparedWith | null,
  template: string | null,
  offers: boolean,
): Promise<ReportResult> {
  if (base === null) return checkReport(target, template, offers);
  const opened = await openReport(target, template);
  if (isFailure(opened)) return { path: target.shown, error: opened.failure };
  const { commit } = base;
  const before = commit === null ? null : await readBase(commit, opened.path, opened.match.template, target.config);
  const checked = await checkOnDisk(target, opened, before, "staged");
  return offers ? offered(target, opened, checked, template) : checked;
}
