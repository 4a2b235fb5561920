import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { RecordOptions } from "../disk/group-record.js";
import { readRecords, recordsIn } from "../disk/group-records.js";
import { type NamedPlace, placesNamed } from "../disk/reports-named.js";
import { writeNamed } from "../disk/write-named.js";
import { classPage } from "../groups/class-page.js";
import { classRows } from "../groups/class-table.js";
import { type GroupRecord, unreadRecord } from "../groups/model.js";
import { sharingQuestions } from "../groups/shared-questions.js";
import { failures, worstFirst } from "../groups/worst-first.js";
import { byteOrderMark, csvLine } from "../output/csv-cells.js";
import { print } from "../output/print.js";
import { progressOn } from "../output/progress.js";
import { remark, say } from "../output/say.js";
import { cleanJson, cleanTexts } from "../output/without-controls.js";
import { type Failure, fail, isFailure } from "../result.js";
import { count } from "../rules/wording.js";
import { version } from "../version.js";
import { classWork, isNowhere, noSuchFolder } from "./check-many/jobs.js";
import { doAll } from "./check-many/threads.js";
import { command } from "./command.js";
import { config, offerFiles, template } from "./options.js";
import { partOf, readShard, shard } from "./shard-option.js";
import { readTime, shownTime } from "./time-option.js";

const formats = ["html", "json", "csv"];

/** `report-hook class`. */
export const classCommand = command({
  options: {
    output: {
      value: "<file>",
      short: "o",
      summary: 'where to write it, class.html by default; "-" is standard output',
    },
    format: { value: "<name>", summary: "html (by default), json or csv", offers: async () => formats },
    at: { value: "<time>", summary: "how the clones stood at that time, read from their histories" },
    since: { value: "<time>", summary: "also what has moved since that time" },
    who: { value: null, summary: "also what each member wrote" },
    shard,
    template,
    config,
  },
  offers: offerFiles,
  about: `Makes one page of many groups: the worst first, a cell a question, words, figures, verdict, last change and growth. It takes folders with clones,
what "collect" has written, and the JSON files of other runs of "class", which it joins.`,
  examples: [
    "class clones/",
    "class handins/ -o class.html",
    "class shard-*/class.json",
    "class clones/ --at 2026-01-16T23:59",
  ],
  async run(names, values) {
    const { format = "html", output = format === "html" ? "class.html" : "-", who = false } = values;
    if (names.length === 0) return fail("name folders with clones, or what collect has written");
    if (!formats.includes(format)) return fail(`--format ${format}: class knows ${formats.join(", ")}`);
    const at = readTime("--at", values.at);
    if (isFailure(at)) return at;
    const since = readTime("--since", values.since, "first");
    if (isFailure(since)) return since;
    if (at !== null && since !== null && since > at)
      return fail(`--since ${values.since} is later than --at ${values.at}: name an earlier time`);
    const part = readShard(values.shard ?? "1/1");
    if (isFailure(part)) return part;
    const from = output === "-" ? process.cwd() : resolve(output, "..");
    const options = { template: values.template ?? null, at, since, who, from };
    const records = await recordsOf(names, values.config ?? null, options, (all) => partOf(all, part));
    if (isFailure(records)) return records;
    const cut = records.filter(({ isCutOff }) => isCutOff).map(({ group }) => group);
    if (cut.length > 0) remark(cutOffText(cut));
    const text = textOf(records, format, at);
    if (output === "-") print(text);
    else {
      const failed = writeNamed(resolve(output), text);
      if (isFailure(failed)) return fail(`${output}: ${failed.failure}`);
      const unread = records.filter((one) => failures(one) >= 1_000_000).length;
      say(`wrote ${output}: ${count(records.length, "group")}, ${unread} cannot be read`);
    }
    return 0;
  },
});

/** All groups that the names stand for, their texts safe to show; what goes wrong with one is told in its place. */
async function recordsOf(
  names: readonly string[],
  configPath: string | null,
  options: RecordOptions,
  take: <T>(all: readonly T[]) => readonly T[],
): Promise<readonly GroupRecord[] | Failure> {
  const records: GroupRecord[] = [];
  const shared = sharingQuestions();
  const keep = (found: readonly GroupRecord[]): void => {
    for (const one of found) records.push(shared(cleanTexts(one)));
  };
  const [only = ""] = names;
  if (names.length === 1 && !only.endsWith(".json") && isNowhere(only)) return fail(`${only}: ${noSuchFolder}`);
  const folders: string[] = [];
  for (const name of names) {
    const found = name.endsWith(".json")
      ? await readRecords(resolve(name), options.from)
      : await recordsIn(resolve(name), options.from);
    if (isFailure(found)) return found;
    if (found === null) folders.push(name);
    else keep(found);
  }
  if (folders.length === 0) {
    const { at, since, who, template } = options;
    if (template !== null || configPath !== null)
      return fail("--template and --config are for clones; of what is collected already, collect takes the template");
    if (at !== null || since !== null)
      return fail(
        "--at and --since read the histories of clones; of what is collected already, collect takes the time",
      );
    if (who && records.every(({ members }) => members === null))
      return fail("who wrote what was not collected; collect --history takes it, and --who is for clones");
    return take(withoutCopies(records));
  }
  const places = take(await placesNamed(folders, configPath));
  const job = { kind: "class", config: configPath, options } as const;
  const progress = progressOn(() => process.stderr, places.length, places.length > 3);
  const lost = ({ path }: NamedPlace, why: string): GroupRecord => unreadRecord(path, path, why);
  let done = 0;
  progress.show(0);
  for await (const found of doAll(places, job, async () => classWork(job), lost)) {
    keep(found);
    progress.show(++done);
  }
  progress.clear();
  return records;
}

/** Said of shallow clones. */
function cutOffText(groups: readonly string[]): string {
  const named = groups.slice(0, 10).join(", ") + (groups.length > 10 ? ` and ${groups.length - 10} more` : "");
  return `${named}: a shallow clone has the newest part of its history alone, and nothing is told of what was before; git fetch --unshallow completes it`;
}

/** Shards that overlap have some groups twice, the same to the letter. */
function withoutCopies(records: readonly GroupRecord[]): readonly GroupRecord[] {
  const seen = new Set<string>();
  return records.filter((one) => {
    const text = JSON.stringify({ ...one, page: null });
    return seen.size < seen.add(createHash("sha256").update(text).digest("base64")).size;
  });
}

/** @param at the time that counts, in seconds since 1970; null: now */
function textOf(records: readonly GroupRecord[], format: string, at: number | null): string {
  if (format === "csv") return byteOrderMark + classRows(records).map(csvLine).join("");
  if (format === "json") return `${cleanJson({ version: 1, tool: version, groups: worstFirst(records) })}\n`;
  return classPage(records, at === null ? "The class" : `The class at ${shownTime(at)}`);
}
