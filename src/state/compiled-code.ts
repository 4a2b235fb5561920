import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { makePrivateFolder } from "../system/private-folder.js";
import { writeWhole } from "../system/write-whole.js";
import { build } from "./build-id.js";
import { cacheFolder } from "./cache-folder.js";
import { readOwnFile } from "./state-file.js";

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

/** A file larger than this is none of ours: V8 keeps about as much as it is given to compile. */
const mostBytes = 64 * 1024 * 1024;

type ModuleFunction = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Runs a CommonJS module with what V8 compiled of it in earlier runs, and keeps what this one compiles. Compiling takes as long as Node
 * itself needs to start, and Node 20 has no cache of its own for it. Where nothing can be kept it only takes longer.
 *
 * @param file absolute; ASCII only, as the build writes it
 * @param purpose a name for what is kept: runs that need different parts of the module have one each
 * @returns what it exports
 */
export function runCompiled(file: string, purpose: string): object {
  const source = readFileSync(file, "latin1");
  const identity = [build, file, statSync(file).mtimeMs, source.length, ...nodeAsItRuns()].join("\n");
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
  const run = script.runInThisContext() as ModuleFunction;
  run(module.exports, requireFrom(file), module, file, dirname(file));
  return module.exports;
}

/** Modules beside the command that are large enough for it, by how the command asks for them. */
const alsoKept = ["./markdown.js"];

/** What a module asks for others with: what V8 compiled of large ones is kept too. */
function requireFrom(file: string): NodeJS.Require {
  const require = createRequire(file);
  const loaded = new Map<string, object>();
  const find = (name: string): unknown => {
    if (!alsoKept.includes(name)) return require(name);
    const module = loaded.get(name) ?? runCompiled(join(dirname(file), name), basename(name, ".js"));
    loaded.set(name, module);
    return module;
  };
  return Object.assign(find, require);
}

/** What V8 compiles is good only for the same V8 with the same flags. */
function nodeAsItRuns(): readonly string[] {
  return [process.version, process.arch, process.env.NODE_OPTIONS ?? "", ...process.execArgv];
}

/** One file for each place, version of Node and purpose, in the person's own cache folder; null where there is none. */
function cacheFile(identity: string, purpose: string): string | null {
  const folder = cacheFolder();
  if (folder === null) return null;
  return join(folder, "compiled", `${purpose}-${createHash("sha256").update(identity).digest("hex").slice(0, 16)}`);
}

/** Null where there is none, or where it is cut short, changed, of another build, or another person's. */
function readCompiled(kept: string, identity: string): Compiled | null {
  const content = readOwnFile(kept, mostBytes, true);
  if (content === null) return null;
  const data = content.subarray(headerLength);
  const header = content.toString("latin1", 0, headerLength);
  const runs = Number(header.charAt(0));
  return header === headerOf(identity, data, runs) ? { data, runs } : null;
}

function keepCompiled(kept: string, identity: string, { data, runs }: Compiled): void {
  const folder = dirname(kept);
  try {
    makePrivateFolder(folder);
    writeWhole(kept, Buffer.concat([Buffer.from(headerOf(identity, data, runs)), data]), { mode: 0o600 });
    if (runs === 1) removeOld(folder, basename(kept));
  } catch {
    // It is compiled anew.
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
