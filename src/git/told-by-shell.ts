import { closeSync, fstatSync, readFileSync, readSync } from "node:fs";
import { removeFile } from "../system/remove-file.js";
import { attributesIn } from "./attributes.js";
import { type IndexEntry, parseIndexEntry } from "./entries.js";
import { type FileMark, markFrom, markOf } from "./index-file.js";
import { type GitObject, readObjectAnswer } from "./objects.js";
import { splitAtNul } from "./run.js";

/** What git has told the hook before it started us. */
export interface Told {
  /** Objects by the names they were asked by; null where there is none. */
  readonly objects: ReadonlyMap<string, GitObject | null>;
  /** The paths whose attributes and entries were asked, from the repository's root. */
  readonly paths: ReadonlySet<string>;
  /** By path, then by name. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** All that the index has at these paths and below them, in whatever case. */
  readonly entries: readonly IndexEntry[];
  /** The index's state before it was read. */
  readonly since: FileMark;
}

/** The numbers under which `hooks/pre-commit` leaves open what it has read: the names that it asked for, and the index. */
const names = 8;
const index = 9;

/** Ends each part of the answers; no path is written so. */
const end = "//\0";

const mostBytes = 64 * 1024 * 1024;

/**
 * What `hooks/pre-commit` was told, in a file that it names by its own process, which became ours. The answers are git's own, to the same questions
 * that we would ask, so this decides only who asks.
 *
 * @param file where the answers are; it is removed
 * @param indexFile the index that is being committed
 * @param largest how many bytes of an object are kept at most
 * @returns null where the hook has not asked, git has not answered all of it, or the index has changed since
 */
export function readTold(file: string, indexFile: string, largest: number): Told | null {
  let answers: Buffer;
  try {
    answers = readFileSync(file);
    removeFile(file);
  } catch {
    return null;
  }
  try {
    const since = markFrom(fstatSync(index, { bigint: true }));
    const asked = Buffer.alloc(Number(fstatSync(names).size));
    readSync(names, asked, 0, asked.length, 0);
    closeSync(names);
    closeSync(index);
    if (answers.length > mostBytes || since !== markOf(indexFile)) return null;
    return parse(answers, asked.toString().split("\n").slice(0, -1), since, largest);
  } catch {
    // Another hook manager between the hook and us has closed them.
    return null;
  }
}

function parse(answers: Buffer, asked: readonly string[], since: FileMark, largest: number): Told | null {
  const objects = new Map<string, GitObject | null>();
  let at = 0;
  for (const name of asked) {
    const answer = readObjectAnswer(answers, at, largest);
    if (answer === null) return null;
    objects.set(name, answer.object);
    at = answer.end;
  }
  const [attributes, entries, rest] = answers.toString("utf8", at).split(end);
  if (attributes === undefined || entries === undefined || rest !== "") return null;
  const values = attributesIn(splitAtNul(Buffer.from(attributes)));
  return {
    objects,
    paths: new Set(values.keys()),
    attributes: values,
    entries: splitAtNul(Buffer.from(entries)).flatMap(parseIndexEntry),
    since,
  };
}
