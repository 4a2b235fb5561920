/** Which edition a report was made from. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editionLike, recognise } from "../../src/course/recognise.js";
import { editionFiles, seedReport, withoutCourse } from "../helpers/course.js";
import { parseReport, readTemplate } from "../helpers/read.js";
import { gardenTemplate, replaced } from "../helpers/report.js";

function recognised(text: string): string | null {
  return recognise(parseReport(text))?.name ?? null;
}

function edition(date: string): string {
  const file = editionFiles().find((one) => one.date === date);
  assert.ok(file, date);
  return file.text;
}

/** From the heading of one question up to that of another. */
function questions(text: string, from: number, to: number): string {
  const end = text.indexOf(`### Question ${to}\n`);
  return text.slice(text.indexOf(`### Question ${from}\n`), end < 0 ? text.length : end);
}

/** Each prompt with a word put into it, so that none is exactly its edition's. */
function withStrayWords(text: string): string {
  return text.replaceAll("> Answer:", "> typo\n>\n> Answer:");
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[^]*?\n---\n/, "");
}

describe("no edition", () => {
  it("is a template about something else", () => assert.equal(recognised(gardenTemplate), null));

  it("is an empty report", () => assert.equal(recognised(""), null));

  it("is a text without questions", () => assert.equal(recognised("# Hello\n\n> Answer:\n\nPeas\n"), null));
});

describe("an edition is recognised", { skip: withoutCourse }, () => {
  it("by the seed report", () => assert.equal(recognised(seedReport()), "dtu-mlops-2023-09-27"));

  it("with CRLF, and with a lone CR", () => {
    const text = edition("2024-02-01");
    assert.equal(recognised(text.replaceAll("\n", "\r\n")), "dtu-mlops-2024-02-01");
    assert.equal(recognised(text.replaceAll("\n", "\r")), "dtu-mlops-2024-02-01");
  });

  it("behind a byte-order mark", () =>
    assert.equal(recognised(`\ufeff${edition("2024-06-18")}`), "dtu-mlops-2024-06-18"));

  it("with its quotes rewrapped by a formatter", () => {
    const text = edition("2023-09-27").replace(/(\n> [^\n]+)\n> /g, "$1 > ");
    assert.notEqual(text, edition("2023-09-27"));
    assert.equal(recognised(text), "dtu-mlops-2023-09-27");
  });

  it("in a report that stands in the file twice", () =>
    assert.equal(recognised(edition("2023-09-27") + edition("2023-09-27")), "dtu-mlops-2023-09-27"));

  it("by one question that is left of it", () => {
    const text = edition("2023-09-27");
    const found = recognised(questions(text, 14, 15));
    assert.ok(found?.startsWith("dtu-mlops-"));
  });

  it("by the most prompts that are exactly its own", () => {
    const [older, newer] = [edition("2023-09-27"), edition("2026-01-23")];
    const last = newer.slice(newer.indexOf("### Question 31\n"));
    assert.equal(recognised(older + last), "dtu-mlops-2023-09-27");
    const changed =
      withStrayWords(older.slice(0, older.indexOf("### Question 3\n"))) +
      newer.slice(newer.indexOf("### Question 3\n"));
    assert.equal(recognised(changed), "dtu-mlops-2026-01-23");
  });

  it("by its words where no prompt is exactly its own", () => {
    assert.equal(recognised(withStrayWords(edition("2024-12-22"))), "dtu-mlops-2024-12-22");
    assert.equal(recognised(withStrayWords(edition("2026-01-23"))), "dtu-mlops-2026-01-23");
  });

  it("not where fewer than half of its words are left", () => {
    const text = withStrayWords(edition("2024-12-22"));
    assert.equal(recognised(questions(text, 1, 8)), null);
  });

  it("by its checklist where its prompts are another's too", () => {
    assert.equal(recognised(edition("2026-01-09")), "dtu-mlops-2026-01-09");
    assert.equal(recognised(edition("2026-01-09b")), "dtu-mlops-2026-01-09b");
    assert.equal(recognised(edition("2024-10-12")), "dtu-mlops-2024-10-12");
  });

  it("by its checklist also with boxes ticked and one item gone", () => {
    const ticked = edition("2026-01-09").replaceAll("[ ]", "[x]");
    assert.equal(recognised(ticked.replace(/\n\* \[x\][^\n]*/, "")), "dtu-mlops-2026-01-09");
  });

  it("by its front matter where its checklist is another's too", () => {
    assert.equal(recognised(edition("2024-06-18")), "dtu-mlops-2024-06-18");
    assert.equal(recognised(withoutFrontMatter(edition("2024-06-18"))), "dtu-mlops-2024-10-12");
  });

  it("as the newest where all that is another's too", () =>
    assert.equal(recognised(edition("2022-12-29")), "dtu-mlops-2023-01-02"));
});

describe("a template is like an edition", { skip: withoutCourse }, () => {
  const like = (text: string): string | null =>
    editionLike(readTemplate(parseReport(text), "x", "option"), false)?.name ?? null;

  it("where all its prompts are", () => assert.equal(like(edition("2023-09-27")), "dtu-mlops-2023-09-27"));

  it("not with one prompt changed", () =>
    assert.equal(like(replaced(edition("2023-09-27"), "### Question 9\n\n> **", "### Question 9\n\n> **Say: ")), null));

  it("not with a question more or fewer", () => {
    const text = edition("2023-09-27");
    assert.equal(like(replaced(text, questions(text, 9, 10), "")), null);
    assert.equal(like(`${text}\n### Question 28\n\n> Answer:\n`), null);
  });

  it("not where it has no question", () => assert.equal(like(""), null));
});
