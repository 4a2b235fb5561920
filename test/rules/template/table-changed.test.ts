import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

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

for (const [what, header] of [
  ["the dashes are still there", "| Part | Marks |\n"],
  ["the dashes are gone with it", "| Part | Marks |\n| --- | --- |\n"],
] as const) {
  test(`a header row comes back above the rows that are left: ${what}`, () => {
    const right = decisions.replace("| frame | |", "| frame | 4 |");
    const text = right.replace(header, "");
    assert.equal(committed(right, text).filter((one) => one.rule === rule).length, 1);
    assert.equal(fixed(text).text, right);
  });
}

/** What the rule says of one row of a template that was filled in as another, and what `fix` makes of that. */
function rowAs(rows: string, filled: string): { told: readonly string[]; put: string } {
  const table = (body: string): string => `## Crew\n\n| Who | What |\n| --- | --- |\n${body}\n`;
  const template = anyTemplate(table(rows));
  const told = scanned(table(filled), template).filter((one) => one.rule === rule);
  const put = fixed(table(filled), template).text;
  return { told: told.map(({ message }) => message), put: put === table(filled) ? "nothing" : put };
}

const free = { told: [], put: "nothing" };
for (const [rows, filled] of [
  ["| YYYY-MM-DD | ... |", "| 2026-01-02 | first |"],
  ["| dd/mm/yyyy | |", "| 02/01/2026 | first |"],
  ["| TBD | |", "| Ada | sews |"],
  ["| Member 1 | |\n| Member 2 | |", "| Ada | sews |"],
  ["| Crew member 1 | [task] |\n| Crew member 2 | [task] |", "| Ada | sews |\n| Bo | flies |"],
] as const) {
  test(`a first cell that is a placeholder is filled in: ${rows.split("\n")[0]}`, () => {
    assert.deepEqual(rowAs(rows, filled), free);
  });
}

for (const [rows, filled] of [
  ["| A | |\n| B | |", "| A: silk | light |\n| B: paper | cheap |"],
  ["| Pilot: {name} | |", "| Pilot: Ada | flies |"],
] as const) {
  test(`a first cell that goes on from the template's words is that row: ${rows.split("\n")[0]}`, () => {
    assert.deepEqual(rowAs(rows, filled), free);
  });
}

for (const [rows, filled, gone] of [
  ["| CPU | |\n| GPU | |", "| GPU | fast |", "CPU"],
  ["| Week 1 | |\n| Week 2 | |", "| Week 2 | flown |", "Week 1"],
  ["| Python 2 | |\n| Python 3 | |", "| Python 3 | yes |", "Python 2"],
  ["| Member 1 | leads |\n| Member 2 | sews |", "| Member 2 | sews |", "Member 1"],
] as const) {
  test(`a first cell that is a name stays: ${gone}`, () => {
    assert.deepEqual(rowAs(rows, filled).told, [`1 row of the template is gone from the table: "${gone}"`]);
  });
}

test("a row comes back below the one above it, however that goes on", () => {
  const text = "| A: silk | light |\n| C: wood | heavy |";
  assert.match(rowAs("| A | |\n| B | |\n| C | |", text).put, /\| A: silk \| light \|\n\| B \| \|\n\| C: wood/);
});
