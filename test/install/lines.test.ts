import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { appendLines, hasLines, removeLines } from "../../src/install/lines.js";

const ours = ["# ours", "run it"];

describe("lines of ours in a file", () => {
  it("go to the end", () => {
    assert.equal(appendLines("theirs\n", ours), "theirs\n# ours\nrun it\n");
  });

  it("are a file of their own where there is none, and leave none behind", () => {
    assert.equal(appendLines(null, ours), "# ours\nrun it\n");
    assert.equal(removeLines("# ours\nrun it\n", ours), null);
  });

  it("end as the file's lines do", () => {
    assert.equal(appendLines("theirs\r\n", ours), "theirs\r\n# ours\r\nrun it\r\n");
  });

  it("are found and taken out wherever they have been moved", () => {
    assert.equal(removeLines("# ours\nrun it\nafter\n", ours), "after\n");
    assert.equal(removeLines("before\n# ours\nrun it\nafter\n", ours), "before\nafter\n");
    assert.ok(hasLines("before\n# ours\nrun it\nafter\n", ours));
  });

  it("are found and taken out whatever line ends the file mixes", () => {
    const theirs = "a\r\nb\r\nc\n";
    assert.equal(removeLines(appendLines(theirs, ours), ours), theirs);
    assert.ok(hasLines(appendLines(theirs, ours), ours));
  });

  it("are not taken for a part of somebody's line", () => {
    const theirs = "echo # ours\nrun it again\n";
    assert.equal(removeLines(theirs, ours), theirs);
    assert.ok(!hasLines(theirs, ours));
  });

  it("leave any text as it was", () => {
    const text = fc.array(fc.constantFrom("theirs", "", "# ours", "run it", " "), { maxLength: 6 });
    fc.assert(
      fc.property(text, fc.constantFrom("\n", "\r\n"), fc.boolean(), (lines, eol, ended) => {
        const before = lines.join(eol) + (ended ? eol : "");
        fc.pre(!hasLines(before, ours));
        assert.equal(removeLines(appendLines(before, ours), ours), before);
      }),
      { numRuns: 2000 },
    );
  });
});
