import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Listed, readList, withoutSecret } from "../../src/groups/list.js";
import { isBranchName, isSafeName, isSafePath } from "../../src/groups/names.js";

/** A list whose head names both columns, or none. */
function groupsOn(text: string): readonly Listed[] {
  const listed = readList(text, () => false);
  assert.ok(listed !== null);
  return listed;
}

describe("a list of groups", () => {
  it("is CSV with a head, whatever other columns it has", () => {
    const found = groupsOn(
      '\uFEFFname,Group,url,branch\r\n"Kite, Anna",07,https://example.org/k.git,main\r\nBo,08,git@example.org:b.git,\r\n',
    );
    const taken = { refused: null, twin: null };
    assert.deepEqual(found, [
      { group: "07", url: "https://example.org/k.git", branch: "main", others: { name: "Kite, Anna" }, ...taken },
      { group: "08", url: "git@example.org:b.git", branch: null, others: { name: "Bo" }, ...taken },
    ]);
  });

  it("is a URL or folder a line, called by its last part", () => {
    const found = groupsOn("https://example.org/kites.git\n\nclones/wind/\n");
    assert.deepEqual(
      found.map(({ group }) => group),
      ["kites", "wind"],
    );
  });

  it("names of two groups with one repository the first, unless each has a branch of its own", () => {
    const list =
      "group,url,branch\n1,https://a.org/k.git,\n2,https://a.org/k/,\n3,https://a.org/k,dev\n4,https://a.org/l,\n";
    const twins = groupsOn(list).map(({ twin, refused }) => [twin, refused]);
    assert.deepEqual(twins, [
      [null, null],
      ["1", null],
      [null, null],
      [null, null],
    ]);
  });

  it("refuses URLs that run a program, names that lead out, and a name that stands twice on some systems", () => {
    const urls = ["ext::sh -c id", "--upload-pack=id", "fd::3", "ftp://example.org/x", ""];
    for (const url of urls) assert.notEqual(groupsOn(`group,url\n1,${url}\n`)[0]?.refused, null, url);
    for (const name of ["..", ".git", "a/b", "a\\b", "CON", "nul.md", "a.", "e\u0301", "a\u202eb", "-x"])
      assert.notEqual(groupsOn(`group,url\n"${name}",https://example.org/a\n`)[0]?.refused, null, name);
    assert.match(groupsOn("group,url\nKite,a\nkite,b\n")[1]?.refused ?? "", /differs from "Kite" in case alone/);
    assert.match(groupsOn("group,url\nkite,a\nkite,b\n")[1]?.refused ?? "", /stands twice/);
  });

  it("names the line on which a group has no name", () => {
    assert.equal(groupsOn("group,url\n07,a\n\n,b\n")[1]?.refused, "line 4 of the list names no group");
  });

  it("has semicolons or tabs between its cells where a spreadsheet puts them, and then commas within", () => {
    for (const between of [";", "\t"]) {
      const [found] = groupsOn(`group${between}url${between}Name\r\n07${between}/kites${between}Kite, Anna\r\n`);
      assert.deepEqual([found?.group, found?.url, found?.others.Name], ["07", "/kites", "Kite, Anna"]);
    }
    assert.deepEqual(
      groupsOn("https://example.org/a;b.git\n").map(({ url }) => url),
      ["https://example.org/a;b.git"],
    );
  });

  it("is none where its head names one of the two columns", () => {
    assert.equal(
      readList("group,repository\n07,/kites\n", () => false),
      null,
    );
    assert.equal(
      readList("Name;URL\nKite;/kites\n", () => false),
      null,
    );
  });

  it("is none where it is a table whose head names neither column, or that has none", () => {
    const remote = "https://example.org/k.git";
    const tables = ["team,repo\n07,/kites\n", `07;${remote}`, `07\t${remote}`, `${remote},main`, `${remote}, 07`];
    for (const text of [...tables, `${remote}\n${remote},${remote}\n`])
      assert.equal(
        readList(text, () => false),
        null,
        text,
      );
    assert.equal(readList("kites, old\n", (path) => path === "kites, old")?.[0]?.url, "kites, old");
  });

  it("keeps quotes within a cell, so that no other name comes of them", () => {
    assert.equal(groupsOn('group,url\nTeam "A",/kites\n')[0]?.group, 'Team "A"');
  });

  it("refuses a name that a file of the collection has, and one that is too long in bytes", () => {
    for (const name of ["handins.json", "Handins.CSV", "\u7d44".repeat(100)])
      assert.notEqual(groupsOn(`group,url\n${name},/kites\n`)[0]?.refused, null, name);
  });

  it("takes every name that git takes for a branch, and no other", () => {
    for (const name of ["feature/#12-fix", "a\u00f1o", "fix+final", "u@h", "w;w", "v1.0"])
      assert.ok(isBranchName(name), name);
    for (const name of [
      "*",
      "a:b",
      "a..b",
      "x~y",
      "-q",
      "/a",
      "a/",
      "a//b",
      ".a",
      "a/.b",
      "a.lock",
      "a b",
      "a@{1}",
      "",
    ])
      assert.ok(!isBranchName(name), name);
  });

  it("tells nobody the password in a URL", () => {
    assert.equal(withoutSecret("https://kite:token@example.org/a@b.git"), "https://example.org/a@b.git");
    assert.equal(withoutSecret("https://token@example.org/a.git"), "https://example.org/a.git");
    assert.equal(withoutSecret("ssh://git:token@example.org/a.git"), "ssh://git@example.org/a.git");
    for (const url of [
      "ssh://git@example.org/a.git",
      "git@example.org:a.git",
      "/kites@home",
      "https://example.org/a@b",
    ])
      assert.equal(withoutSecret(url), url);
    assert.doesNotMatch(groupsOn("group,url\n1,ftp://kite:token@example.org/a\n")[0]?.refused ?? "", /token/);
  });

  it("is read whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { group, refused } of readList(text, () => false) ?? [])
          assert.ok(refused !== null || isSafeName(group));
      }),
    );
  });
});

describe("a path that is written on every system", () => {
  it("has no part that leads out or is a device", () => {
    assert.ok(isSafePath("reports/figures/a b (2).png"));
    assert.ok(isSafePath("reports/.assets/kite.png"));
    assert.ok(isSafePath(`figures/cafe\u0301 ${"x".repeat(150)}.png`));
    for (const path of ["../a.png", "a//b", "figures/aux.png", "figures/a?.png", "/a.png", "a/..", "a/.", "a\nb"])
      assert.ok(!isSafePath(path), path);
  });
});
