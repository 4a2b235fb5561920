/** `exclude` of pre-commit's configuration, in each way that it is written. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "yaml";
import { addExclude, excludes, removeExclude } from "../../src/install/yaml-exclude.js";

const patterns = ["^reports/report\\.html$", '^our\'s "own"/'];
const rest = "\nrepos: []\n";

/** What pre-commit reads as the expression. */
function expressionIn(text: string): unknown {
  return (parseDocument(text).toJS() as { exclude: unknown }).exclude;
}

describe("an exclude", () => {
  for (const written of ["^docs/", "'^docs/'", '"^docs/"', "'^it''s/'", '"^a\\\\.md$"  # of ours'])
    it(`is added to, and is as it was when that is taken out: ${written}`, () => {
      const before = `exclude: ${written}${rest}`;
      const after = addExclude(before, patterns);
      assert.ok(after !== null);
      assert.equal(expressionIn(after), `${String(expressionIn(before))}|${patterns.join("|")}`);
      assert.deepEqual(excludes(after, patterns), patterns);
      assert.equal(addExclude(after, patterns), after);
      assert.equal(removeExclude(after, patterns), before);
    });

  it("is left alone where more cannot be added safely", () => {
    assert.equal(addExclude(`exclude: >-\n  ^docs/\n  ^more/${rest}`, patterns), null);
  });
});
