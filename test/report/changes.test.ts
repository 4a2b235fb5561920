/** Which questions differ from another version of the report. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changedQuestions } from "../../src/report/changes.js";
import { parseReport } from "../helpers/read.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

function changed(before: readonly string[], now: string): number[] {
  return [
    ...changedQuestions(
      before.map((text) => parseReport(text)),
      parseReport(now),
    ),
  ].map(({ number }) => number);
}

describe("a question has changed", () => {
  it("where its answer has", () => assert.deepEqual(changed([gardenTemplate], gardenReport({ 3: "Peas" })), [3]));

  it("where its prompt has", () =>
    assert.deepEqual(changed([gardenTemplate], replaced(gardenTemplate, "**Who digs?**", "**Who sings?**")), [1]));

  it("where its heading has", () =>
    assert.deepEqual(
      changed([gardenTemplate], replaced(gardenTemplate, "### Question 1", "### Question 1 (Bo)")),
      [1],
    ));

  it("where there is nothing to compare with", () => assert.deepEqual(changed([], gardenTemplate), [1, 2, 3, 4]));

  it("where the other version does not have it", () => {
    const without = gardenTemplate.slice(0, gardenTemplate.indexOf("### Question 4"));
    assert.deepEqual(changed([without], gardenTemplate), [4]);
  });

  it("where it stands a second time", () => {
    const again = (text: string): string => text.slice(text.indexOf("## The plan"));
    const twice = gardenTemplate + again(gardenTemplate);
    assert.deepEqual(changed([gardenTemplate], twice), [1, 2, 3, 4]);
    assert.deepEqual(changed([twice], gardenTemplate + again(gardenReport({ 2: "Peas" }))), [2]);
  });

  it("where it is new to every version compared with, as after a merge", () => {
    const ours = gardenReport({ 1: "Anna", 2: "Peas" });
    const theirs = gardenReport({ 1: "Bo", 3: "Sun" });
    assert.deepEqual(changed([ours, theirs], gardenReport({ 1: "Anna and Bo", 2: "Peas", 3: "Sun" })), [1]);
  });
});

describe("a question has not changed", () => {
  it("where nothing has", () => assert.deepEqual(changed([gardenTemplate], gardenTemplate), []));

  it("where line ends have", () => {
    const text = gardenReport({ 2: "Peas\nand beans" });
    assert.deepEqual(changed([text], text.replaceAll("\n", "\r\n")), []);
    assert.deepEqual(changed([text.replaceAll("\n", "\r")], text), []);
  });

  it("where blank lines at its end have", () => {
    const text = gardenReport({ 4: "Peas" });
    assert.deepEqual(changed([text], `${text}\n\n`), []);
    assert.deepEqual(changed([text], replaced(text, "\n## The harvest", "\n\n\n## The harvest")), []);
  });

  it("where another has, or a section's heading, or what stands above the questions", () => {
    const moved = replaced(replaced(gardenTemplate, "Each answer", "Any answer"), "## The harvest", "## Harvest");
    assert.deepEqual(changed([gardenTemplate], moved), []);
  });
});
