/** Bundles the extension, and puts the built report-hook of this repository beside it, for folders that have none. */
import { cpSync, existsSync, rmSync } from "node:fs";
import { build } from "esbuild";

const command = new URL("../../dist/", import.meta.url);
if (!existsSync(command)) throw new Error("build report-hook first: npm run build in the repository's root");
rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
});
cpSync(command, "dist/report-hook/dist", {
  recursive: true,
  filter: (file) => !/\.d\.ts$|metafile\.json$/.test(file),
});
cpSync(new URL("../../docs/rules/", import.meta.url), "dist/report-hook/docs/rules", { recursive: true });
