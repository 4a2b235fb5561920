import { join, resolve } from "node:path";
import { defaultConfig } from "../config/config.js";
import { editionTemplate } from "../course/editions/editions.js";
import { isoTime } from "../disk/answer-growth.js";
import { type CollectOptions, collectGroup } from "../disk/collect-group.js";
import { namedTemplates } from "../disk/find-template.js";
import { recordsFile } from "../disk/group-records.js";
import { type Handin, isEvidence, mirrorFolder, readHandin, takeFolder, writeHandin } from "../disk/handins.js";
import { listedGroups } from "../disk/listed-groups.js";
import { readReportFile } from "../disk/report-file.js";
import { writeNamed } from "../disk/write-named.js";
import { unlock } from "../git/mirror.js";
import { endShells, startGitSmall } from "../git/small-starter.js";
import { startTimeLimit } from "../git/time-limit.js";
import { reasonOf } from "../git/why-not-fetched.js";
import { isFolder, type Listed, withoutSecret } from "../groups/list.js";
import { unreadRecord } from "../groups/model.js";
import { isBranchName } from "../groups/names.js";
import { verdictText, worstFirst } from "../groups/worst-first.js";
import { byteOrderMark, csvLine } from "../output/csv-cells.js";
import { print } from "../output/print.js";
import { progressOn } from "../output/progress.js";
import { say } from "../output/say.js";
import { whereItPrints } from "../output/terminal.js";
import { whyOf } from "../output/why.js";
import { clean } from "../output/without-controls.js";
import { type Failure, fail, isFailure } from "../result.js";
import { shellWord } from "../rules/shell-word.js";
import { version } from "../version.js";
import { command } from "./command.js";
import { offerFiles, template } from "./options.js";
import { partOf, readShard, shard } from "./shard-option.js";
import { readTime } from "./time-option.js";

/** One repository may take so long, in seconds, and is tried so often. */
const mostSeconds = 120;
const tries = 3;

/** `report-hook collect`. */
export const collect = command({
  options: {
    output: { value: "<folder>", short: "o", summary: "where hand-ins are kept, handins by default" },
    at: { value: "<time>", summary: "the time that counts, as in 2026-01-16T23:59; by default now" },
    branch: { value: "<name>", summary: "for groups whose line names none; by default each repository's own" },
    jobs: { value: "<number>", summary: "how many repositories at once, 4 by default" },
    timeout: { value: "<seconds>", summary: "how long one repository may take, 120 by default" },
    history: {
      value: null,
      summary: "also how the answers grew and who wrote what: every version of the report is fetched",
    },
    shard,
    template,
  },
  offers: offerFiles,
  about: `Takes what each group of a list had handed in at a time: the report's bytes, the figures it shows, its page, and the evidence. The list is a CSV file with
the columns "group" and "url" (and "branch", where it has one), or a URL or folder a line. Run again, it fetches only what is new.`,
  examples: ["collect groups.csv", "collect groups.csv -o handins --at 2026-01-16T23:59", "class handins/"],
  async run(files, values) {
    const [file] = files;
    if (file === undefined || files.length > 1) return fail("name one list of groups");
    const at = readTime("--at", values.at);
    if (isFailure(at)) return at;
    const part = readShard(values.shard ?? "1/1");
    if (isFailure(part)) return part;
    const jobs = readNumber("--jobs", values.jobs ?? "4", 64);
    if (isFailure(jobs)) return jobs;
    const seconds = readNumber("--timeout", values.timeout ?? String(mostSeconds), 86_400);
    if (isFailure(seconds)) return seconds;
    const { branch = null } = values;
    if (branch !== null && !isBranchName(branch)) return fail(`--branch ${branch}: no branch can be called so`);
    const { template = null } = values;
    // One that is not there must not be told of each group, in the place of its hand-in.
    const readFile = (name: string): Promise<string | Failure> => readReportFile(resolve(name), null);
    const named = await namedTemplates({ option: template, config: null, readFile }, defaultConfig.patterns);
    if (isFailure(named)) return named;
    const listed = await listedGroups(file);
    if (isFailure(listed)) return listed;
    const groups = partOf(listed, part).map((one) => ({
      ...one,
      url: isFolder(one.url) ? resolve(one.url) : one.url,
      branch: one.branch ?? branch,
    }));
    const folder = resolve(values.output ?? "handins");
    const release = takeFolder(folder);
    if (isFailure(release)) return release;
    startGitSmall();
    try {
      const about = {
        folder,
        at,
        template,
        history: values.history ?? false,
      };
      const collected = await collectAll(groups, about, jobs, seconds);
      return await writeSummary(folder, collected);
    } finally {
      endShells();
      release();
    }
  },
});

function readNumber(option: string, text: string, most: number): number | Failure {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  return fail(`${option} ${text}: give a number from 1 to ${most}`);
}

/** Every group's hand-in, in the list's order: several at once, and none stops another. */
async function collectAll(
  groups: readonly Listed[],
  options: CollectOptions,
  jobs: number,
  seconds: number,
): Promise<readonly Collection[]> {
  const progress = progressOn(() => process.stderr, groups.length, true);
  const collected: Collection[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < groups.length; index = next++) {
      const listed = groups[index] as Listed;
      const one = await collectOne(listed, options, seconds);
      collected[index] = one;
      done++;
      progress.show(done);
      if (process.stderr.isTTY !== true)
        print(`${clean(`${listed.group}: ${one.remark ?? verdictText(one.handin.record)}`)}\n`, 2);
    }
  };
  progress.show(0);
  await Promise.all(Array.from({ length: Math.min(jobs, groups.length) }, work));
  progress.clear();
  return collected;
}

/** A group's hand-in, and what must be known of it besides. */
interface Collection {
  readonly listed: Listed;
  readonly handin: Handin;
  readonly remark: string | null;
  /** Whether it was taken earlier, after the time that counts, and its repository was not asked again. */
  readonly isFinal: boolean;
}

/** One group's hand-in; what an earlier run has taken stands where this one cannot take it. */
async function collectOne(listed: Listed, options: CollectOptions, seconds: number): Promise<Collection> {
  const taken = (handin: Handin): Collection => ({ listed, handin, remark: null, isFinal: false });
  if (listed.refused !== null) return taken(missing(listed, listed.refused));
  const before = readHandin(options.folder, listed.group);
  if (before !== null && isFinal(before, listed, options)) return { ...taken(before), isFinal: true };
  for (let attempt = 1; ; attempt++) {
    try {
      const { handin, files } = await collectGroup(listed, options, startTimeLimit(seconds * 1000));
      const failed = writeHandin(options.folder, handin, files);
      if (failed === null) return taken(handin);
      return standing(before, listed, failed.failure);
    } catch (error) {
      const why = reasonOf(whyOf(error), listed.branch);
      if (attempt >= tries || !why.again) {
        return standing(before, listed, why.text);
      }
      if (/\.lock': File exists/.test(why.text)) unlock(mirrorFolder(options.folder, listed.group));
      await new Promise((settle) => setTimeout(settle, 500 * 2 ** attempt));
    }
  }
}

/** What an earlier run took, where this one could take nothing. */
function standing(before: Handin | null, listed: Listed, why: string): Collection {
  if (before === null) return { listed, handin: missing(listed, why), remark: null, isFinal: false };
  return {
    ...{ listed, handin: before, isFinal: false },
    remark: `not fetched this time, what was fetched at ${before.fetched} stands: ${why}`,
  };
}

/** What stood at a time that was over when it was fetched does not change, where the same is asked for. */
function isFinal(before: Handin, { url, branch }: Listed, { at, history, template }: CollectOptions): boolean {
  if (history && before.record.error === null && before.record.members === null) return false;
  // A template of the teacher's own may be another by now.
  if (template !== null && editionTemplate(template) === null) return false;
  if (before.template !== template) return false;
  return isEvidence(before, { url: withoutSecret(url), branch, at: at === null ? null : isoTime(at) });
}

function missing({ group, url: address, branch }: Listed, why: string): Handin {
  const url = withoutSecret(address);
  const nothing = {
    branch,
    template: null,
    at: null,
    commit: null,
    committed: null,
    authored: null,
    newest: null,
    datedLater: [],
    replaced: [],
    notTaken: [],
    configError: null,
  };
  return {
    group,
    url,
    ...nothing,
    fetched: new Date().toISOString(),
    record: unreadRecord(group, url, why),
    findings: [],
  };
}

function twinText(twin: string): string {
  return `the list has the same repository for ${twin}`;
}

/** Writes the list of all hand-ins, for people and for `class`. */
async function writeSummary(folder: string, collected: readonly Collection[]): Promise<number | Failure> {
  const handins = collected.map(({ handin }) => handin);
  const records = worstFirst(handins.map(({ record }) => record));
  const json = `${JSON.stringify({ version: 1, tool: version, groups: records })}\n`;
  const head = ["group", "url", "commit", "committed", "authored", "fetched", "template", "verdict", "passed", "total"];
  const more = [...new Set(collected.flatMap(({ listed }) => Object.keys(listed.others)))];
  const rows = collected.map(({ listed, handin: one, remark }) => [
    ...[one.group, one.url, one.commit ?? "", one.committed ?? "", one.authored ?? "", one.fetched],
    ...[one.record.template ?? "", verdictText(one.record)],
    ...[one.record.verdict?.passed ?? "", one.record.verdict?.total ?? "", one.record.errors, one.record.warnings],
    [
      ...(remark === null ? [] : [remark]),
      ...(listed.twin === null ? [] : [twinText(listed.twin)]),
      ...one.datedLater.map((id) => `${id} is dated later than it was fetched`),
      ...one.replaced.map((id) => `the branch has ${id} no more`),
      ...one.notTaken.map(({ path, why }) => `${path} was not taken: ${why}`),
      ...(one.configError === null ? [] : [`taken without its configuration: ${one.configError}`]),
    ].join("; "),
    ...more.map((name) => listed.others[name] ?? ""),
  ]);
  const csv = byteOrderMark + [[...head, "errors", "warnings", "remarks", ...more], ...rows].map(csvLine).join("");
  for (const [name, text] of [
    [recordsFile, json],
    ["handins.csv", csv],
  ] as const) {
    const failed = writeNamed(join(folder, name), text);
    if (isFailure(failed)) return fail(`${join(folder, name)}: ${failed.failure}`);
  }
  for (const { handin, remark } of collected) if (remark !== null) print(`${clean(`${handin.group}: ${remark}`)}\n`);
  for (const { listed } of collected)
    if (listed.twin !== null) print(`${clean(`${listed.group}: ${twinText(listed.twin)}`)}\n`);
  const without = records.filter(({ error }) => error !== null);
  for (const { group, error } of without) print(`${clean(`${group}: ${error}`)}\n`);
  const final = collected.filter(({ isFinal }) => isFinal).length;
  if (final > 0)
    say(
      `${final} of ${handins.length} ${final === 1 ? "was" : "were"} taken after that time already, and no repository was asked for ${final === 1 ? "it" : "them"}; to look again, collect into another folder with -o`,
    );
  say(
    `${handins.length - without.length} of ${handins.length} hand-ins are in ${folder}; handins.csv lists them, and ${whereItPrints().command()} class ${shellWord(clean(folder))} shows them`,
  );
  return without.length === 0 ? 0 : 1;
}
