import assert from "node:assert/strict";
import { test } from "node:test";
import type { Template } from "../../../src/template/model.js";
import {
  anyTemplate,
  changed,
  committed,
  decisions,
  fixed,
  levels,
  scanned,
  structural,
} from "../../helpers/decisions.js";

const rule = "template/section-moved";
const moved = changed(
  ["## Choice\n\n{kite | balloon | glider}\n\n", ""],
  ["## Why now", "## Choice\n\n{kite | balloon | glider}\n\n## Why now"],
);

test("a section out of order is told with its place", () => {
  assert.deepEqual(levels(rule, moved), { commit: "error", scan: "warning" });
  const [found] = scanned(moved).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the section "Choice" is out of order; its place is below "Costs"`);
  assert.equal(found?.line, 11);
});

test("headings that a document adds move nothing", () => {
  const text = changed(["## Choice", "## Thoughts of ours\n\n### Costs of thoughts\n\n## Choice"]);
  assert.deepEqual(
    scanned(text).filter((one) => one.rule === rule),
    [],
  );
});

test("fix moves it back", () => {
  assert.equal(fixed(moved).text, decisions);
  assert.equal(committed(moved, moved).length, 1);
});

test("a heading with a blank is known by its other words wherever it stands", () => {
  const template = anyTemplate(
    "# Log\n\n## Place\n\nWhere?\n\n## Risk: <name>\n\nWhy?\n\n## Crew\n\nWho?\n\n## End\n\nHow?\n",
  );
  const [place, risk, crew, end] = [
    "## Place\n\nA hill.\n",
    "## Risk: rain\n\nWet.\n",
    "## Crew\n\nAda.\n",
    "## End\n\nGood.\n",
  ];
  const whole = ["# Log\n", place, risk, crew, end].join("\n");
  for (const parts of [
    ["# Log\n", risk, place, crew, end],
    ["# Log\n", place, crew, end, risk],
  ]) {
    const text = parts.join("\n");
    const told = scanned(text, template).map((one) => `${one.rule}: ${one.message}`);
    assert.deepEqual(told, [`${rule}: the section "Risk: <name>" is out of order; its place is below "Place"`]);
    assert.equal(fixed(text, template).text, whole);
  }
  const beside = whole.replace("## Crew", "## Risk: wind\n\nStrong.\n\n## Crew");
  assert.deepEqual(scanned(beside, template), []);
});

test("of several sections of one name, a message says whose it is", () => {
  const asked =
    "# Log\n\n## Silk kite\n\n### For\n\nWhat?\n\n### Against\n\nWhat?\n\n## Paper kite\n\n### For\n\nWhat?\n\n### Against\n\nWhat?\n\n## End\n\nHow?\n";
  const text = asked.replaceAll("What?", "Much.");
  const template = anyTemplate(asked);
  const end = "## End\n\nHow?\n";
  const moved = text.replace(end, "").replace("# Log\n\n", `# Log\n\n${end}\n`);
  const told = (now: string): readonly string[] =>
    scanned(now, template).flatMap((one) => (one.rule.startsWith("template/") ? [one.message] : []));
  assert.deepEqual(told(moved), [`the section "End" is out of order; its place is below "Against" of "Paper kite"`]);
  const [before, after] = [text.indexOf("### Against"), text.indexOf("## Paper kite")];
  assert.deepEqual(told(text.slice(0, before) + text.slice(after)), [
    `the section "Against" of "Silk kite" is gone; the template asks for it`,
  ]);
});

test("headings with blanks of which some begin in other words are known by their order", () => {
  const asked = ["Risk: <name>", "Changes YYYY-MM-DD", "Risk: <name>", "{kite}"];
  const own = ["Rain", "Changes 2026-01-02", "Risk: wind", "Risk of kites"];
  const of = (titles: readonly string[]): string => `# Log\n\n${titles.map((one) => `## ${one}\n\nWhy?\n`).join("\n")}`;
  const told = scanned(of(own), anyTemplate(of(asked))).filter((one) => one.rule.startsWith("template/"));
  assert.deepEqual(told, []);
});

test("of several sections with the same words, one may be numbered", () => {
  const asked = "# Log\n\n## Notes\n\nWhat?\n\n## Notes\n\nWhy?\n";
  const told = scanned(asked.replace("## Notes", "## 1. Notes"), anyTemplate(asked));
  assert.deepEqual(
    told.filter((one) => one.rule.startsWith("template/")),
    [],
  );
});

const asked =
  "# My title\n\nWhat it is about.\n\n## Outcome\n\nWhat came of it?\n\n## Options\n\n### {one option}\n\n{how it flies}\n\n### {other option}\n\n{how it flies}\n\n## More\n\nLinks.\n";
const [top, outcome, options, kite, balloon, more] = [
  "# Kites\n\nOf ours.\n",
  "## Outcome\n\nWe fly.\n",
  "## Options\n",
  "### Kite\n\nLight.\n",
  "### Balloon\n\nRound.\n",
  "## More\n\nNone.\n",
] as const;
const flown = [top, outcome, options, kite, balloon, more].join("\n");
const open = anyTemplate(asked);
/** The template for a document whose version before is known. */
const since: Template = { ...open, slots: open.slots?.since(flown) ?? null };

for (const [what, parts, name] of [
  ["a heading alone, away from above its parts", [top, options, outcome, kite, balloon, more], `section "Options"`],
  ["a heading alone, below its parts", [top, outcome, kite, balloon, options, more], `section "Options"`],
  ["a heading alone, behind all others", [top, outcome, kite, balloon, more, options], `section "Options"`],
  [
    "a heading with words of its own, to another section",
    [top, outcome, options, balloon, more, kite],
    `section "{one option}"`,
  ],
  [
    "a heading with words of its own, above its section",
    [top, outcome, kite, options, balloon, more],
    `section "{one option}"`,
  ],
  ["a title, below a section", [outcome, options, kite, balloon, top, more], "title"],
  ["a title, behind all others", [outcome, options, kite, balloon, more, top], "title"],
] as const) {
  test(`what was moved is told so, and goes back: ${what}`, () => {
    const text = parts.join("\n");
    const told = structural(scanned(text, since));
    assert.equal(told.length, 1);
    assert.ok(told[0]?.startsWith(`${rule}: the ${name} is out of order`), told[0]);
    assert.equal(fixed(text, since).text, flown);
  });
}

test("a heading goes back above its parts, whatever words the template has for these", () => {
  const costs = anyTemplate(asked.replace("{one option}", "Kite").replace("{other option}", "Balloon"));
  for (const parts of [
    [top, options, outcome, kite, balloon, more],
    [top, outcome, kite, balloon, options, more],
  ])
    assert.equal(fixed(parts.join("\n"), costs).text, flown);
});

test("no second title comes above one that stands in another place, be that committed already", () => {
  const text = [outcome, options, kite, balloon, top, more].join("\n");
  for (const before of [null, text]) {
    const held = { ...open, slots: (before === null ? open.slots : open.slots?.since(before)) ?? null };
    assert.equal(fixed(text, held).text, text);
  }
});
