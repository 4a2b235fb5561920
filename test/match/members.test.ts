/** Who is one member, by the names and addresses that commits have. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { asMembers, type WrittenLine } from "../../src/match/members.js";

/** A line by "Name address", each older than the one before; an empty text stands for a line in no commit. */
function line(who: string, index: number): WrittenLine {
  if (who === "") return { author: null, time: null };
  const [name = "", email = ""] = who.split(" ");
  return { author: { name, email }, time: 1000 - index };
}

/** How the members of some lines are called, line by line. */
function called(...who: readonly string[]): string[] {
  return asMembers(who.map(line)).map(({ author }) => (author === null ? "" : `${author.name} ${author.email}`));
}

describe("members", () => {
  it("are one with two addresses, called as the newest line has them", () => {
    assert.deepEqual(called("Bo b@home", "Bo b@work", "bo b@work"), ["Bo b@home", "Bo b@home", "Bo b@home"]);
  });

  it("are one with two names for one address, in small letters or large", () => {
    assert.deepEqual(called("Anna a@x", "anna-gh A@X"), ["Anna a@x", "Anna a@x"]);
  });

  it("are one where a third spelling joins two, in whatever order they come", () => {
    for (const who of [
      ["Bo b@x", "bo-gh b@home", "Bo b@home"],
      ["Bo b@home", "bo-gh b@home", "Bo b@x"],
      ["bo-gh b@home", "Bo b@x", "Bo b@home"],
    ])
      assert.equal(new Set(called(...who)).size, 1, who.join(", "));
  });

  it("stay apart where nothing joins them, nor an address that is empty", () => {
    assert.deepEqual(called("Anna a@x", "Bo b@x", "", "Cy ", "Di "), ["Anna a@x", "Bo b@x", "", "Cy ", "Di "]);
  });

  it("are the same whoever is asked first", () => {
    const one = fc
      .tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2", "3", "4"))
      .map((it) => it.join(" "));
    fc.assert(
      fc.property(fc.array(one), (who) => {
        const partsOf = (all: readonly string[]): ReadonlySet<string> => {
          const members = called(...all);
          return new Set(
            all.flatMap((a, i) => all.flatMap((b, j) => (members[i] === members[j] ? [`${a}|${b}`] : []))),
          );
        };
        assert.deepEqual([...partsOf(who)].sort(), [...partsOf(who.toReversed())].sort());
        const again = called(...who);
        assert.deepEqual(called(...again), again);
      }),
    );
  });
});
