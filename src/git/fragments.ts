import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../cache-folder.js";
import { readNote, writeNote } from "./notes.js";
import type { Repository } from "./repository.js";

/** Rendered pieces of pages by their keys. */
export type Fragments = ReadonlyMap<string, string>;

const fragmentsNote = "fragments";
const sealLength = 44;

/** Older fragments are forgotten beyond this, so that reading them stays quick. */
const mostCharacters = 600_000;

/**
 * The fragments kept from earlier runs. They go into the page as they are, so only what this person's own runs wrote is used: the note
 * is sealed with a key from outside the repository, for this build alone. A note that is missing, cut short or sealed by nobody we know holds nothing.
 */
export function readFragments(repository: Repository): Fragments {
  const note = readNote(repository.commonDir, fragmentsNote);
  const key = readKey();
  if (note === null || key === null) return new Map();
  const seal = note.subarray(0, sealLength);
  const body = note.subarray(sealLength);
  const expected = Buffer.from(sealOf(body, key));
  if (seal.length !== sealLength || !timingSafeEqual(seal, expected)) return new Map();
  return new Map(JSON.parse(body.toString()) as [string, string][]);
}

/**
 * Keeps fragments for later runs: those that the last pages used, and as many older ones as there is room for. Where they cannot be kept it only
 * costs time.
 */
export function keepFragments(repository: Repository, used: readonly Fragments[], older: Fragments): void {
  const current = new Map(used.flatMap((one) => [...one]));
  if ([...current.keys()].every((key) => older.has(key))) return;
  const key = readKey() ?? makeKey();
  if (key === null) return;
  let room = mostCharacters - [...current.values()].reduce((sum, html) => sum + html.length, 0);
  for (const [name, html] of older) {
    room -= html.length;
    if (room > 0 && !current.has(name)) current.set(name, html);
  }
  const body = Buffer.from(JSON.stringify([...current]));
  try {
    writeNote(repository.commonDir, fragmentsNote, Buffer.concat([Buffer.from(sealOf(body, key)), body]));
  } catch {
    // A full disk, or a folder of another person's: the next run renders again.
  }
}

function sealOf(body: Uint8Array, key: Uint8Array): string {
  return createHmac("sha256", key).update(`${thisBuild()}\n`).update(body).digest("base64");
}

/** Tells this build of report-hook from any other: what another rendered may look otherwise. */
function thisBuild(): string {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url));
  return `${size} ${mtimeMs}`;
}

/** The person's own key; null where there is none, or where another person could have put it there. */
function readKey(): Buffer | null {
  try {
    const file = openSync(join(cacheFolder(), "key"), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const owner = fstatSync(file).uid;
      const key = readFileSync(file);
      return key.length === 32 && (process.getuid === undefined || owner === process.getuid()) ? key : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function makeKey(): Buffer | null {
  const key = randomBytes(32);
  try {
    mkdirSync(cacheFolder(), { recursive: true, mode: 0o700 });
    writeFileSync(join(cacheFolder(), "key"), key, { flag: "wx", mode: 0o600 });
    return key;
  } catch {
    return null;
  }
}
