/** What a reader sees is what the report says: measured in the browser against the report's own text. */

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { findLinks } from "../../src/report/links.js";
import { parseReport } from "../helpers/read.js";
import { browserForTests, pageFolder, type Sample, samples, skip } from "./browser.js";

describe("answers in the browser", { skip }, () => {
  const write = pageFolder();
  const browser = browserForTests();
  let page: Page;
  let all: readonly Sample[];
  before(async () => {
    page = await browser().newPage();
    all = await samples();
  });

  it("have the words of their Markdown, in order", async () => {
    let compared = 0;
    for (const sample of all) {
      await page.goto(write(sample.html), { waitUntil: "domcontentloaded" });
      const seen = await wordsSeen(page);
      const answers = parseReport(sample.text).questions.map((one) =>
        one.answer === null ? sample.text.slice(one.heading.span.end, one.span.end) : one.answer.text,
      );
      assert.equal(seen.length, answers.length, sample.name);
      answers.forEach((answer, index) => {
        assert.deepEqual(seen[index], wordsOf(answer), `${sample.name}, question ${index + 1}`);
        compared += seen[index]?.length ?? 0;
      });
    }
    assert.ok(compared > 100);
  });

  it("have every image and link of their Markdown, with its target", async () => {
    let compared = 0;
    for (const sample of all) {
      await page.goto(write(sample.html), { waitUntil: "domcontentloaded" });
      const shown = await page.evaluate(() => ({
        image: [...document.images].map((one) => one.getAttribute("src") ?? ""),
        link: [...document.links].map((one) => one.getAttribute("href") ?? ""),
      }));
      for (const { kind, target } of findLinks(sample.text)) {
        const written = target.trim().replace(/\s/g, "%20");
        if (!mayStay(written)) continue;
        assert.ok(shown[kind].includes(written), `${sample.name}: ${kind} ${target}`);
        compared++;
      }
    }
    assert.ok(compared > 10);
  });
});

/** What a page of a report must not link to; nothing is no target either. */
function mayStay(target: string): boolean {
  return target !== "" && (!/^[a-z][a-z0-9+.-]*:/i.test(target) || /^(?:https?|mailto):/i.test(target));
}

/** The words of each answer as the browser lays them out: text in the order of the document, images by their own words. */
async function wordsSeen(page: Page): Promise<string[][]> {
  // The compiler that runs the tests names functions by a helper of its own, which the page does not have.
  await page.evaluate("globalThis.__name = (one) => one");
  const texts = await page.evaluate(() => {
    const blocks =
      "address article blockquote br dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table td th tr ul".split(
        " ",
      );
    const read = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
      if (!(node instanceof Element) || node.matches("figcaption, .note > span, .note > a")) return "";
      if (node instanceof HTMLImageElement) return ` ${node.alt} `;
      const inner = [...node.childNodes].map(read).join("");
      return blocks.includes(node.localName) ? ` ${inner} ` : inner;
    };
    return [...document.querySelectorAll("article")].map((article) => {
      const answer = article.querySelector(":scope > .answer");
      return answer === null ? "" : read(answer);
    });
  });
  return texts.map(split);
}

/** Words without the characters that may be markup or text. */
function split(text: string): string[] {
  const plain = text.normalize("NFC").replace(/[*_~`\\]/g, "");
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The words of Markdown that are not markup: a reading of its own, without a parser. */
function wordsOf(markdown: string): string[] {
  const parts: string[] = [];
  let fence = "";
  let text = "";
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const mark = /^[ \t>]*(?:[*+-] |\d+[.)] )?[ \t]*(```+|~~~+)[^`]*$/.exec(line)?.[1];
    if (mark === undefined || (fence !== "" && line.trim() !== fence)) {
      text += `${line}\n`;
      continue;
    }
    parts.push(fence === "" ? withoutMarkup(text) : text);
    fence = fence === "" ? mark : "";
    text = "";
  }
  parts.push(fence === "" ? withoutMarkup(text) : text);
  return split(parts.join("\n"));
}

const inlineTags = /^<\/?(?:a|b|code|em|i|kbd|s|strong|sub|sup)\b/i;
const tags =
  /<\/?(?:a|b|br|code|details|div|em|h[1-6]|hr|i|kbd|li|ol|p|pre|s|strong|sub|summary|sup|table|tbody|td|th|thead|tr|ul)\b[^>]*>/gi;

function withoutMarkup(text: string): string {
  return withoutNumbers(text.replace(/<!--[^]*?-->/g, ""))
    .replace(/^([ \t>]*[*+-][ \t]+)\[[ xX]\](?=\s)/gm, "$1")
    .replace(/!\[([^\n]*?)\]\(([^\n]*?)\)/g, (_, alt: string, target: string) => ` ${alt.trim() || nameOf(target)} `)
    .replace(/\[\]\(([^)]*)\)/g, "$1")
    .replace(/\]\(\s*(?:<[^>]*>|[^\s()]*(?:\([^()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\s*\)/g, "]")
    .replace(/^\s*\[[^\]^][^\]]*\]:\s.*$/gm, "")
    .replace(/\[\^([^\]]+)\]:/g, " ")
    .replace(/\[\^([^\]]+)\]/g, "$1")
    .replace(/\](?:\[[^\]]*\])/g, "]")
    .replace(
      /<img\b[^>]*>/gi,
      (tag) => / alt="([^"]*)"/.exec(tag)?.[1] || nameOf(/ src="([^"]*)"/.exec(tag)?.[1] ?? ""),
    )
    .replace(tags, (tag) => (inlineTags.test(tag) ? "" : " "))
    .replace(/&(?:nbsp|amp|lt|gt|quot);/g, " ");
}

/** Without the numbers of lists. Four spaces in, below a line of a paragraph, a number is text. */
function withoutNumbers(text: string): string {
  let inParagraph = false;
  return text
    .split("\n")
    .map((line) => {
      if (inParagraph && /^ {4}/.test(line)) return line;
      inParagraph = /^[^\s>]/.test(line) && !/^(?:[*+-]|\d+[.)])\s/.test(line);
      return line.replace(/^([ \t>]*)(?:\d+[.)][ \t]+)+/, "$1");
    })
    .join("\n");
}

function nameOf(target: string): string {
  return (target.split("/").pop() ?? "").replace(/\.\w+$/, "").replaceAll("%20", " ");
}
