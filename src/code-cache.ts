import { createHash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { cacheFolder } from "./cache-folder.js";

/** What V8 compiled in earlier runs. */
interface Compiled {
  readonly data: Buffer;
  /** How many runs have added to it. */
  readonly runs: number;
}

/**
 * What the first runs compile is kept, but for the very first: it finds and renders what later ones only look up, and all that is kept has
 * to be read each time.
 */
const mostRuns = 4;

/** A file begins with the number of runs and a checksum, in hexadecimal. */
const headerLength = 1 + 64;

type Run = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Runs a CommonJS module with what V8 compiled of it in earlier runs, and keeps what this one compiles. Compiling takes as long as Node
 * itself needs to start, and Node 20 has no cache of its own for it. Where nothing can be kept it only takes longer.
 *
 * @param file absolute; ASCII only, as the build writes it
 * @param purpose a name for what is kept: runs that need different parts of the module have one each
 */
export function runCompiled(file: string, purpose: string): void {
  const source = readFileSync(file, "latin1");
  const identity = [file, statSync(file).mtimeMs, source.length, ...nodeAsItRuns()].join("\n");
  const kept = process.env.NODE_DISABLE_COMPILE_CACHE ? null : cacheFile(identity, purpose);
  const compiled = kept === null ? null : readCompiled(kept, identity);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const cachedData = compiled !== null && compiled.data.length > 0 ? { cachedData: compiled.data } : {};
  const script = new Script(wrapped, { filename: file, ...cachedData });
  const runs = script.cachedDataRejected === true ? 0 : (compiled?.runs ?? 0);
  if (kept !== null && runs < mostRuns) {
    process.once("exit", () => {
      const data = runs === 0 ? Buffer.alloc(0) : script.createCachedData();
      keepCompiled(kept, identity, { data, runs: runs + 1 });
    });
  }
  const module = { exports: {} };
  const run = script.runInThisContext() as Run;
  run(module.exports, createRequire(file), module, file, dirname(file));
}

/** What V8 compiles is good only for the same V8 with the same flags. */
function nodeAsItRuns(): readonly string[] {
  return [process.version, process.arch, process.env.NODE_OPTIONS ?? "", ...process.execArgv];
}

/** One file for each place, version of Node and purpose, in the person's own cache folder. */
function cacheFile(identity: string, purpose: string): string {
  const folder = join(cacheFolder(), "compiled");
  return join(folder, `${purpose}-${createHash("sha256").update(identity).digest("hex").slice(0, 16)}`);
}

/** Null where there is none, or where it is cut short, changed, of another build, or another person's. */
function readCompiled(kept: string, identity: string): Compiled | null {
  try {
    const file = openSync(kept, "r");
    try {
      const owner = fstatSync(file).uid;
      if (process.getuid !== undefined && owner !== process.getuid()) return null;
      const content = readFileSync(file);
      const data = content.subarray(headerLength);
      const header = content.toString("latin1", 0, headerLength);
      const runs = Number(header.charAt(0));
      return header === headerOf(identity, data, runs) ? { data, runs } : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function keepCompiled(kept: string, identity: string, { data, runs }: Compiled): void {
  const folder = dirname(kept);
  const draft = `${kept}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([Buffer.from(headerOf(identity, data, runs)), data]), { mode: 0o600 });
    renameSync(draft, kept);
    if (runs === 1) removeOld(folder, basename(kept));
  } catch {
    rmSync(draft, { force: true });
  }
}

function headerOf(identity: string, data: Uint8Array, runs: number): string {
  return `${runs}${createHash("sha256").update(identity).update("\n").update(data).digest("hex")}`;
}

/** How long a file that is not written again stays, in milliseconds. */
const oldAge = 30 * 24 * 3_600_000;

/** Removes what earlier builds and versions of Node have left. */
function removeOld(folder: string, except: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name !== except && Date.now() - statSync(file).mtimeMs > oldAge) rmSync(file, { force: true });
  }
}
