/** Which file a link points to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isRemote, resolveTarget, wayFrom } from "../../src/report/paths.js";

const report = "reports/README.md";

describe("a link's target", () => {
  const inside: readonly [string, string][] = [
    ["figures/bed.png", "reports/figures/bed.png"],
    ["./figures//bed.png", "reports/figures/bed.png"],
    ["../src/a.py", "src/a.py"],
    ["/src/a.py", "src/a.py"],
    ["figures/../../src/", "src"],
    ["my%20bed.png", "reports/my bed.png"],
    ["%C3%A6ble.png", "reports/æble.png"],
    ["my bed.png", "reports/my bed.png"],
    ["100%.png", "reports/100%.png"],
    ["figures\\bed.png", "reports/figures/bed.png"],
    ["a.png?raw=true", "reports/a.png"],
    ["a.md#part?x", "reports/a.md"],
    ["%23.png", "reports/#.png"],
    ["..", ""],
  ];
  for (const [target, path] of inside) {
    it(`${target} is ${path === "" ? "the repository itself" : path}`, () =>
      assert.deepEqual(resolveTarget(target, report), { path }));
  }

  for (const target of ["../../a.png", "/../a.png", "%2e%2e/%2e%2e/a.png", "..\\..\\a.png", "a/../../../a/b.png"]) {
    it(`${target} leads out of the repository`, () => assert.equal(resolveTarget(target, report), "outside"));
  }

  for (const target of [
    "https://a.dk/b.png",
    "//a.dk/b.png",
    "mailto:a@b.dk",
    "data:image/png;base64,AA",
    "C:\\bed.png",
    "#part",
    "?q",
    "",
  ]) {
    it(`${JSON.stringify(target)} is no path`, () => assert.equal(resolveTarget(target, report), null));
  }

  it("counts from the root for a report that stands there", () =>
    assert.deepEqual(resolveTarget("a.png", "README.md"), { path: "a.png" }));
});

describe("the way to a file from the report's folder", () => {
  for (const [from, path, way] of [
    ["reports/README.md", "reports/figures/bed.png", "figures/bed.png"],
    ["reports/README.md", "media/bed.png", "../media/bed.png"],
    ["reports/may/README.md", "reports/media/bed.png", "../media/bed.png"],
    ["a/reports/README.md", "reports/bed.png", "../../reports/bed.png"],
    ["README.md", "bed.png", "bed.png"],
  ] as const)
    it(`${from} to ${path} is ${way}`, () => {
      assert.equal(wayFrom(from, path), way);
      assert.deepEqual(resolveTarget(way, from), { path });
    });
});

describe("another host", () => {
  for (const target of ["https://a.dk", "HTTP://a.dk", "//a.dk", " https://a.dk"])
    it(`is ${JSON.stringify(target)}`, () => assert.ok(isRemote(target)));

  for (const target of ["a.png", "/a.png", "data:image/png;base64,AA", "https.png"])
    it(`is not ${target}`, () => assert.ok(!isRemote(target)));
});
