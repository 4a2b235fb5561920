import assert from "node:assert/strict";
import { test } from "node:test";
import { fileTargets } from "../../src/report/targets.js";
import type { FileState } from "../../src/rules/model.js";
import { assess, parseReport } from "../helpers/read.js";
import { answered, scan, template } from "../rules/kites.js";

const targets = (text: string, path = "reports/README.md") => fileTargets(assess(parseReport(text), template), path);

test("images and links of the answers, from the repository's root, each once", () => {
  const report = answered({
    4: "![k](figures/k.png) ![k](./figures/k.png) <img src='/media/l.png'>",
    5: "[code](../src/kite.py#L3) and [plans](../plans/)",
  });
  assert.deepEqual(targets(report), ["reports/figures/k.png", "media/l.png", "src/kite.py", "plans"]);
});

test("nothing on another host, out of the repository, in code or in a prompt", () => {
  const report = answered({
    4: "![k](https://example.org/k.png) ![k](../../k.png) `![k](k.png)`",
    5: "[a](mailto:a@example.org) [b](#b) [c](/) [d](../../d)",
  });
  assert.deepEqual(targets(report), []);
});

test("whatever the rules ask for is among them", () => {
  const report = answered({
    4: "![a](a.png) ![b](<b c.png>) ![d](C:\\d.png) ![e](figures/e%20f.jpg 'x')",
    5: "[g](g.md) ![h][i]\n\n[i]: h.png\n\n<a href='../j'>j</a>",
  });
  const known = targets(report);
  const asked: string[] = [];
  const files = (path: string): FileState => {
    asked.push(path);
    return { kind: "absent" };
  };
  scan(report, { files });
  assert.deepEqual(
    [...new Set(asked)].filter((path) => !known.includes(path)),
    [],
  );
  assert.ok(asked.length >= 5);
});
