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

const rule = "template/section-missing";
const gone = changed(["## Why now\n\nDescribe what made you decide.\n\n", ""]);
const reworded = changed(["### Costs", "### Cost of each"]);

test("a section that a commit removes stops it, and is a warning in a scan", () => {
  assert.deepEqual(levels(rule, gone), { commit: "error", scan: "warning" });
  const [found] = scanned(gone).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the section "Why now" is gone; the template asks for it`);
  assert.equal(found?.line, 11);
});

test("a heading with other words is found where it stands", () => {
  const [found] = scanned(reworded).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the heading "Cost of each" was "Costs" in the template`);
  assert.equal(found?.line, 21);
});

test("with a section those that stand in it are gone, and only it is told", () => {
  const [from, to] = [decisions.indexOf("## Ways we saw"), decisions.indexOf("## Choice")];
  const told = scanned(decisions.slice(0, from) + decisions.slice(to)).filter((one) => one.rule === rule);
  assert.deepEqual(
    told.map(({ message }) => message),
    [`the section "Ways we saw" is gone; the template asks for it`],
  );
});

test("an optional section may go, and a title has words of its own", () => {
  const text = changed(["# {what was decided}", "# We fly on Sunday"]);
  assert.deepEqual(
    scanned(text.slice(0, text.indexOf("## More"))).filter((one) => one.rule === rule),
    [],
  );
});

test("what was missing before stops no commit", () => {
  const [found] = committed(gone, gone.replace("What does", "What would")).filter((one) => one.rule === rule);
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("fix puts the section back, and a heading its words", () => {
  assert.equal(fixed(gone).text, decisions);
  assert.equal(fixed(reworded).text, decisions);
  assert.equal(fixed(changed(["## Why now\n", ""])).text, decisions);
});

test("words that a heading has more than the template's stay below it, or are named where they are few", () => {
  const long = "Why now, and not before the wind turned";
  const few = "Why now or never";
  for (const [of, heading] of [
    [decisions, `## ${long}\n`],
    [decisions.replaceAll("\n", "\r\n"), `## ${long}\r\n`],
    [decisions, `${long}\n---\n`],
  ] as const) {
    const [line = ""] = /## Why now\r?\n/.exec(of) ?? [];
    const end = line.slice("## Why now".length);
    const { text, changes } = fixed(of.replace(line, heading));
    assert.equal(text, of.replace(line, `${line}${end}**${long}**${end}`));
    assert.deepEqual(
      changes.map(({ what }) => what),
      [`gave the section "Why now" its heading back; its words stand below it`],
    );
    assert.equal(fixed(text).text, text, "once more changes nothing");
  }
  const named = fixed(changed(["## Why now\n", `## ${few}\n`]));
  assert.equal(named.text, decisions);
  assert.equal(named.changes[0]?.what, `gave the section "Why now" its heading back; it read "${few}"`);
});

test("words that stay below a heading are no part of the line that follows", () => {
  const close = "# {kite}\n\n## Why\nSay why.\n";
  const { text } = fixed(close.replace("## Why", "## Why it flew over the sea"), anyTemplate(close));
  assert.equal(text, close.replace("## Why\n", "## Why\n\n**Why it flew over the sea**\n\n"));
});

const short = anyTemplate("# {kite}\n\n## Why\nSay why.\n\n## How\nSay how.\n\n### Cost\n\n## After\nSay what came.\n");
const written =
  "# Box kite\n\n## Why\n\nNone\n\n### Wind\n\nNone\n\n## How\n\n### Cost\n\n### Sail\n\nNone\n\n## After\n\nNone\n";
/** The template for a document whose version before is known. */
const since: Template = { ...short, slots: short.slots?.since(written) ?? null };

test("fix puts a heading back where the version before had it, with its blank lines, among lines that are alike", () => {
  for (const heading of ["## Why", "## How", "### Cost", "## After"])
    assert.equal(fixed(written.replace(`${heading}\n`, ""), since).text, written, heading);
});

/** The short document with a part of it gone, put right once its version before is known. */
function backIn(before: string, gone: string, ...changes: readonly (readonly [string, string])[]): string {
  assert.ok(before.includes(gone));
  const held: Template = { ...short, slots: short.slots?.since(before) ?? null };
  const now = changes.reduce((text, [from, to]) => text.replace(from, to), before.replace(gone, ""));
  const { text } = fixed(now, held);
  assert.equal(fixed(text, held).text, text, "once more changes nothing");
  return text;
}

const own = written.replace("### Sail\n\nNone", "### Sail\n\n- silk\n- paper\n\n```\n## After\n```");

test("fix puts back what the version before had in a section", () => {
  const how = own.slice(own.indexOf("## How"), own.indexOf("## After\n\n"));
  assert.equal(backIn(own, how), own);
  assert.equal(backIn(own, own.slice(own.indexOf("### Cost"), own.indexOf("## After\n\n"))), own);
  assert.equal(backIn(own, "\n## After\n\nNone\n"), own);
  assert.equal(backIn(own, own.slice(own.indexOf("## Why"))), own, "several, with what follows the last");
  const crlf = own.replaceAll("\n", "\r\n");
  assert.equal(backIn(crlf, how.replaceAll("\n", "\r\n")), crlf);
});

test("a title that is gone comes back with its own words", () => {
  for (const gone of ["# Box kite\n\n", "# Box kite\n"]) assert.equal(backIn(own, gone), own);
});

test("a title comes back with its own words, too, where the heading below it had others before", () => {
  const text = changed(
    ["{what was decided}", "A red kite"],
    ["- Start date: (fill it in)\n- Sail [optional]: ___\n\n", ""],
  );
  const template = anyTemplate(decisions.replace("- Start date: (fill it in)\n- Sail [optional]: ___\n\n", ""));
  const before = text.replace("## Why now", "## Why now, then");
  const held: Template = { ...template, slots: template.slots?.since(before) ?? null };
  assert.equal(fixed(before.replace("# A red kite\n\n", ""), held).text, text);
});

test("no heading of the writer's own is taken for a title that goes", () => {
  const text = written.replace("## Why", "### Sky\n\nBlue.\n\n## Why");
  assert.equal(backIn(text, "# Box kite\n\n"), text);
});

test("what stands elsewhere by now is not put back twice", () => {
  const how = own.slice(own.indexOf("## How"), own.indexOf("## After\n\n"));
  const moved = backIn(own, how, ["### Wind\n", "### Wind\n\n- silk\n"]);
  assert.equal(moved, own.replace("- silk\n", "").replace("### Wind\n", "### Wind\n\n- silk\n"));
  const all = how.slice(how.indexOf("### Sail"));
  assert.match(backIn(own, how, ["### Wind\n", `### Wind\n\n${all}`]), /\n## How\nSay how\.\n\n### Cost\n\n## After/);
  assert.equal(
    backIn(own, how, ["None\n", "None\n\n```\nother\n```\n"]),
    own.replace("None\n", "None\n\n```\nother\n```\n"),
  );
});

test("fix puts nothing where it is not seen, again and again", () => {
  const flight = "Flight title\n============\n\nIn short\n--------\n\n[A few words.]\n\n## Log\n";
  const before = flight.replace("[A few words.]", "Dry.");
  const template = anyTemplate(flight);
  const held: Template = { ...template, slots: template.slots?.since(before) ?? null };
  const cut = fixed(before.replace("In short\n", "").replace("\n--", "--"), held).text;
  assert.equal(cut.match(/In short/g)?.length, 1);
  const open = fixed("Flight title\n============\n\n```\n\nDry.\n", held).text;
  assert.ok((open.match(/In short/g)?.length ?? 0) <= 1, open);
});

test("a section comes back above what the writer has of their own behind it", () => {
  const text = written.replace("## After", "## Weather\n\nDry.\n\n## After");
  assert.equal(backIn(text, text.slice(text.indexOf("## How"), text.indexOf("## Weather"))), text);
});

test("a section that had no more than the template asks comes back as that has it", () => {
  const empty = written.replace("## How\n\n### Cost\n\n### Sail\n\nNone\n\n", "## How\n\n### Cost\n\n");
  assert.match(backIn(empty, "## How\n\n### Cost\n\n"), /\n## How\nSay how\.\n\n### Cost\n\n## After/);
});

test("no heading of the writer's own is taken for one that is gone beside it", () => {
  const broken = written.replace("## How\n\n", "").replace("### Wind", "## Wind");
  const before: Template = { ...short, slots: short.slots?.since(written.replace("### Wind", "## Wind")) ?? null };
  assert.match(fixed(broken, before).text, /\n## Wind\n\nNone\n\n## How\n\n### Cost\n/);
});

test("fix makes a heading again of a line with its words", () => {
  for (const line of ["How", "##How", "**How**", "**How:**"])
    assert.equal(fixed(written.replace("## How", line), short).text, written, line);
});

test("a section that code or a comment takes in is told where that begins, and left to its writer", () => {
  for (const [mark, kind] of [
    ["```", "code"],
    ["<!--", "comment"],
  ]) {
    const text = changed(["Describe what made", `${mark}\nDescribe what made`], ["What does each cost?", "What? -->"]);
    const told = scanned(text).filter((one) => one.rule === rule);
    assert.equal(told[0]?.line, 13, kind);
    assert.equal(
      told[0]?.message,
      `the section "Ways we saw" stands in the ${kind} that begins here, where it is no heading`,
    );
    assert.equal(fixed(text).text, text);
  }
});

test("code that shows the section's heading, and did before, hides nothing", () => {
  const shown = written.replace("None\n\n### Wind", "```\n## How\n```\n\n### Wind");
  const before: Template = { ...short, slots: short.slots?.since(shown) ?? null };
  assert.equal(fixed(shown.replace("\n## How\n\n### Cost", "\n### Cost"), before).text, shown);
});

test("a heading with a blank is whatever its document makes of it, and stays that", () => {
  for (const [asked, own] of [
    ["Week N", "Week 12"],
    ["Choice: TBD", "5. Choice: kite"],
    ["Flight #", "Flight 3"],
    ["_Your kite_", "The red one"],
  ]) {
    const template = anyTemplate(`# Log\n\n## ${asked}\n\n*How was it?*\n\n## Crew\n\nWho?\n`);
    const text = `# Log\n\n## ${own}\n\nWindy.\n\n## Crew\n\nAda.\n`;
    assert.deepEqual(structural(scanned(text, template)), [], own);
    assert.equal(fixed(text, template).text, text, own);
  }
});

test("fix puts no heading in capitals, which may stand for a name, in the place of other words", () => {
  const template = anyTemplate("# Log\n\n## PILOT\n\nWho flew?\n\n## Crew\n\nWho?\n");
  const text = "# Log\n\n## Ada Kane\n\nWho flew?\n\nShe did.\n\n## Crew\n\nBo.\n";
  assert.match(structural(scanned(text, template)).join(), /the heading "Ada Kane" was "PILOT"/);
  assert.equal(fixed(text, template).text, text);
  assert.match(fixed(text.replace("Ada Kane", "PILOTS"), template).text, /## PILOT\n/);
});

const parts = anyTemplate(
  "# {kite}\n\n## 1. Sail\n\n### 1.1 Cloth\n\nWhich?\n\n### 1.2 Size\n\nHow large?\n\n## 2. Frame\n\n### 2.1 Size\n\nHow large?\n",
);
const numbered =
  "# Box kite\n\n## 1. Sail\n\n### 1.1 Cloth\n\nSilk.\n\n### 1.2 Size\n\nBig.\n\n## 2. Frame\n\n### 2.1 Size\n\nBigger.\n";

test("words count before numbers: a section that a document adds moves only the numbers behind it", () => {
  const colour = numbered
    .replace("### 1.1 Cloth", "### 1.1 Colour\n\nRed.\n\n### 1.2 Cloth")
    .replace("### 1.2 Size", "### 1.3 Size");
  const wind = numbered
    .replace("## 2. Frame\n\n### 2.1", "## 3. Frame\n\n### 3.1")
    .replace(/## 1\. Sail\n\n### 1\.1([^]*)### 1\.2/, "## 1. Wind\n\n## 2. Sail\n\n### 2.1$1### 2.2");
  for (const text of [colour, wind, numbered.replace(/\d\.\d? /g, "")]) {
    assert.deepEqual(structural(scanned(text, parts)), [], text);
    assert.equal(fixed(text, parts).text, text);
  }
});

test("another section under the number of one that is gone is not it", () => {
  const text = numbered.replace("1.1 Cloth\n\nSilk.", "1.1 Colour\n\nRed.");
  assert.match(structural(scanned(text, parts)).join(), /the section "1.1 Cloth" is gone/);
  assert.match(fixed(text, parts).text, /### 1.1 Colour\n\nRed.\n/);
});
