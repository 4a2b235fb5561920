import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { bounded, type GroupRecord } from "../groups/model.js";
import { linkAlong } from "../groups/names.js";
import { type Failure, fail, unlessFailed } from "../result.js";
import { aBoolean, aListOf, aNumber, anObject, aString, oneOf, orNull, type Shape } from "../state/value-shapes.js";
import { wayTo } from "../system/inside.js";
import { readOrdinaryFile } from "../system/ordinary-file.js";

/** The file in which a collection keeps what it knows of all groups. */
export const recordsFile = "handins.json";

const aQuestion = anObject<GroupRecord["questions"][number]>({
  number: aNumber,
  title: aString,
  isSection: aBoolean,
  state: oneOf("within", "outside", "empty", "unread"),
  missed: aString,
});

const aCountByName: Shape<Readonly<Record<string, number>>> = (value): value is Readonly<Record<string, number>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(aNumber);

/** A file of more bytes is none of ours: two thousand groups take some 20 MB. */
const mostBytes = 256 * 1024 * 1024;

/** What one group of such a file is. */
export const aRecord: Shape<GroupRecord> = anObject<GroupRecord>({
  group: aString,
  path: aString,
  error: orNull(aString),
  template: orNull(aString),
  verdict: orNull(anObject({ passed: orNull(aNumber), total: aNumber, reason: orNull(aString) })),
  questions: aListOf(aQuestion),
  words: aNumber,
  figures: aNumber,
  findings: aCountByName,
  errors: aNumber,
  warnings: aNumber,
  changed: orNull(aString),
  growth: aListOf(anObject({ day: aString, words: aNumber })),
  members: orNull(aListOf(anObject({ name: aString, words: aNumber, figures: aNumber, share: aNumber }))),
  page: orNull(aString),
  isCutOff: aBoolean,
  since: orNull(anObject({ time: aString, words: aNumber, figures: aNumber, within: aNumber })),
});

/**
 * The groups that a file of a collection or of a class holds.
 *
 * @param from the folder that links to pages are to be read from, absolute
 * @returns a failure where it cannot be read as one
 */
export async function readRecords(file: string, from: string): Promise<readonly GroupRecord[] | Failure> {
  try {
    const read = readOrdinaryFile(file, null, mostBytes);
    if (typeof read === "string") return fail(`${file}: ${read}; name a file that report-hook collect or class wrote`);
    const value: unknown = JSON.parse(read.toString());
    const holder = anObject<{ readonly groups: readonly GroupRecord[] }>({ groups: aListOf(aRecord) });
    if (!holder(value)) return fail(`${file}: not what report-hook collect or class writes`);
    const folder = wayTo(from, dirname(file));
    return value.groups.map((one) => ({
      ...bounded(one),
      page: one.page === null || leadsElsewhere.test(one.page) ? null : posix.join(linkAlong(folder), one.page),
    }));
  } catch (error) {
    const why = error instanceof SyntaxError ? "not JSON" : "cannot be read";
    return fail(`${file}: ${why}; name a file that report-hook collect or class wrote`);
  }
}

/** An address that is no way from a folder to a file: of another host, or with a scheme. */
const leadsElsewhere = /^[\s\p{Cc}]*(?:[a-z][a-z\d+.-]*:|[/\\])/iu;

/** The file of a collection in a folder; null where the folder holds none, or is a clone, which tells of no group but its own. */
export async function recordsIn(folder: string, from: string): Promise<readonly GroupRecord[] | null> {
  if (existsSync(join(folder, ".git"))) return null;
  return unlessFailed(await readRecords(join(folder, recordsFile), from));
}
