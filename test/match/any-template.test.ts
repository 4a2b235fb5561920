import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import type { OutlineHeading } from "../../src/report/outline.js";
import type { Template } from "../../src/template/model.js";
import type { SlotMatch } from "../../src/template/slot-match.js";
import type { SectionSlot } from "../../src/template/slot-model.js";
import { anyTemplate, committed, decisions, fixed, scanned, structural } from "../helpers/decisions.js";
import { kindsOfTemplates } from "../helpers/kinds-of-templates.js";

const shared = fileURLToPath(new URL("../../../shared/templates/", import.meta.url));
const isThere = existsSync(shared);
const publicOnes = isThere
  ? [
      ...readdirSync(shared).filter((name) => name.endsWith(".md")),
      ...readdirSync(join(shared, "bugs")).flatMap((name) => (name.includes(".template.") ? [`bugs/${name}`] : [])),
    ].map((name): [string, string] => [name, readFileSync(join(shared, name), "utf8")])
  : [];

/** What people write into a section, whatever it asks. */
const writings: readonly string[] = [
  "Some words of an answer.",
  "Words with ## in them, and Answer: too.\n\nAnd more - of them.",
  "- one\n- two\n\n1. three",
  "```sh\n## no heading\n# Summary\n```",
  "| x | y |\n| --- | --- |\n| 1 | 2 |",
  "#### A heading of ours\n\nWords.\n\n##### A deeper one\n\nMore.",
  "![a picture](a.png)\n\n> a quote",
];

/** A template with something written at the end or the beginning of each of its sections. */
function filledIn(text: string, writing: (section: number) => string, atEnd: boolean): string {
  const template = anyTemplate(text);
  const lines = text.split("\n");
  const sections = template.slots?.sections ?? [];
  return sections
    .flatMap(({ level, lines: at, index }) => {
      const head = lines.slice(at.start, at.body);
      const body = lines.slice(at.body, at.end);
      if (level === 0) return [...lines.slice(0, at.heading), ...body];
      return atEnd ? [...head, ...body, "", writing(index), ""] : [...head, "", writing(index), "", ...body];
    })
    .join("\n");
}

function holds(text: string): void {
  const template = anyTemplate(text);
  assert.deepEqual(structural(scanned(text, template)), [], "against itself it has no finding but unfilled slots");
  assert.deepEqual(
    [...new Set(scanned(text, template).map(({ rule }) => rule))].filter((rule) => rule !== "answer/unfilled"),
    [],
  );
  assert.equal(fixed(text, template).text, text, "fix changes nothing in it");
  assert.ok(
    matchText(text, template, coursePatterns).questions.every(
      ({ state, question }) => state === "unfilled" || question.heading.level === 0,
    ),
  );
}

function holdsFilled(text: string, writing: (section: number) => string): void {
  const template = anyTemplate(text);
  for (const atEnd of [true, false]) {
    const document = filledIn(text, writing, atEnd);
    assert.deepEqual(structural(scanned(document, template)), []);
    assert.equal(fixed(document, template).text, document, "fix changes not a byte of it");
  }
}

describe("every public template", { skip: !isThere && "../shared is not there" }, () => {
  for (const [name, text] of publicOnes) {
    it(`${name} holds against itself, and filled in anyhow`, () => {
      holds(text);
      for (const first of [0, 3]) holdsFilled(text, (section) => writings[(section + first) % writings.length] ?? "");
    });
  }
});

describe("every kind of template", () => {
  for (const [name, text] of Object.entries(kindsOfTemplates)) {
    it(`${name}: holds against itself, and filled in anyhow`, () => {
      holds(text);
      for (const first of [0, 3]) holdsFilled(text, (section) => writings[(section + first) % writings.length] ?? "");
    });
  }
});

describe("a byte-order mark", () => {
  const mark = "\uFEFF";
  const kinds = {
    ...kindsOfTemplates,
    "a field first": "- Name: ___\n- Date: YYYY-MM-DD\n\n## Summary\n\nWhat?\n",
    "an item first": "- [ ] It flew\n- [ ] It landed\n\n## Summary\n",
  };

  for (const [name, text] of Object.entries(kinds)) {
    it(`hides no line of a document or its template: ${name}`, () => {
      const [plain, marked] = [anyTemplate(text), anyTemplate(mark + text)];
      const lines = text.split("\n");
      const first = [0, 1, 2].flatMap((line) => [
        lines.toSpliced(line, 1),
        lines.with(line, `${lines[line]} more`),
        lines.toSpliced(line, 0, "<<<<<<< HEAD"),
      ]);
      for (const document of [text, ...first.map((one) => one.join("\n"))]) {
        const said = (of: string, template: Template): unknown =>
          scanned(of, template).map(({ rule, line, message }) => ({ rule, line, message }));
        assert.deepEqual(said(mark + document, plain), said(document, plain));
        assert.deepEqual(said(document, marked), said(document, plain));
        const { text: right } = fixed(document, plain);
        assert.equal(fixed(mark + document, plain).text, mark + right);
        assert.equal(fixed(document, marked).text, right);
      }
    });
  }
});

describe("blanks in what a template keeps", () => {
  const template = anyTemplate(
    "# Kite\n\n- [ ] MM/DD/YYYY: first drawn\n- [ ] {task}\n\n| Who | What |\n| --- | --- |\n| @name | ... |\n",
  );
  const document = "# Kite\n\n- [x] 10/30/2019: first drawn\n\n| Who | What |\n| --- | --- |\n| Ann | sail |\n";

  it("are filled in, and stay so", () => {
    assert.deepEqual(structural(scanned(document, template)), []);
    assert.equal(fixed(document, template).text, document);
  });

  it("leave the words beside them to be kept", () => {
    assert.deepEqual(structural(scanned(document.replace("first drawn", "done"), template)), [
      'template/checklist-changed: the checklist item "MM/DD/YYYY: first drawn" is gone',
    ]);
  });
});

describe("templates made at random", () => {
  const word = fc.constantFrom("wind", "sail", "frame", "tail", "string", "cost", "day", "place");
  const title = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
  const body = fc.constantFrom(
    "",
    "Describe it.\n\n",
    "<!-- What do you see? -->\n\n",
    "_Your words here_\n\n",
    "- Name:\n- Place [optional]: ___\n\n",
    "| part | marks |\n|---|---|\n| frame | |\n\n",
    "- [ ] It flew\n- [ ] It landed\n\n",
    "TODO\n\n---\n\n",
    "> **What?**\n>\n> Answer length: 2-6 words\n>\n> Answer:\n\n--- fill here ---\n\n",
    "**Your answer:** yes / no\n\n",
    "```\n## no heading\n```\n\n",
  );
  const section = fc
    .tuple(fc.integer({ min: 1, max: 4 }), title, body)
    .map(([level, words, text]) => `${"#".repeat(level)} ${words}\n\n${text}`);
  const made = fc.array(section, { minLength: 1, maxLength: 9 }).map((sections) => sections.join(""));

  it("hold against themselves, and filled in anyhow", () => {
    fc.assert(
      fc.property(made, fc.array(fc.constantFrom(...writings), { minLength: 10, maxLength: 10 }), (text, written) => {
        holds(text);
        holdsFilled(text, (index) => written[index % written.length] ?? "");
      }),
      { numRuns: 60 },
    );
  });
});

describe("whatever is broken in a template is found, and put back exactly", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["decisions", decisions],
    ...Object.entries(kindsOfTemplates),
    ...publicOnes.filter(([name]) =>
      /^(?:rust-rfc|govuk|hogent|eip|ntu|short|bugs.(?:sub|parts|separators))/.test(name),
    ),
  ];
  for (const [name, text] of texts) {
    it(name, () => breakEach(text));
    it(`${name}: filled in, with the version before known`, () => {
      const template = anyTemplate(text);
      breakHeadings(
        filledIn(text, (section) => writings[(section + 1) % writings.length] ?? "", true),
        template,
      );
    });
  }
});

/** Listed because of a fence that a simple scan takes for closed by "```rust"; by CommonMark, and on GitHub, all its headings are there. */
const inNoFence: ReadonlySet<string> = new Set(["rust-rfcs/3892-complex-numbers/004.md"]);

/** Breaks each part of a template in each way. */
function breakEach(text: string): void {
  const template = anyTemplate(text);
  const lines = text.split("\n");
  const without = (from: number, to: number, put: readonly string[] = []): string =>
    [...lines.slice(0, from), ...put, ...lines.slice(to)].join("\n");
  const check = (how: string, broken: string): void => {
    assert.notDeepEqual(structural(scanned(broken, template)), [], `${how} is found`);
    assert.equal(fixed(broken, template).text, text, `${how} is put back`);
  };
  const sections = template.slots?.sections ?? [];
  for (const section of sections) {
    const { lines: at, key, level, fields, items } = section;
    for (const { line, endLine, required, label } of fields)
      if (required) check(`field ${label}`, without(line, endLine));
    for (const { line, endLine, text: item } of items) check(`item ${item}`, without(line, endLine));
    if (level === 0 || section.free) continue;
    const end =
      sections.find((other) => other.index > section.index && other.level <= level)?.lines.start ?? lines.length;
    const heading = lines[at.heading] ?? "";
    check(`${key} twice`, without(end, end, lines.slice(at.start, end)));
    if (!section.required) continue;
    if (end < lines.length) check(`${key} gone`, without(at.start, end));
    check(`${key} reworded`, without(at.heading, at.heading + 1, [`${heading} of ours`]));
    if (/^#{1,5} /.test(heading)) check(`${key} deeper`, without(at.heading, at.heading + 1, [`#${heading}`]));
  }
}

/** Breaks each heading of a filled-in document, whose version before is known. */
function breakHeadings(text: string, template: Template): void {
  const since = { ...template, slots: template.slots?.since(text) ?? null };
  const { bound } = matchText(text, since, coursePatterns);
  assert.ok(bound);
  const lines = text.split("\n");
  for (const { slot, heading } of bound.sections) {
    const at: OutlineHeading | undefined = bound.document.headings[heading ?? -1];
    if (at === undefined || slot.free || !slot.required) continue;
    const broken: Record<string, readonly string[]> = {
      "lost its heading": [...lines.slice(0, at.line), ...lines.slice(at.endLine)],
      "has another heading": [...lines.slice(0, at.line), `${"#".repeat(slot.level)} Quux`, ...lines.slice(at.endLine)],
      "is gone with all that is in it": [...lines.slice(0, at.line), ...lines.slice(wholeEnd(bound, slot))],
    };
    for (const [how, put] of Object.entries(broken)) {
      const now: string = put.join("\n");
      assert.notDeepEqual(structural(scanned(now, since)), [], `${slot.key} ${how}`);
      assert.equal(fixed(now, since).text, text, `${slot.key} ${how} and gets it back`);
    }
  }
}

/** Where a section of a document ends with those that stand in it. */
function wholeEnd({ sections, document }: SlotMatch, { index, level }: SectionSlot): number {
  const next = sections.find(({ slot, heading }) => slot.index > index && slot.level <= level && heading !== null);
  return document.headings[next?.heading ?? -1]?.line ?? document.lineStarts.length;
}

describe("histories of public documents", { skip: !isThere && "../shared is not there" }, () => {
  it("every edit that drops a heading of its template is stopped, and hardly any other", (context) => {
    const histories = join(shared, "histories");
    const listed: Record<string, { versions: number; removes: number[] }> = JSON.parse(
      readFileSync(join(histories, "index.json"), "utf8"),
    );
    const stops: string[] = [];
    let edits = 0;
    for (const [name, { removes }] of Object.entries(listed)) {
      const folder = join(histories, name);
      const template = anyTemplate(readFileSync(join(folder, "template.md"), "utf8"));
      const versions = readdirSync(folder)
        .filter((file) => /^\d+\.md$/.test(file))
        .sort();
      versions.slice(1).forEach((file, index) => {
        edits++;
        const before = readFileSync(join(folder, versions[index] ?? ""), "utf8");
        const errors = committed(before, readFileSync(join(folder, file), "utf8"), template).filter(
          ({ level }) => level === "error",
        );
        const drops = removes.includes(Number(basename(file, ".md")));
        if (drops && !inNoFence.has(`${name}/${file}`)) assert.ok(errors.length > 0, `${name}/${file} drops a heading`);
        else if (errors.length > 0) stops.push(`${name}/${file}: ${errors.map(({ message }) => message).join("; ")}`);
      });
    }
    context.diagnostic(
      `${edits} edits; ${stops.length} stopped besides those listed${stops.map((stop) => `\n  ${stop}`).join("")}`,
    );
    assert.ok(stops.length <= edits * 0.03, `${stops.length} of ${edits}: ${stops.join("\n")}`);
  });
});
