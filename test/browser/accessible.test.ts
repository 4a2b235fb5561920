/** What a checker of accessibility says of the page, in every way to look at it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { skip } from "./browser.js";
import { pagesForTests, type View } from "./every-page.js";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };
const views: Readonly<Record<string, View>> = {
  light: { colorScheme: "light", viewport: wide },
  dark: { colorScheme: "dark", viewport: wide },
  "light on a phone": { colorScheme: "light", viewport: phone },
  "dark on a phone": { colorScheme: "dark", viewport: phone },
  print: { viewport: wide, print: true },
};

describe("axe of the page", { skip }, () => {
  const { everyPage } = pagesForTests();

  for (const [name, view] of Object.entries(views)) {
    it(`has nothing that axe objects to: ${name}`, async () => {
      await everyPage(view, async (page, sample) => {
        await page.evaluate(axe.source);
        if (name === "light") assert.deepEqual(await violations(page), [], sample.name);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        assert.deepEqual(await violations(page), [], `${sample.name}, unfolded`);
      });
    });
  }
});

async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(async (values) => {
    const { axe: checker } = window as unknown as { axe: typeof import("axe-core") };
    return (await checker.run(document, { runOnly: { type: "tag", values } })).violations;
  }, rules);
  return results.flatMap((violation) =>
    violation.nodes
      .slice(0, 3)
      .map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 150)} ${node.failureSummary ?? ""}`),
  );
}
