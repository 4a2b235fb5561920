/** The preview in a browser: made anew at each save, where its reader is, and asking nobody else. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { answer, answered, template } from "../helpers/answers.js";
import { newRepo, type Repo, reportPath, start } from "../helpers/repo.js";
import { browserForTests, skip } from "./browser.js";

describe("the preview in a browser", { skip }, () => {
  const running: ChildProcess[] = [];
  after(() => {
    for (const child of running) child.kill("SIGKILL");
  });
  const browser = browserForTests();

  async function open(
    repo: Repo,
  ): Promise<{ page: Page; hosts: Set<string>; shown: readonly string[]; end: () => void }> {
    const child = start(repo.folder, repo.env, "report-hook", ["preview", "--no-open"]);
    running.push(child);
    const [line] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const address = /http:\S+/.exec(line.toString())?.[0] ?? "";
    const page = await browser().newPage({ viewport: { width: 1280, height: 800 } });
    const hosts = new Set<string>();
    const shown: string[] = [];
    page.on("request", (request) => {
      const { hostname, pathname, search } = new URL(request.url());
      hosts.add(hostname);
      if (pathname === "/page/") shown.push(search);
    });
    await page.goto(address);
    await page.frameLocator("iframe").locator("#question-1").waitFor();
    return { page, hosts, shown, end: () => child.kill("SIGINT") };
  }

  /** Longer than it takes to look at the files again and to make the page anew. */
  const aWhile = 1500;

  const saves: Readonly<Record<string, (repo: Repo, text: string) => void>> = {
    "in place": (repo, text) => repo.write(reportPath, text),
    "by another file in its place": (repo, text) => {
      writeFileSync(join(repo.folder, "reports/.draft"), text);
      renameSync(join(repo.folder, "reports/.draft"), join(repo.folder, reportPath));
    },
  };

  for (const [way, save] of Object.entries(saves)) {
    it(`shows what is saved ${way}, at the place where its reader is`, async () => {
      const repo = await newRepo();
      const { page, hosts, shown, end } = await open(repo);
      const frame = page.frameLocator("iframe");
      const top = (): Promise<number> =>
        frame.locator("#question-12").evaluate((one) => Math.round(one.getBoundingClientRect().top));
      await frame.locator("#question-12").evaluate((one) => one.scrollIntoView());
      const before = await top();
      save(repo, answered(template, 3, answer("kite", 300)));
      await frame.getByText("kite299", { exact: false }).waitFor({ state: "attached" });
      await page.getByText("1 finding", { exact: true }).waitFor();
      const until = Date.now() + 10_000;
      while (Math.abs((await top()) - before) > 2 && Date.now() < until) await page.waitForTimeout(50);
      assert.ok(Math.abs((await top()) - before) <= 2, `${before} px, then ${await top()}`);
      assert.equal(new Set(shown).size, 2);
      assert.equal(shown.length, 2);
      assert.match((await page.locator("aside").textContent()) ?? "", /error question 3: .*300 words/);
      assert.deepEqual([...hosts], ["127.0.0.1"]);
      await page.close();
      end();
    });
  }

  it("leaves the page alone until it is another: no reader loses what is selected or unfolded", async () => {
    const repo = await newRepo();
    const text = answered(template, 8, "![a](figures/a.png)");
    repo.write(reportPath, text);
    const { page, shown, end } = await open(repo);
    await page.waitForTimeout(aWhile);
    assert.equal(shown.length, 1);
    repo.write(reportPath, text);
    await page.waitForTimeout(aWhile);
    assert.equal(shown.length, 1);
    repo.write("reports/figures/a.png", "PNG");
    await page.waitForTimeout(aWhile);
    assert.equal(shown.length, 2, "a figure that is saved is shown");
    await page.close();
    end();
  });

  it("moves its counts, in several tabs, and has nothing that axe objects to", async () => {
    const repo = await newRepo();
    const { page, end } = await open(repo);
    const other = await browser().newPage();
    await other.goto(page.url());
    repo.write(reportPath, answered(template, 3, answer("kite", 120)));
    for (const tab of [page, other]) await tab.getByText("1 of 27 within their limits").waitFor();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: typeof import("axe-core") };
      return (await checker.run(document, { iframes: false })).violations.map(({ id }) => id);
    });
    assert.deepEqual(found, []);
    await page.close();
    await other.close();
    end();
  });
});
