import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { wrap, wrapKeeping } from "../../src/output/wrap.js";

describe("a wrapped line", () => {
  it("breaks between words and goes on under its indent", () =>
    assert.deepEqual(wrap("we grew six kites in one year", 14, "  "), ["we grew six", "  kites in one", "  year"]));

  it("stays whole where it fits", () => assert.deepEqual(wrap("six kites", 9, ""), ["six kites"]));

  it("leaves a word alone that is wider", () =>
    assert.deepEqual(wrap("a reports/figures/kite.png b", 8, ""), ["a", "reports/figures/kite.png", "b"]));

  it("keeps a command whole, so that it can be copied", () => {
    const line = "Add it to the commit: git add -- figures/a.png; or see npx report-hook explain image  (answer/image)";
    assert.deepEqual(wrapKeeping(line, 30, "  ", "npx report-hook"), [
      "Add it to the commit:",
      "  git add -- figures/a.png; or",
      "  see",
      "  npx report-hook explain image",
      "  (answer/image)",
    ]);
  });

  it("takes no sentence about git for a command", () => {
    const line = "git checks a commit only where it has the hook: in each clone once, git config core.hooksPath hooks";
    assert.deepEqual(wrapKeeping(line, 80, "  ", "report-hook"), [
      "git checks a commit only where it has the hook: in each clone once,",
      "  git config core.hooksPath hooks",
    ]);
  });

  it("keeps every word, in order, and is no wider than it must be", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (some, width) => {
        const lines = wrap(some.join(" "), width, "  ");
        assert.deepEqual(lines.join(" ").trim().split(/\s+/), some);
        for (const line of lines) assert.ok(line.length <= width || !line.trim().includes(" "), line);
      }),
    );
  });
});
