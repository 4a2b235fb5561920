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
  const terms = new Map<string, { readonly text: string; readonly libraries: string[] }>();
  for (const folder of [...folders].sort()) {
    const { title, copyright, text } = notice(join(root, folder));
    const same = terms.get(wordsOf(text)) ?? { text, libraries: [] };
    same.libraries.push([title, ...copyright.map((line) => `  ${line}`)].join("\n"));
    terms.set(wordsOf(text), same);
  }
  const notices = [...terms.values()].map(({ text, libraries }) => `${libraries.join("\n")}\n\n${text}`);
  const line = `\n\n${"=".repeat(80)}\n\n`;
  return `report-hook contains the libraries below, each with its copyright; their licence follows those that share it.${line}${notices.join(line)}\n`;
}

/** The words of a licence, by which two are one: without what it is called above them, and whatever stands around a quote. */
function wordsOf(text: string): string {
  return text.replace(/^(?:[^\n]{1,60}\n\n)*(?=permission )/i, "").replace(/["'*]/g, "");
}

interface Notice {
  readonly title: string;
  /** The lines that say whose it is. */
  readonly copyright: readonly string[];
  /** The terms, which many libraries share word for word. */
  readonly text: string;
}

/** The folder of the library that a file belongs to: what follows the last `node_modules/`, its scope included. */
function libraryFolder(file: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

function notice(folder: string): Notice {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const title = `${manifest.name} ${manifest.version}`;
  const text = licenceText(folder);
  if (manifest.license === undefined && text === null) throw new Error(`${title} states no licence`);
  if (text === null) return { title, copyright: [], text: `Licence: ${manifest.license}` };
  const lines = text.split("\n");
  const copyright = lines.filter((line) => whose.test(line)).map((line) => line.trim());
  const terms = lines.filter((line) => !whose.test(line)).join("\n");
  const paragraphs = terms
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").replace(marked, '"$2"').trim());
  const said = paragraphs.filter((paragraph) => paragraph !== "" && !isName.test(paragraph));
  return { title, copyright, text: [`Licence: ${manifest.license ?? "see below"}`, ...said].join("\n\n") };
}

/** Words that licences set off, each by marks of its own. */
const marked = /(['*])(Software|AS IS)\1/g;

/** A paragraph that is nothing but the licence's name, which each writes in another way. */
const isName = /^\W*(?:the )?\w+ licen[cs]e(?: \(\w+\))?\W*$/i;

const whose = /^\s*(?:copyright\s*(?:\(c\)|\u00a9|\d{4}|[^.\n]*<[^>]+>\s*$)|\(c\)\s*\d{4})/i;

function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (name === undefined || !existsSync(join(folder, name))) return null;
  return readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n").trim();
}
