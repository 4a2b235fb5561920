/** That reading a template of any shape, and holding a document to it, takes time in proportion to their length, whatever stands in them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anyTemplate, scanned } from "../helpers/decisions.js";

const length = 10_000;
const attempts = 3;

/** What a template is made of, with `N` for a number that is another one each time. */
const units = [
  "## Section N\n\nDescribe part N in 5-10 words.\n\n",
  "## HN\n",
  "## Same\n\nDescribe it.\n\n",
  "## aaaaaaaaaaaaaaaaaaaaaaaaaN\n",
  "# HN\n## HN\n### HN\n#### HN\n",
  "## {part N}\n\n",
  "### [part] (optional)\n\n- Good: ___\n\n",
  "Title N\n-------\n\n",
  "- Label N: ___\n",
  "- Label: ___\n",
  "- Label:\n",
  "Label N:\n---\n",
  "| c | d |\n|---|---|\n| 1 | |\n\n",
  "- [ ] MM/DD/YYYY {N",
  "{{< part N ",
  "If applicable ",
  "- [ ] item N\n",
  "- [ ] item\n",
  "| cN | d |\n|---|---|\n| 1 | |\n\n",
  "<!-- remark N -->\n",
  "<!-- remark N\n",
  "<!-- This section is optional. -->\n## HN\n",
  "At most N words. ",
  "N words or N sentences, N-N images\n",
  "{a | b} ",
  "{",
  "{{",
  "[",
  "[a](b ",
  "<",
  "<a",
  "*",
  "**",
  "`",
  "_",
  "- *",
  "yes/",
  "choose one of: a, ",
  "word\n",
  "word ",
  " ",
  "---\n",
  "> ",
  "1",
];

const frames: Readonly<Record<string, (text: string) => string>> = {
  alone: (text) => `${text}x\n`,
  "in a heading": (text) => `## ${text}x\n\nDescribe it.\n`,
  "in front matter": (text) => `---\nkey: ${text}x\n---\n\n# Title\n`,
  "in a label's value": (text) => `# Title\n\n- Label: ${text}:\n`,
};

function work(text: string): void {
  const template = anyTemplate(text);
  scanned(text, template);
  scanned("# Nothing\n\n- Label: x\n", template);
  const lines = text.split("\n");
  scanned(lines.filter((_, index) => index % 3 !== 1).join("\n"), template);
}

/** Of the processor's time, so that what else the machine does counts little. */
function milliseconds(text: string): number {
  const start = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Whether a text four times as long takes much more than four times as long, at every attempt; sixteen times would be quadratic. */
function growsTooFast(text: (size: number) => string): boolean {
  for (let i = 0; i < attempts; i++)
    if (milliseconds(text(4 * length)) <= 8 * milliseconds(text(length)) + 150) return false;
  return true;
}

describe("time grows with the template, not with its square", () => {
  for (const unit of units) {
    it(`for ${JSON.stringify(unit)}, repeated`, () => {
      for (const [frame, framed] of Object.entries(frames)) {
        const text = (size: number): string => {
          const times = Math.ceil(size / unit.length);
          return framed(Array.from({ length: times }, (_, n) => unit.replaceAll("N", String(n))).join(""));
        };
        assert.ok(!growsTooFast(text), frame);
      }
    });
  }

  it("for a template of a megabyte, with ten thousand headings", () => {
    const section = (n: number): string =>
      `## Section ${n}\n\nDescribe part ${n} of what you saw, in words of your own, as well as you can.\n\n`;
    const text = Array.from({ length: 10_000 }, (_, n) => section(n)).join("");
    assert.ok(milliseconds(text) < 20_000);
  });
});
