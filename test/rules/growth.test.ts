import assert from "node:assert/strict";
import { test } from "node:test";
import { pristine, scan, template } from "./kites.js";

const attempts = 3;
let scans = 0;

/** Of the processor's time that a scan of `text` takes, in milliseconds. */
function timeOf(text: string): number {
  // Another text each time: a text that was just scanned is not scanned again.
  const fresh = `${text}\n${scans++}`;
  const started = process.cpuUsage();
  scan(fresh, { template });
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const bodies: Readonly<Record<string, string>> = {
  words: "word ",
  "image openings": "![",
  "link openings": "[a](",
  "nested quotes": "> ",
  backticks: "` `` ",
  hashes: "# ## ### ",
  "conflict markers": "\n<<<<<<< a\n>>>>>>> b",
  questions: "\n### Question 77\n> **What?**\n> Answer:\n",
  sections: "\n## Section\n",
  "list items": "\n- a\n  - b",
  "table cells": "| a ",
  mojibake: "Ã©",
  dashes: "---",
  placeholders: "--- question 5 fill here ",
  "angle brackets": "<img src=",
  answers: "Answer: ",
  "checklist items": "\n* [ ] Buy",
};

for (const [name, body] of Object.entries(bodies)) {
  test(`a report full of ${name} takes time in proportion to its size`, () => {
    const of = (times: number): string =>
      pristine
        .replace("--- question 5 fill here ---", () => body.repeat(times))
        .replace("* [ ] Fly", () => `${name === "checklist items" ? body.repeat(times) : ""}\n* [ ] Fly`);
    const size = Math.floor(200_000 / body.length);
    const once = Math.max(5, Math.min(...Array.from({ length: attempts }, () => timeOf(of(size)))));
    let eight = Number.POSITIVE_INFINITY;
    // A disturbed measurement is repeated.
    for (let attempt = 0; attempt < attempts && eight >= 40 * once; attempt++) {
      eight = Math.min(eight, timeOf(of(8 * size)));
    }
    assert.ok(eight < 40 * once, `${once.toFixed(0)} ms for one, ${eight.toFixed(0)} ms for eight times as much`);
  });
}
