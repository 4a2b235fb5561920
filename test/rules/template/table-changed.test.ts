import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "template/table-changed";
test("a header row with other words is told and put back; cells and further rows are free", () => {
  const text = changed(["| Part | Marks |", "| Part | Points |"]);
  assert.deepEqual(levels(rule, text), { commit: "warning", scan: "warning" });
  assert.equal(fixed(text).text, decisions);
  const filled = changed(["| frame | |", "| frame | 4 |\n| tail | 1 |"]);
  assert.deepEqual(
    scanned(filled).filter((one) => one.rule === rule),
    [],
  );
  assert.equal(fixed(filled).text, filled);
});

const columns = "| Part | Marks |\n| --- | --- |\n| frame | |\n| sail | |\n";
for (const [what, table] of [
  ["with a column more", "| Part | Marks | Notes |\n| --- | --- | --- |\n| frame | 4 | heavy |\n"],
  ["with a column less", "| Part |\n| --- |\n| frame |\n"],
  ["with its columns swapped", "| Marks | Part |\n| --- | --- |\n| 4 | frame |\n| 2 | sail |\n"],
  ["with one column in another's place", "| Marks | Piece |\n| --- | --- |\n| 4 | frame |\n"],
  ["of other columns", "| Pilot | Born |\n| --- | --- |\n| Ada | 2001 |\n"],
] as const) {
  test(`a table ${what} is a person's to put right: no word of it changes, and no row is added`, () => {
    const text = changed([columns, table]);
    const [found, ...others] = scanned(text).filter((one) => one.rule === rule);
    assert.deepEqual(others, []);
    assert.equal(found?.fixable, false);
    assert.match(found?.help ?? "", /^Give it the template's columns in their order/);
    assert.equal(fixed(text).text, text);
  });
}

test("a row whose first column the template fills in is kept", () => {
  const text = changed(["| frame | |\n", ""]);
  const [found] = scanned(text).filter((one) => one.rule === rule);
  assert.equal(found?.message, `1 row of the template is gone from the table: "frame"`);
  assert.equal(fixed(text).text, decisions);
});

test("a table that is gone is told at its section", () => {
  const text = changed(["| Part | Marks |\n| --- | --- |\n| frame | |\n| sail | |\n\n", ""]);
  const [found] = committed(decisions, text).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the table with the columns "Part" and "Marks" is gone from the section "Marks"`);
  assert.equal(fixed(text).text, decisions);
});
