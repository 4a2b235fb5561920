import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";
import { fixedWith, templateFrom } from "../../helpers/fix.js";
import { by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "template/section-duplicated";
const hides = "answer/hides-text";
const section = "## Why now\n\nDescribe what made you decide.\n\n";
const twice = changed([section, section + section]);

test("a section that stands twice stops a commit, and is a warning in a scan", () => {
  assert.deepEqual(levels(rule, twice), { commit: "error", scan: "warning" });
  const [found] = scanned(twice).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the section "Why now" stands here again; it began on line 11 already`);
  assert.deepEqual([found?.line, found?.fixable], [15, true]);
});

test("fix takes out the copy that holds nothing, and neither of two that were written", () => {
  assert.equal(fixed(twice).text, decisions);
  assert.equal(committed(twice, twice)[0]?.existing, true);
  const both = changed([section, "## Why now\n\nWind.\n\n## Why now\n\nRain.\n\n"]);
  assert.equal(fixed(both).text, both);
});

const log = "## Wind\n\nHow strong?\n\n## Crew\n\nWho?\n\n## End\n\nHow?\n";
const flown = "## Wind\n\nStrong.\n\n## Crew\n\nAda.\n\n## End\n\nGood.\n";

test("a document that was pasted again is told once, and fix takes the second out", () => {
  const template = anyTemplate(`# {kite}\n\n${log}`);
  const whole = `# Box kite\n\n${flown}`;
  const pasted = `${whole}\n${whole}`;
  assert.deepEqual(
    scanned(pasted, template).map(({ message, line }) => [line, message]),
    [[15, "the title stands here again; it began on line 1 already"]],
  );
  assert.equal(fixed(pasted, template).text, whole);
});

test("of a document that was pasted again and written on, what is the same goes", () => {
  const template = anyTemplate(`# {kite}\n\n${log}`);
  const whole = `# Box kite\n\n${flown}`;
  const { text } = fixed(`${whole}\n${whole.replace("Ada.", "Ada and Bo.")}`, template);
  assert.equal(text, `${whole}\n# Box kite\n\n## Crew\n\nAda and Bo.\n`);
});

const front = "---\nstate: flown\npilot: Ada\n---\n\n<!-- Kept. -->\n\n";

for (const [what, head, asked] of [
  ["with a title", "# Box kite\n\n", "# {kite}\n\n"],
  ["without one", "", ""],
] as const) {
  test(`a document ${what} that was pasted again goes with its front matter, however often`, () => {
    const template = anyTemplate(`---\nstate:\npilot:\n---\n\n${asked}${log}`);
    const whole = front + head + flown;
    for (const pasted of [`${whole}${whole}`, `${whole}\n${whole}\n${whole}`, `${whole}\uFEFF${whole}`])
      assert.equal(fixed(pasted, template).text, whole);
  });

  test(`a document ${what} that was pasted again with other front matter is told until somebody brings both together`, () => {
    const template = anyTemplate(`---\nstate:\npilot:\n---\n\n${asked}${log}`);
    const other = "---\nstate: lost\npilot: Ada\n---\n\n";
    const { text } = fixed(`${front}${head}${flown}\n${other}${head}${flown}`, template);
    assert.ok(text.includes(`\n${other}${head}## Wind\n`));
    const told = scanned(text, template).filter((one) => one.rule === rule);
    assert.deepEqual([told.length, told[0]?.fixable], [1, false]);
  });
}

test("copies right below each other all go, the last of the document too", () => {
  assert.equal(fixed(`${flown}\n${flown}`, anyTemplate(log)).text, flown);
});

const wind = "## Wind\n\nStrong.\n\n";
const ours = `${wind}### Of ours\n\nGusts.\n\n${flown.slice(wind.length)}`;

test("of two copies of which one goes on where the other ends, that other goes", () => {
  const template = anyTemplate(log);
  for (const twice of [wind + ours, ours.replace("## Crew", `${wind}## Crew`), wind + wind + ours]) {
    const told = scanned(twice, template).filter((one) => one.rule === rule);
    assert.ok(told.every(({ fixable }) => fixable));
    assert.equal(fixed(twice, template).text, ours);
  }
  const apart = ours.replace("Strong", "Stronger");
  assert.equal(fixed(wind + apart, template).text, wind + apart);
});

test("two copies that go on below an empty one stay, and it goes once", () => {
  const rest = "## Wind\n\nWeak.\n\n## Crew\n\nAda.\n\n## End\n\nGood.\n";
  assert.equal(fixed(`## Wind\n\n${wind}${rest}`, anyTemplate(log)).text, wind + rest);
});

test("what was pasted into a document again goes to the letter, wherever it begins and ends", () => {
  const template = anyTemplate(log);
  const held = { ...template, slots: template.slots?.since(ours) ?? null };
  for (const [first, end] of [
    ["Strong.", "## End"],
    ["## Wind", "Gusts."],
    ["Gusts.", "Good."],
  ] as const) {
    const part = ours.slice(ours.indexOf(first), ours.indexOf(end));
    const twice = replaced(ours, part, part + part);
    const told = scanned(twice, held).filter((one) => one.rule === rule);
    assert.ok(told.length > 0 && told.every(({ fixable }) => fixable));
    assert.equal(fixed(twice, held).text, ours);
  }
});

const heading = "## The building\n\n";
/** The kite report with a section's heading once more above one of its questions. */
const again = (above: string): string => replaced(pristine, above, `${heading}${above}`);

test("a section of numbered questions that stands again stops a commit, and its questions stand where they belong", () => {
  const report = again("### Question 4");
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "warning" });
  assert.deepEqual(
    scan(report)
      .filter((one) => one.rule.startsWith("template/"))
      .map(({ message }) => message),
    [`the section "The building" stands here again; it began on line ${lineOf(heading.trim(), report)} already`],
  );
});

test("several are told once, and in a scan by their questions where those stand twice too", () => {
  const report = `${again("### Question 4")}\n## The group\n`;
  const [found, ...others] = by(rule, scan(report));
  assert.deepEqual(others, []);
  assert.equal(found?.message, '2 sections stand again from here on, the first is "The building"');
  const whole = pristine + pristine;
  assert.deepEqual(by(rule, scan(whole)), []);
  assert.equal(by(rule, commit(pristine, whole)).length, 1);
});

test("fix takes out the heading that stands again with what the first has too, and the questions stay", () => {
  assert.equal(fixedWith(again("### Question 4"), pristine).text, pristine);
});

test("of two sections with the same words the one that does not fit its place stands again, be it the first", () => {
  const report = replaced(pristine, "### Question 4", "## The flying\n\n### Question 4");
  const its = report.split("\n").lastIndexOf("## The flying") + 1;
  assert.deepEqual(
    scan(report)
      .filter((one) => one.rule.startsWith("template/"))
      .map(({ message, line }) => [line, message]),
    [[lineOf("## The flying", report), `the section "The flying" stands here again; its place is on line ${its}`]],
  );
  assert.equal(fixedWith(report, pristine).text, pristine);
});

test("a checklist that was pasted below the last question is no answer's, and goes", () => {
  const list = "## Checklist\n\n### Week 1\n\n* [ ] Buy wood for the frame\n\n";
  const written = replaced(pristine, "* [ ] Buy wood for the frame\n", list);
  const asked = templateFrom(written);
  const report = `${written}\n${list.trimEnd()}\n`;
  assert.deepEqual(
    by(rule, commit(written, report, { template: asked })).map(({ question }) => question),
    [null],
  );
  assert.equal(fixedWith(report, written).text, written);
});

test("what was pasted below the heading that goes is text of the question above, which is checked with it", () => {
  const introduced = "## The building\n\n> What you built.\n";
  const written = replaced(pristine, "## The building\n", introduced);
  const before = replaced(written, "--- question 2 fill here ---", "k123");
  const report = replaced(before, introduced, `${introduced}> Answer:\n\nk123\n\n${introduced}`);
  const now = fixedWith(report, written, { rules: new Set([rule]) }).text;
  assert.equal(now, replaced(before, introduced, `> Answer:\n\nk123\n\n${introduced}`));
  assert.deepEqual(
    commit(before, now).flatMap(({ rule, question, existing }) => (existing ? [] : [[rule, question]])),
    [[hides, 2]],
  );
});

test("a heading with a section's words and the writer's below it is a sub-heading of an answer", () => {
  const wood = "Ash and oak from the wood nearby";
  const sections = ["The group", "The building", "The flying"];
  for (const number of [2, 3, 4]) {
    const written = pristine.replaceAll("\n## The flying\n", "\n## The flying\n\n> What you saw.\n");
    const before = replaced(written, `--- question ${number} fill here ---`, wood);
    for (const title of sections) {
      const report = replaced(before, wood, `${wood}\n\n## ${title}\n\nIt flew.`);
      const found = commit(before, report).filter((one) => one.rule.startsWith("template/") || one.rule === hides);
      assert.deepEqual(
        found.map(({ rule, question, existing }) => [rule, question, existing]),
        [[hides, number, false]],
        `${title} in ${number}`,
      );
      const now = fixedWith(report, written, { rules: new Set([hides, rule]) }).text;
      assert.equal(now, replaced(before, wood, `${wood}\n\n**${title}**\n\nIt flew.`));
    }
  }
});

test("fix takes out the second copy of a whole report, the questions first", () => {
  const whole = pristine + pristine;
  const questions = fixedWith(whole, pristine, { questions: new Set([1, 2, 3, 4, 5]) }).text;
  const only = fixedWith(questions, pristine, { rules: new Set([rule]) }).text;
  assert.equal(only, pristine);
});

function lineOf(line: string, report: string): number {
  return report.split("\n").indexOf(line) + 1;
}
