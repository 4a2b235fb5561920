import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { histories, pageOf } from "../page/page.js";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = process.env.CHROMIUM ?? places.find((place) => existsSync(place));

/** Why these tests cannot run, or false. */
export const skip = executable === undefined ? "no Chromium: install it, or name it in CHROMIUM" : false;

/** A browser for the tests of a group: opened before the first of them, closed after the last. */
export function browserForTests(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());
  return () => browser as Browser;
}

/** A headless Chromium that talks to nobody of its own accord. */
async function openBrowser(): Promise<Browser> {
  const quiet = ["quic", "background-networking", "component-update", "sync", "gpu"].map((name) => `--disable-${name}`);
  return chromium.launch({
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: ["--no-sandbox", "--no-first-run", ...quiet],
  });
}

/** A report to look at, with its page. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly html: string;
}

/** The bundled template, a report with everything Markdown has, and, where they are there, the seed and the last version of every real report. */
export async function samples(): Promise<readonly Sample[]> {
  const root = join(import.meta.dirname, "../..");
  const files = [
    join(root, "templates/report.md"),
    join(root, "reports/README.md"),
    join(import.meta.dirname, "everything.md"),
    join(root, "../shared/seed/report.md"),
  ];
  const texts = files
    .filter((file) => existsSync(file))
    .map((file) => ({ name: file.slice(root.length + 1), text: readFileSync(file, "utf8") }));
  const last = histories.flatMap((versions) => versions.slice(-1));
  return Promise.all(
    [...texts, ...last].map(async ({ name, text }) => ({ name, text, html: (await pageOf(text)).html })),
  );
}

/** Writes a page into a folder that is there for the tests of a group, and gives its address. */
export function pageFolder(): (html: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-page-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return (html) => {
    const path = join(folder, "report.html");
    writeFileSync(path, html);
    return pathToFileURL(path).href;
  };
}
