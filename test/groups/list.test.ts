import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readList } from "../../src/groups/list.js";
import { isSafeName, isSafePath } from "../../src/groups/names.js";

describe("a list of groups", () => {
  it("is CSV with a head, whatever other columns it has", () => {
    const found = readList(
      '\uFEFFname,Group,url,branch\r\n"Kite, Anna",07,https://example.org/k.git,main\r\nBo,08,git@example.org:b.git,\r\n',
    );
    assert.deepEqual(found, [
      { group: "07", url: "https://example.org/k.git", branch: "main", refused: null, others: { name: "Kite, Anna" } },
      { group: "08", url: "git@example.org:b.git", branch: null, refused: null, others: { name: "Bo" } },
    ]);
  });

  it("is a URL or folder a line, called by its last part", () => {
    const found = readList("https://example.org/kites.git\n\nclones/wind/\n");
    assert.deepEqual(
      found.map(({ group }) => group),
      ["kites", "wind"],
    );
  });

  it("refuses URLs that run a program, names that lead out, and a name that stands twice on some systems", () => {
    const urls = ["ext::sh -c id", "--upload-pack=id", "fd::3", "ftp://example.org/x", ""];
    for (const url of urls) assert.notEqual(readList(`group,url\n1,${url}\n`)[0]?.refused, null, url);
    for (const name of ["..", ".git", "a/b", "a\\b", "CON", "nul.md", "a.", "e\u0301", "a\u202eb", "-x"])
      assert.notEqual(readList(`group,url\n"${name}",https://example.org/a\n`)[0]?.refused, null, name);
    assert.match(readList("group,url\nKite,a\nkite,b\n")[1]?.refused ?? "", /stands twice/);
  });

  it("is read whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { group, refused } of readList(text)) assert.ok(refused !== null || isSafeName(group));
      }),
    );
  });
});

describe("a path that is written on every system", () => {
  it("has no part that leads out or is a device", () => {
    assert.ok(isSafePath("reports/figures/a b (2).png"));
    assert.ok(isSafePath("reports/.assets/kite.png"));
    for (const path of ["../a.png", "a//b", "figures/aux.png", "figures/a?.png", "/a.png", "a/..", "a/.", "a\nb"])
      assert.ok(!isSafePath(path), path);
  });
});
