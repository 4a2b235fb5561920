import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, fixed, scanned, structural } from "../../helpers/decisions.js";
import { by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/checklist-changed";

test("a reworded item is a warning in both modes", () => {
  const report = replaced(pristine, "Buy wood for the frame", "Buy wood for the tail");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  const message = by(rule, scan(report))[0]?.message ?? "";
  assert.match(message, /item "Buy wood for the tail"; the template has "Buy wood for the frame"/);
});

test("an item that is gone is placed behind the one above it", () => {
  const report = replaced(pristine, "* [ ] Sew the sail\n      on a strong machine\n", "");
  assert.equal(by(rule, scan(report))[0]?.message, '1 item of the checklist is missing after "Buy wood for the frame"');
});

test("items that are gone one after the other are one finding", () => {
  const report = replaced(pristine, "* [ ] Sew the sail\n      on a strong machine\n* [ ] Fly it once\n", "");
  assert.equal(
    by(rule, scan(report))[0]?.message,
    '2 items of the checklist are missing after "Buy wood for the frame"',
  );
});

test("a checklist that is gone is one finding", () => {
  const from = pristine.indexOf("* [ ]");
  const report = pristine.slice(0, from) + pristine.slice(pristine.indexOf("## The group"));
  assert.equal(by(rule, scan(report))[0]?.message, "the checklist with its 3 items is gone");
});

test("ticking, adding words, adding items, moving and rewrapping are free", () => {
  const report = replaced(pristine, "* [ ] Buy wood for the frame", "- [x] Buy good wood for the frame (**done**)")
    .replace(
      "* [ ] Sew the sail\n      on a strong machine",
      () => "* [X] Sew the sail on a strong machine\n* [ ] Our own",
    )
    .replace("* [ ] Fly it once", () => "* [ ] Fly it once or twice");
  assert.deepEqual(by(rule, scan(report)), []);
});

test("a template without a checklist asks for none", () => {
  assert.deepEqual(by(rule, scan(pristine, { template: { ...template, checklist: [] } })), []);
});

const kinds = "- [ ] A repair\n- [ ] A new kite\n";

/** What the rule says of a list without its second item, below some text of the template; `fix` then changes nothing. */
function goneBelow(introduction: string, more = ""): readonly string[] {
  const text = `## Kind\n\n${introduction}${kinds}${more}`;
  const template = anyTemplate(text);
  const document = text.replace("- [ ] A repair\n- [ ] A new kite\n", "- [x] A repair\n");
  const told = structural(scanned(document, template));
  assert.equal(
    fixed(document, template).text,
    told.length === 0 ? document : text.replace("[ ] A repair", "[x] A repair"),
  );
  return told;
}

for (const introduction of [
  "Delete the options that are not relevant.\n\n",
  "Which kind is it? Remove any that don't apply:\n\n",
  "<!-- Irrelevant lines may be removed. -->\n\n",
  "<!-- Remove what is not needed -->\n\nThe kind:\n\n",
  "Feel free to delete items.\n",
  "Keep only those that apply.\n\n",
  "Slet det, der ikke er relevant.\n\n",
  "Nicht Zutreffendes bitte streichen.\n\n",
]) {
  test(`an item is free to go below: ${introduction.trim().replace(/\s+/g, " ")}`, () => {
    assert.deepEqual(goneBelow(introduction), []);
  });
}

for (const introduction of [
  "",
  "Tick all that apply.\n\n",
  "Do not delete items that are not relevant.\n\n",
  "Never remove a line, even if not needed.\n\n",
  "Remove lines that are not needed.\n\nThe boxes below are for everyone:\n\n",
  "Remove lines that are not needed.\n\n- [ ] Of another list\n\nThe boxes below are for everyone:\n\n",
]) {
  test(`an item stays below: ${introduction.trim().replace(/\s+/g, " ") || "nothing"}`, () => {
    assert.deepEqual(goneBelow(introduction), [`${rule}: the checklist item "A new kite" is gone`]);
  });
}

test("a further part of such a list is free to go, too", () => {
  assert.deepEqual(goneBelow("Delete the options that are not relevant.\n\n- [ ] Nothing of it\n\n"), []);
});
