/** The notices that the licences of bundled libraries ask to be handed on with them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/**
 * Returns one text with the name, version and licence text of every library that has a file among `inputs`
 * (paths from `root`, as esbuild's metafile lists them), sorted by name.
 * Throws where a library states no licence at all, since it may not be handed on then.
 */
export function thirdPartyNotices(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.map(libraryFolder).filter((folder) => folder !== null));
  const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
  return `report-hook contains the libraries below, each under its own licence.\n\n${notices.join("\n\n")}\n`;
}

/** The folder of the library that a file belongs to: what follows the last `node_modules/`, its scope included. */
function libraryFolder(file: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const title = `${manifest.name} ${manifest.version}`;
  const text = licenceText(folder);
  if (manifest.license === undefined && text === null) throw new Error(`${title} states no licence`);
  return [
    `${"=".repeat(title.length)}\n${title}\n${"=".repeat(title.length)}`,
    text ?? `Licence: ${manifest.license}`,
  ].join("\n\n");
}

function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (name === undefined || !existsSync(join(folder, name))) return null;
  return readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n").trim();
}
