import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileState } from "../../../src/rules/model.js";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/link-broken";
const only = (states: Record<string, FileState>) => (path: string) => states[path] ?? ({ kind: "absent" } as const);
const found = (link: string, states: Record<string, FileState> = {}) =>
  by(rule, scan(answered({ 5: `See ${link} for it` }), { files: only(states) }));

test("a relative link to nothing is a warning in both modes", () => {
  const report = answered({ 5: "See [the plan](../plan.md)" });
  assert.deepEqual(levelsOf(rule, report, { files: only({}) }), { commit: "warning", scan: "warning" });
});

test("fragment and query are left out, and `/` is the repository's root", () => {
  const states = { "src/kite.py": { kind: "present" } } as const;
  for (const target of ["../src/kite.py#L10", "../src/kite.py?plain=1", "/src/kite.py"]) {
    assert.deepEqual(found(`[code](${target})`, states), [], target);
  }
});

test("other schemes, fragments, placeholders and the root itself are not looked for", () => {
  for (const target of ["https://example.org", "mailto:a@example.org", "#there", "plans/<name>.md", "...", "/", ".."]) {
    assert.deepEqual(found(`[it](${target})`), [], target);
  }
});

test("a web address without its scheme is told from a path", () => {
  assert.match(found("[repo](github.com/kites/kite)")[0]?.help ?? "", /begin it with https:\/\//);
});

test("reference definitions and `<a href>` count, links in code do not", () => {
  assert.equal(found("[plan]\n\n[plan]: ../plan.md\n\n").length, 1);
  assert.equal(found('<a href="../plan.md">plan</a>').length, 1);
  assert.equal(found("`[plan](../plan.md)`").length, 0);
});

test("the message tells a file that is not added from one that is not there", () => {
  assert.match(found("[p](../p.md)", { "p.md": { kind: "not-added" } })[0]?.message ?? "", /not added/);
  assert.match(found("[p](../p.md)", { "p.md": { kind: "other-case", actual: "P.md" } })[0]?.message ?? "", /"P\.md"/);
  assert.match(found("[p](../../p.md)")[0]?.message ?? "", /leads out of the repository/);
});
