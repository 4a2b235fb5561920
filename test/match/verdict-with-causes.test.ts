/** Why the course's checker cannot read a report, told by its questions. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import { verdictOn } from "../../src/match/verdict-with-causes.js";
import { broken, template } from "../helpers/answers.js";
import { templateFrom } from "../helpers/fix.js";
import { replaced } from "../helpers/report.js";

function reasonOf(report: string): string {
  const verdict = verdictOn(report, matchText(report, templateFrom(template), coursePatterns));
  return verdict?.readable === false ? (verdict.reason ?? "") : "";
}

it("a heading of another level is named where it is, not where the answer above has its end", () => {
  const text = replaced(template, "### Question 7\n", "## Question 7\n");
  const line = text.slice(0, text.indexOf("## Question 7\n")).split("\n").length;
  assert.equal(reasonOf(text), `26 answers, 27 expected; question 7 does not begin with \`###\` (line ${line})`);
});

it("causes are named in the order of the questions, whatever they are", () => {
  const text = replaced(broken(template, 8), "### Question 5\n", "### Question five\n");
  const other = replaced(broken(template, 8), "### Question 10\n", "### Question ten\n");
  assert.match(reasonOf(text), /question 5 has lost its heading .*question 8 has no/);
  assert.match(reasonOf(other), /question 8 has no .*question 10 has lost its heading/);
});
