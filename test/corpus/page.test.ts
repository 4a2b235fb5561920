/** The page of every version of every real report, one after the other, as a group's commits made them. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Rendered } from "../../src/page/render-page.js";
import { parseReport } from "../helpers/read.js";
import { histories, pageOf, templateOf } from "../page/page.js";

const skip = histories.length === 0 ? "the real reports are not here" : false;

describe("pages of real reports", { skip }, () => {
  for (const history of histories) {
    it(`${history[0]?.name.split("/")[0]}: kept fragments give the same bytes, and only changed questions change`, async () => {
      // As in a repository, where the template is found once.
      const template = templateOf(history[0]?.text ?? "");
      let before: { text: string; page: Rendered } | null = null;
      for (const { name, text } of history) {
        const page = await pageOf(text, undefined, template);
        if (before !== null) {
          const again = await pageOf(text, before.page.fragments, template);
          assert.equal(again.html, page.html, `${name}: kept fragments give another page`);
          assert.deepEqual([...again.fragments.keys()], [...page.fragments.keys()]);
          assertLocal(name, before.text, before.page.html, text, page.html);
        }
        before = { text, page };
      }
    });
  }
});

/** Every line of the page belongs to one question or to none; those whose source is the same must be the same. */
function assertLocal(name: string, oldText: string, oldPage: string, newText: string, newPage: string): void {
  const oldSources = sourcesOf(oldText);
  const newSources = sourcesOf(newText);
  const oldLines = linesByOwner(oldPage);
  const newLines = linesByOwner(newPage);
  for (const [owner, source] of newSources) {
    if (oldSources.get(owner) !== source) continue;
    assert.equal(newLines.get(owner), oldLines.get(owner), `${name}: ${owner} has not changed`);
  }
}

/** The Markdown of each question, by its id in the page, what is in no question, and what the title is made of: that and the group's number. */
function sourcesOf(text: string): Map<string, string> {
  const report = parseReport(text);
  const sources = new Map<string, string>();
  let rest = "";
  let end = 0;
  for (const { number, span } of report.questions) {
    rest += report.text.slice(end, span.start);
    end = span.end;
    const id = sources.has(`question-${number}`) ? `again-${span.start}` : `question-${number}`;
    sources.set(id, report.text.slice(span.start, span.end));
  }
  rest += report.questions.map((question) => question.number).join();
  return sources.set("rest", rest).set("title", `${rest}${sources.get("question-1")}`);
}

/** What stands between the questions before one that is not answered and that one: where the link to it stays in sight. */
const stretchEnd = /(<p class="next">.*)\n(<\/div>)\n(<div class="stretch">)/g;

/** The page's lines by the question they belong to: its article, its entry in the contents, its cell, the link to it where it is not answered. */
function linesByOwner(html: string): Map<string, string> {
  const owned = new Map<string, string>();
  let article: string | null = null;
  for (const line of html.replaceAll(stretchEnd, "$1$2$3").split("\n")) {
    const opened = /^<article class="\w+" id="([^"]+)"/.exec(line)?.[1];
    article = opened ?? article;
    const entry = /^(?:<p class="next">)?<a(?: class="\w+")? href="#(question-[^"]+)"/.exec(line)?.[1];
    const owner = line.startsWith("<title>") ? "title" : (article ?? entry ?? "rest");
    owned.set(owner, `${owned.get(owner) ?? ""}${line}\n`);
    if (line === "</article>") article = null;
  }
  return owned;
}
