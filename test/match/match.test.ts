/** A report bound to its template. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import { answer, answered, template } from "../helpers/answers.js";
import { templateFrom } from "../helpers/fix.js";

it("is bound once where the same is asked for again, as what was checked is to be fixed", () => {
  const asked = templateFrom(template);
  const text = answered(template, 8, answer("kite"));
  const first = matchText(text, asked, coursePatterns);
  assert.equal(matchText(text, asked, coursePatterns), first);
  assert.notEqual(matchText(text, templateFrom(template), coursePatterns), first);
  assert.notEqual(matchText(template, asked, coursePatterns).report.text, text);
});
