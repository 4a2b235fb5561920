import { before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { browserForTests, pageFolder, type Sample, samples } from "./browser.js";

/** How a page is looked at. */
export type View = BrowserContextOptions & { readonly print?: true };

/** A browser and the pages of all samples, for the tests of a group. */
export function pagesForTests(): {
  browser: () => Browser;
  /** Writes a page, and gives its address. */
  write: (html: string) => string;
  /** The sample of a file, by how its name ends. */
  sampleOf: (end: string) => Sample;
  /** Looks at the page of each sample. */
  everyPage: (view: View, look: (page: Page, sample: Sample) => Promise<void>) => Promise<void>;
} {
  const write = pageFolder();
  const browser = browserForTests();
  let all: readonly Sample[];
  before(async () => {
    all = await samples();
  });
  return {
    browser,
    write,
    sampleOf: (end) => all.find((one) => one.name.endsWith(end)) as Sample,
    async everyPage({ print, ...options }, look) {
      const context = await browser().newContext(options);
      const page = await context.newPage();
      if (print) await page.emulateMedia({ media: "print" });
      for (const sample of all) {
        await page.goto(write(sample.html), { waitUntil: "domcontentloaded" });
        await look(page, sample);
      }
      await context.close();
    },
  };
}
