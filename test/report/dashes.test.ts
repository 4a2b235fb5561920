import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pairsOfDashes } from "../../src/report/dashes.js";

/** What is left of an answer without its dashes. */
function without(text: string): string {
  return pairsOfDashes(text).reduceRight((now, { start, end }) => now.slice(0, start) + now.slice(end), text);
}

describe("the placeholder's dashes", () => {
  for (const [what, from, to] of [
    ["go from both ends", "--- Less glue ---", "Less glue"],
    ["go with their own lines", "---\nLess glue\n---", "Less glue"],
    ["go from one end where there is no other half", "--- Less glue", "Less glue"],
    [
      "go together where one is inside, above a picture",
      "--- Less glue ---\n\n![k](k.png)",
      "Less glue\n\n![k](k.png)",
    ],
    ["go together where one is inside, below a picture", "![k](k.png)\n--- Less glue ---", "![k](k.png)\nLess glue"],
    ["go from two pairs", "--- Less glue ---\n\n--- More wood ---", "Less glue\n\nMore wood"],
    ["leave the row below a table's head", "--- Less\n\na | b\n--- | ---\n1 | 2", "Less\n\na | b\n--- | ---\n1 | 2"],
    ["leave what stands in code", "---\nLess\n\n```yaml\n---\na: 1\n```", "Less\n\n```yaml\n---\na: 1\n```"],
    ["leave rules inside an answer", "Less\n\n---\n\nglue", "Less\n\n---\n\nglue"],
  ] as const) {
    it(what, () => assert.equal(without(from), to));
  }
});
