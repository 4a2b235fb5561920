/** Why the course's checker cannot read a report, told by its questions. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import { verdictOn } from "../../src/match/verdict-with-causes.js";
import { broken, template } from "../helpers/answers.js";
import { templateFrom } from "../helpers/fix.js";
import { replaced } from "../helpers/report.js";

it("causes are named in the order of the questions, whatever they are", () => {
  const text = replaced(broken(template, 8), "### Question 5\n", "### Question five\n");
  const other = replaced(broken(template, 8), "### Question 10\n", "### Question ten\n");
  const reasonOf = (report: string): string => {
    const verdict = verdictOn(report, matchText(report, templateFrom(template), coursePatterns));
    return verdict?.readable === false ? (verdict.reason ?? "") : "";
  };
  assert.match(reasonOf(text), /question 5 has lost its heading .*question 8 has no/);
  assert.match(reasonOf(other), /question 8 has no .*question 10 has lost its heading/);
});
