/**
 * Builds dist/: the command, the public API and its types, and the notices of the libraries bundled into them.
 *
 * The modules become CommonJS although the sources are ES modules: a Node process that starts in CommonJS is up 5 to 6 ms
 * sooner, and a hook is a process a commit (docs/architecture.md has the figures). The command is one file, since Node takes
 * a fifth of a millisecond for each that it finds, and what V8 compiled of one file is one file too; large libraries that few
 * runs need stand beside it. The public API and the survey's worker share files: esbuild splits only ES modules, so
 * it bundles and splits them first, and each file is then turned into CommonJS.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
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

/** What `import.meta.url` becomes in CommonJS. */
const moduleUrl = 'const moduleUrl=require("node:url").pathToFileURL(__filename).href;';

/** Large modules that few runs need, by the names of the files they become. */
const apart: Readonly<Record<string, string>> = {
  colour: "src/page/markdown/colour.ts",
  completion: "@bomb.sh/tab",
  install: "src/commands/install.ts",
  raw: "src/page/markdown/raw.ts",
  "simple-git": "simple-git",
};

const common = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  // Its main file asks for its parts in a way that a bundler cannot follow.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
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
    "import.meta.url": "moduleUrl",
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
      const [name] = Object.entries(apart).find((one) => one[1] === module) ?? [];
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

await buildDist();

async function buildDist(): Promise<void> {
  const bundles = await Promise.all([
    buildWhole({ cli: "src/start.ts" }),
    buildWhole({ command: "src/cli.ts" }),
    ...Object.entries(apart).map(([name, module]) => buildWhole({ [name]: module })),
    buildSplit("src/index.ts", "src/survey-worker.ts"),
  ]);
  const files = await Promise.all(bundles.flatMap(({ outputFiles }) => outputFiles.map(finished)));

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
function buildWhole(entry: Readonly<Record<string, string>>): Promise<Bundle> {
  return build({ ...common, ...commonJs, entryPoints: { ...entry }, plugins: [leaveApart, withoutSvg] });
}

/** The public API and the survey's worker, which share files. */
function buildSplit(...entries: string[]): Promise<Bundle> {
  return build({ ...common, entryPoints: entries, splitting: true, format: "esm", plugins: [leaveApart] });
}

/** A file of a bundle as it is written: CommonJS, minified, ASCII. */
async function finished(file: OutputFile): Promise<{ name: string; text: string }> {
  const name = basename(file.path);
  const isSplit = /^(?:import|export)\b/m.test(file.text);
  const code = isSplit ? (await transform(file.text, { ...commonJs, platform: "node" })).code : file.text;
  const start = `${name === "cli.js" ? "#!/usr/bin/env node\n" : ""}"use strict";${code.includes("moduleUrl") ? moduleUrl : ""}`;
  return { name, text: start + inAscii(code) };
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
}
