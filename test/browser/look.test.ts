/** What a browser and assistive technology make of the page. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { skip } from "./browser.js";
import { pagesForTests } from "./every-page.js";

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };

describe("the page in a browser", { skip }, () => {
  const { browser, write, everyPage, sampleOf } = pagesForTests();

  for (const width of [320, 768, 1280, 1920]) {
    it(`does not scroll sideways at ${width} px`, async () => {
      await everyPage({ viewport: { width, height: 800 } }, async (page, sample) => {
        const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scroll <= width, `${sample.name} is ${scroll} px wide`);
      });
    });
  }

  for (const print of [false, true]) {
    it(`counts the answered questions by its style sheet${print ? ", printed as well" : ""}`, async () => {
      await everyPage({ viewport: wide, ...(print ? { print } : {}) }, async (page, sample) => {
        const questions = sample.html.split("<article ").length - 1;
        const outside = sample.html.split('<article class="outside"').length - 1;
        const answered = sample.html.split('<article class="within"').length - 1 + outside;
        const total = `${answered} of ${questions} questions answered (${outside} outside their limits)`;
        assert.ok((await wordsHeard(page)).includes(total), sample.name);
      });
    });
  }

  it("leads from every entry of the contents to its question", async () => {
    await everyPage({ viewport: wide }, async (page, sample) => {
      const dead = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
          .filter((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) === null)
          .map((link) => link.hash),
      );
      assert.deepEqual(dead, [], sample.name);
    });
  });

  it("shows the first answer within one screen and a half of a phone", async () => {
    await everyPage({ viewport: { width: 360, height: 640 } }, async (page, sample) => {
      const top = await page.evaluate(
        () => document.querySelector("article h3")?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY,
      );
      assert.ok(top < 960, `${sample.name}: ${top} px`);
    });
  });

  it("unfolds long parts where there is room, and leaves no way to fold them", async () => {
    await everyPage({ viewport: wide }, async (page, sample) => {
      const hidden = await page.evaluate(
        () => [...document.querySelectorAll(".long > :not(summary)")].filter((one) => !one.checkVisibility()).length,
      );
      assert.equal(hidden, 0, sample.name);
      assert.equal(await page.locator(".long > summary:visible").count(), 0, sample.name);
    });
  });

  it("shows the contents on a phone to those who ask for them, until they have chosen", async () => {
    const page = await browser().newPage({ viewport: phone });
    const sample = sampleOf("templates/report.md");
    await page.goto(write(sample.html));
    const shown = (): Promise<number> => page.locator(".contents li:visible").count();
    assert.equal(await shown(), 0);
    await page.locator(".contents h2 a").click();
    assert.equal(await shown(), 27);
    await page.locator('.contents a[href="#question-5"]').click();
    assert.equal(await shown(), 0);
    assert.equal(await page.evaluate(() => document.querySelector(":target")?.id), "question-5");
    await page.close();
  });

  it("keeps the way to the next unanswered question at the window's foot, and leads there by keyboard", async () => {
    const page = await browser().newPage({ viewport: wide });
    const sample = sampleOf("templates/report.md");
    await page.goto(write(sample.html));
    await page.locator("#question-2").scrollIntoViewIfNeeded();
    await page.evaluate(() => document.getElementById("question-2")?.scrollIntoView());
    const link = page.locator('.next a[href="#question-3"]');
    const box = await link.boundingBox();
    assert.ok(box !== null && box.y > 0 && box.y < wide.height, JSON.stringify(box));
    await link.focus();
    await page.keyboard.press("Enter");
    const target = await page.evaluate(() => document.querySelector(":target")?.id);
    assert.equal(target, "question-3");
    await page.close();
  });

  it("shows one way to the next unanswered question at a time, wherever one reads, and the one that the keyboard is at", async () => {
    for (const viewport of [wide, phone]) {
      const page = await browser().newPage({ viewport });
      const sample = sampleOf("templates/report.md");
      await page.goto(write(sample.html));
      const most = await page.evaluate(() => {
        const isWhole = (link: Element): boolean => {
          const { top, bottom, left, right } = link.getBoundingClientRect();
          const at = (y: number): boolean => document.elementFromPoint((left + right) / 2, y) === link;
          return top >= 0 && bottom <= innerHeight && at(top + 4) && at(bottom - 4);
        };
        const links = [...document.querySelectorAll(".next a")];
        const counts: number[] = [];
        for (let top = 0; top < document.documentElement.scrollHeight; top += 30) {
          scrollTo({ top, behavior: "instant" });
          counts.push(links.filter(isWhole).length);
        }
        return Math.max(...counts);
      });
      assert.equal(most, 1);
      await page.evaluate(() => document.getElementById("question-9")?.scrollIntoView());
      await page.locator('.next a[href="#question-9"]').focus();
      const isOnTop = await page.evaluate(() => {
        const { left, right, top, bottom } = (document.activeElement as Element).getBoundingClientRect();
        return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === document.activeElement;
      });
      assert.ok(isOnTop);
      await page.close();
    }
  });

  it("shows a figure that is not there as a quiet box with its name", async () => {
    const page = await browser().newPage({ viewport: wide });
    const sample = sampleOf("everything.md");
    await page.goto(write(sample.html));
    const box = await page.locator("figure img").first().boundingBox();
    assert.ok(box !== null && box.height > 40 && box.height < 200, JSON.stringify(box));
    await page.close();
  });

  it("is not painted over by its skip link", async () => {
    await everyPage({ viewport: wide }, async (page, sample) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const painted = await page.evaluate(
        () => getComputedStyle(document.querySelector("main:target") as Element).backgroundColor,
      );
      assert.equal(painted, "rgba(0, 0, 0, 0)", sample.name);
    });
  });

  it("counts the ticks of each list, those of the lists in it as well", async () => {
    await everyPage({ viewport: wide }, async (page, sample) => {
      if (sample.name.endsWith("everything.md")) assert.match(await wordsHeard(page), /2 of 4 done/);
    });
  });

  it("begins text that is written from right to left at the right", async () => {
    await everyPage({ viewport: wide }, async (page, sample) => {
      if (!sample.name.endsWith("everything.md")) return;
      const gap = await page.evaluate(() => {
        const text = [...document.querySelectorAll("p")].find((one) => one.textContent?.startsWith("ש")) as Element;
        const range = document.createRange();
        range.selectNodeContents(text);
        return text.getBoundingClientRect().right - range.getBoundingClientRect().right;
      });
      assert.ok(gap < 1, `${gap} px`);
    });
  });

  it("breaks no code in a table's head into letters", async () => {
    await everyPage({ viewport: phone }, async (page, sample) => {
      const heights = await page.evaluate(() =>
        [...document.querySelectorAll("th code")].map((one) => one.getBoundingClientRect().height),
      );
      assert.ok(Math.max(0, ...heights) < 60, sample.name);
    });
  });

  it("shows code of 79 columns whole where there is room", async () => {
    const page = await browser().newPage({ viewport: wide });
    const sample = sampleOf("everything.md");
    await page.goto(write(sample.html));
    const hidden = await page.evaluate(() => {
      const block = document.querySelector(".answer > pre") as Element;
      (block.querySelector("code") as Element).textContent = "x".repeat(79);
      return block.scrollWidth - block.clientWidth;
    });
    assert.ok(hidden <= 0, `${hidden} px to scroll`);
    await page.close();
  });

  it("sets the lines of a cell, and those on paper, closer than those of an answer on a screen", async () => {
    const sample = sampleOf("everything.md");
    const page = await browser().newPage({ viewport: wide });
    await page.goto(write(sample.html));
    const apart = (selector: string): Promise<number> =>
      page
        .locator(selector)
        .first()
        .evaluate((one: Element) => {
          const { lineHeight, fontSize } = getComputedStyle(one);
          return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        });
    const onScreen = await apart(".answer");
    assert.ok((await apart(".answer td")) < 1.5 && onScreen > 1.6, `${onScreen}`);
    await page.emulateMedia({ media: "print" });
    const printed = await apart(".answer");
    assert.ok(printed <= 1.5, `${printed}`);
    await page.close();
  });

  it("shows no figure higher than the window", async () => {
    const page = await browser().newPage({ viewport: wide });
    const tall = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="4000"/>')}`;
    const sample = sampleOf("everything.md");
    await page.setContent(sample.html.replaceAll('src="figures/system.png"', `src="${tall}"`));
    const box = await page.locator("figure img").first().boundingBox();
    assert.ok(box !== null && box.height > 400 && box.height < wide.height, JSON.stringify(box));
    await page.close();
  });

  it("prints tables whole, and what is folded in answers unfolded", async () => {
    const a4 = { width: 658, height: 970 };
    await everyPage({ viewport: a4, print: true }, async (page, sample) => {
      const cut = await page.evaluate(() => ({
        tables: [...document.querySelectorAll("table")].filter((one) => one.getBoundingClientRect().right > innerWidth)
          .length,
        folded: [...document.querySelectorAll(".answer details > :not(summary)")].filter(
          (one) => !one.checkVisibility(),
        ).length,
      }));
      assert.deepEqual(cut, { tables: 0, folded: 0 }, sample.name);
    });
  });

  it("prints no heading of a question, and no counts, at the foot of a sheet", async () => {
    await everyPage({ viewport: wide, print: true }, async (page, sample) => {
      const loose = await page.evaluate(
        () =>
          [...document.querySelectorAll("article h3, .counts")].filter((one) => {
            const { display, breakAfter } = getComputedStyle(one);
            return display !== "block" || breakAfter !== "avoid";
          }).length,
      );
      assert.equal(loose, 0, sample.name);
    });
  });

  it("prints to A4 without its navigation", async () => {
    await everyPage({ viewport: wide, print: true }, async (page, sample) => {
      const shown = await page.locator(".contents:visible, .progress ol:visible, .skip:visible").count();
      assert.equal(shown, 0, sample.name);
    });
  });
});

/** What assistive technology is given to read, the style sheet's words included. */
async function wordsHeard(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const texts = nodes.filter((node) => node.role?.value === "StaticText");
  return texts.map((node) => String(node.name?.value ?? "")).join("");
}
