/**
 * Builds dist/: the command, the public API and its types, and the notices of the libraries bundled into them.
 *
 * The modules become CommonJS although the sources are ES modules: a Node process that starts in CommonJS is up 5 to 6 ms
 * sooner, and a hook is a process a commit (docs/architecture.md has the figures). The command is one file, since Node takes
 * a fifth of a millisecond for each that it finds, and what V8 compiled of one file is one file too; large libraries that few
 * runs need stand beside it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BuildOptions,
  type BuildResult,
  build,
  type Metafile,
  type OutputFile,
  type Plugin,
  transform,
} from "esbuild";
import { thirdPartyNotices } from "./notices.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** Modules that few runs need, and that are large or left out of a vendored copy, by the names of the files they become. */
const apart: Readonly<Record<string, string>> = {
  colour: "src/page/markdown/colour.ts",
  completion: "@bomb.sh/tab",
  entities: "entities/decode",
  editions: "src/course/editions/data.ts",
  markdown: "src/page/markdown/render-markdown.ts",
  programs: "src/install/programs.ts",
  raw: "src/page/markdown/raw-html.ts",
  rows: "src/output/rows/printer.ts",
  "simple-git": "simple-git",
  vendor: "src/install/vendor.ts",
};

/** Commands that no commit needs, and the public API: each is a file of its own, and what they share is in files beside them. */
const together: Readonly<Record<string, string>> = {
  "any-template": "src/match/slots/any-template.ts",
  "check-many": "src/commands/check-many/check-many.ts",
  class: "src/commands/class.ts",
  collect: "src/commands/collect.ts",
  complete: "src/cli/complete.ts",
  explain: "src/commands/explain.ts",
  "fix-outcome": "src/output/fix-outcome.ts",
  "find-documents": "src/disk/find-documents.ts",
  github: "src/output/github.ts",
  help: "src/cli/help.ts",
  index: "src/index.ts",
  init: "src/commands/init.ts",
  list: "src/groups/list.ts",
  lsp: "src/live/lsp.ts",
  "many-worker": "src/commands/check-many/worker.ts",
  preview: "src/commands/preview.ts",
  sarif: "src/output/sarif.ts",
  standalone: "src/page/standalone.ts",
  "status-formats": "src/output/status/other-formats.ts",
  "template-story": "src/commit/template-changed.ts",
  uninstall: "src/commands/uninstall.ts",
};

/** Stands for the build's name until that is known: a hash of all its files. */
const unnamed = "build-0000000000000000";

const word = "([\\w$]+)";
/** What esbuild begins a file with that is turned into CommonJS and takes no default import from another. */
const longStart = new RegExp(
  `^var ${word}=Object\\.defineProperty;var ${word}=Object\\.getOwnPropertyDescriptor;var ${word}=Object\\.getOwnPropertyNames;` +
    `var ${word}=Object\\.prototype\\.hasOwnProperty;var ${word}=\\([^]*?enumerable:!0\\}\\)\\},${word}=[^]*?\\};var ${word}=[^;]*"__esModule"[^;]*;` +
    `var ${word}=\\{\\};\\5\\(\\8,(\\{[^;]*?\\})\\);module\\.exports=\\7\\(\\8\\);`,
);

const common = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  // The main file of one asks for its parts in a way that a bundler cannot follow; of the other's, nothing could be left out.
  alias: {
    "jsonc-parser": "jsonc-parser/lib/esm/main.js",
    yaml: join(root, "node_modules/yaml/browser/dist/index.js"),
  },
  metafile: true,
  write: false,
  legalComments: "none",
  logLevel: "warning",
} as const satisfies BuildOptions;

const commonJs = {
  format: "cjs",
  minify: true,
  supported: { "dynamic-import": false },
  define: {
    REPORT_HOOK_BUILD: JSON.stringify(unnamed),
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
  },
} as const satisfies BuildOptions;

/** Leaves these to be found at run time. */
const leaveApart: Plugin = {
  name: "leave-apart",
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
      if (kind === "entry-point") return null;
      const module = path.startsWith(".") ? relative(root, join(resolveDir, path)).replace(/\.js$/, ".ts") : path;
      const [name] = Object.entries({ ...apart, ...together }).find((one) => one[1] === module) ?? [];
      return name === undefined ? null : { path: `./${name}.js`, external: true };
    });
  },
};

/** No SVG leaves the sanitiser: the names of its hundreds of attributes need not be set up on each commit. */
const withoutSvg: Plugin = {
  name: "without-svg",
  setup(bundler) {
    const contents = 'export { html as svg } from "./html.js";';
    bundler.onLoad({ filter: /[\\/]property-information[\\/]lib[\\/]svg\.js$/ }, () => ({ contents }));
  },
};

/** Nobody is told what is wrong with HTML: its parser need not know what each mistake is called. */
const withoutMistakes: Plugin = {
  name: "without-mistakes",
  setup(bundler) {
    const contents = "export const ERR = {};";
    bundler.onLoad({ filter: /[\\/]parse5[\\/]dist[\\/]common[\\/]error-codes\.js$/ }, () => ({ contents }));
  },
};

/** The names of two thousand characters are loaded where a text has one: most have none. */
const namesWhenAsked: Plugin = {
  name: "names-when-asked",
  setup(bundler) {
    const contents = `export function decodeNamedCharacterReference(value) {
      const { decodeHTMLStrict } = require("entities/decode");
      const named = "&" + value + ";";
      const decoded = decodeHTMLStrict(named);
      return decoded !== named && decoded;
    }`;
    bundler.onLoad({ filter: /[\\/]decode-named-character-reference[\\/]index(?:\.dom)?\.js$/ }, () => ({ contents }));
  },
};

/** Parts of Node that take milliseconds to load and that most commits do without, with what is used of them. */
const whenAsked: Readonly<Record<string, readonly string[]>> = {
  "node:child_process": ["spawn", "spawnSync"],
  "node:fs/promises": ["readdir", "readFile", "realpath", "stat"],
  "node:tty": ["isatty"],
};

/** Loads those parts as they are used. */
const partsWhenAsked: Plugin = {
  name: "parts-when-asked",
  setup(bundler) {
    const filter = new RegExp(`^(?:${Object.keys(whenAsked).join("|")})$`);
    bundler.onResolve({ filter }, ({ path, namespace }) =>
      namespace === "when-asked" ? { path, external: true } : { path, namespace: "when-asked" },
    );
    bundler.onLoad({ filter: /./, namespace: "when-asked" }, ({ path }) => ({
      contents: (whenAsked[path] ?? [])
        .map((name) => `export const ${name} = (...given) => require("${path}").${name}(...given);`)
        .join("\n"),
    }));
  },
};

/** Whether there are colours is asked without it: by its own question, as it is loaded, it would set up standard output's stream. */
const withoutStream: Plugin = {
  name: "without-stream",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]picocolors[\\/]picocolors\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace("(p.stdout || {}).isTTY", "false"),
    }));
  },
};

/** Of the package's own description the command needs the version, not the two kilobytes around it. */
const versionAlone: Plugin = {
  name: "version-alone",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path !== join(root, "package.json")) return null;
      const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/** What a fix does is told by the documents alone. */
const told = /^ +does: ".*",$/gm;

/** The same, and a rule's summary, which SARIF asks for in a part of its own. */
const needless = /^ +(?:does|summary): ".*",$/gm;

/** Rules without what they are not asked for. */
function lessOfRules(less: RegExp): Plugin {
  return {
    name: "less-of-rules",
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/]src[\\/]rules[\\/].*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll(less, ""),
        loader: "ts",
      }));
    },
  };
}

/** The configuration of a hook manager has none of YAML's rare kinds of values: read without their names they stay as they are written. */
const withoutRareYaml: Plugin = {
  name: "without-rare-yaml",
  setup(bundler) {
    const tag = '{ tag: "tag:yaml.org,2002:rare", default: false, identify: () => false }';
    const contents = `exports.binary = exports.omap = exports.pairs = exports.set = ${tag};`;
    bundler.onLoad(
      { filter: /[\\/]yaml[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](?:binary|omap|pairs|set)\.js$/ },
      () => ({
        contents,
      }),
    );
  },
};

/** What a library would log where DEBUG asks for it: in a hook that would be part of what a commit prints. */
const withoutLog: Plugin = {
  name: "without-log",
  setup(bundler) {
    const contents =
      "const log = () => Object.assign(() => {}, { enabled: false, extend: log }); log.formatters = {}; module.exports = log;";
    bundler.onLoad({ filter: /[\\/]debug[\\/]src[\\/]index\.js$/ }, () => ({ contents }));
  },
};

/** Node copies values itself; a library brings its own way for those that cannot. */
const nativeClone: Plugin = {
  name: "native-clone",
  setup(bundler) {
    const contents = "export default (value) => structuredClone(value);";
    bundler.onLoad({ filter: /[\\/]@ungap[\\/]structured-clone[\\/]esm[\\/]index\.js$/ }, () => ({ contents }));
  },
};

/** What tells Node's ES modules the names that a file exports: none but the public API is ever imported by one. */
const exportsForModules = /0&&\(module\.exports=\{[^{}]*\}\);?\s*$/;

const plugins = [
  leaveApart,
  withoutSvg,
  withoutMistakes,
  withoutStream,
  withoutLog,
  namesWhenAsked,
  nativeClone,
  versionAlone,
  withoutRareYaml,
];

await buildDist();

async function buildDist(): Promise<void> {
  const bundles = await Promise.all([
    // It tells people that their Node is too old: an old one must be able to read it.
    buildWhole({ cli: "src/cli/start.ts", vendored: "src/cli/vendored.ts" }, "node12"),
    buildWhole({ command: "src/cli/main.ts" }),
    ...Object.entries(apart).map(([name, module]) => buildWhole({ [name]: module }, common.target, charsetOf(name))),
    buildTogether(),
  ]);
  const files = named(await Promise.all(bundles.flatMap(({ outputFiles }) => outputFiles.map(finished))));

  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const file of files) writeFileSync(join(dist, file.name), file.text);
  chmodSync(join(dist, "cli.js"), 0o755);
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
  const metafile = allOf(bundles.map((bundle) => bundle.metafile));
  writeFileSync(join(dist, "metafile.json"), JSON.stringify(metafile));
  writeFileSync(join(dist, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(root, Object.keys(metafile.inputs)));
  emitTypes();
}

type Bundle = BuildResult<{ write: false; metafile: true }>;

/** One file with all that `entry` reaches but for what stands apart; what is imported dynamically runs only when it is asked for. */
function buildWhole(
  entry: Readonly<Record<string, string>>,
  target: string = common.target,
  charset: "ascii" | "utf8" = "ascii",
): Promise<Bundle> {
  return build({
    ...common,
    ...commonJs,
    target,
    charset,
    entryPoints: { ...entry },
    plugins: [partsWhenAsked, lessOfRules(needless), ...plugins],
  });
}

/** The command and its largest part are read byte by byte, for what V8 compiled of them. */
function charsetOf(name: string): "ascii" | "utf8" {
  return ["command", "markdown"].includes(name) ? "ascii" : "utf8";
}

/** Files that share others: esbuild splits only ES modules, which are turned into CommonJS afterwards. */
function buildTogether(): Promise<Bundle> {
  return build({
    ...common,
    entryPoints: { ...together },
    splitting: true,
    chunkNames: "[hash]",
    format: "esm",
    charset: "utf8",
    plugins: [lessOfRules(told), ...plugins],
  });
}

interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

/** The files with the build's name in them, by which it knows what it kept from what another build did. */
function named(files: readonly BuiltFile[]): readonly BuiltFile[] {
  const hash = createHash("sha256");
  for (const { name, text } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) hash.update(`${name}\0${text}\0`);
  const name = `build-${hash.digest("hex").slice(0, 16)}`;
  return files.map((file) => ({ ...file, text: file.text.replaceAll(unnamed, name) }));
}

/** A file of a bundle as it is written: CommonJS. */
async function finished(file: OutputFile): Promise<BuiltFile> {
  const name = basename(file.path);
  const isModule = /^(?:import|export)\b/m.test(file.text);
  const code = isModule
    ? withoutUnused((await transform(file.text, { ...commonJs, platform: "node", charset: "utf8" })).code)
    : withShortStart(file.text.replace(/^"use strict";/, ""), true);
  const short =
    name === "index.js" ? code : strictOnce(withShortWaits(withShortCalls(isModule ? withShortStart(code) : code)));
  const start = `${["cli.js", "vendored.js"].includes(name) ? "#!/usr/bin/env node\n" : ""}"use strict";`;
  return { name, text: start + (charsetOf(basename(name, ".js")) === "ascii" ? inAscii(short) : short) };
}

/**
 * Half a kilobyte less in each of many files, a quarter of what the small ones are: none but the public API is imported from elsewhere.
 *
 * @param mayUseStart whether what follows may call the functions that it begins with
 */
function withShortStart(code: string, mayUseStart = false): string {
  return code.replace(exportsForModules, "").replace(longStart, (start, ...found: readonly string[]) => {
    const rest = code.slice(start.length);
    // A library's own modules may be exported by the same functions.
    if (mayUseStart && found.slice(0, 7).some((one) => rest.includes(`${one}(`))) return start;
    const names = found[8] ?? "";
    // No name of these may be one that the file itself has, and what is given out may be.
    return `Object.entries(${names}).map(([n,get])=>Object.defineProperty(exports,n,{get}));`;
  });
}

/** `(0,a.b)(c)` as `a.b(c)`, where no expression stands before it: no function of a module asks what it was called on. */
function withShortCalls(code: string): string {
  return code.replace(/(?<=[=,(:?&|!{;+<>~*%^[-])\(0,([\w$]+\.[\w$]+)\)(?=\()/g, "$1");
}

/** What is imported as it is asked for is there at once: it need not be waited for by a promise of its own. */
function withShortWaits(code: string): string {
  const found =
    /await Promise\.resolve\(\)\.then\(\(\)=>(\([\w$]+\(\),[\w$]+\)|[\w$]+\(require\("[^"]+"\)(?:,1)?\))\)(?!\.)/g;
  return code.replace(found, "await $1");
}

/** Parts that a file asks for and never uses, as files do that share some: no module does anything by being loaded. */
function withoutUnused(code: string): string {
  const drop = (asked: string, name: string): string => (code.split(name).length > 2 ? asked : "");
  return code
    .replace(/,([\w$]+)=require\("\.\/[\w-]+\.js"\)(?=[,;])/g, drop)
    .replace(/(?<=\bvar )([\w$]+)=require\("\.\/[\w-]+\.js"\),/g, drop);
}

/** Each module says that it is strict, and the file says so of all of them. */
function strictOnce(code: string): string {
  return code.replace(/=>\{"use strict";?/g, "=>{");
}

/** esbuild leaves regular expressions as they are written; an escape means the same there as the character. */
function inAscii(code: string): string {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What went into all bundles, and what came out of them. */
function allOf(metafiles: readonly Metafile[]): Metafile {
  const inputs = Object.assign({}, ...metafiles.map((one) => one.inputs)) as Metafile["inputs"];
  const outputs = Object.assign({}, ...metafiles.map((one) => one.outputs)) as Metafile["outputs"];
  return { inputs, outputs };
}

/** Writes the declarations of the public API beside its code. */
function emitTypes(): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  const reached = declarationsFrom(join(dist, "index.d.ts"), new Set());
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = join(dist, name);
    if (name.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
}

/** The declarations that one of them needs, itself among them: the compiler writes those of all that its code needs. */
function declarationsFrom(file: string, reached: Set<string>): ReadonlySet<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g))
    declarationsFrom(join(dirname(file), `${path}.d.ts`), reached);
  return reached;
}
