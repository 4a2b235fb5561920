import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { amountsOf } from "../../src/match/amounts.js";

describe("the words of an answer, where no course counts them", () => {
  const counts: readonly [string, number, string][] = [
    ["numbers of a list", 6, "1. fast kites\n2) small sails\n> 10. clear skies"],
    ["ticks", 2, "- [ ] one\n- [x] two\n"],
    ["tags", 4, "one<br>two<br/>\n\n<details open>\n\nthree H<sub>2</sub>O\n\n</details>"],
    ["comments", 2, "one <!-- not this --> two\n\n<!-- nor\nthat -->"],
    ["images", 2, "See ![a red kite](kite.png) ![sail][s] here."],
    ["targets of links", 5, '[the club](https://example.org/a "a title"), [rules][r] and more.\n\n[r]: rules.md'],
    ["an image in a link", 1, "[![a kite](a.png)](b.md) flew"],
    ["footnotes", 3, "It flew [^1]\n\n[^1]: Once"],
    ["fences", 3, "```sh\nls one two\n```"],
    ["spaces as entities", 1, "&nbsp; one"],
  ];
  for (const [what, count, text] of counts) {
    it(`are none of its ${what}`, () => assert.equal(amountsOf(text).words, count));
  }

  it("are what stands in code, whatever it is", () => {
    assert.equal(amountsOf("Write `<br>` and `![x](y)`").words, 4);
    assert.equal(amountsOf("```html\n<br> <!-- why -->\n1. one\n```").words, 4);
  });

  it("are addresses, comparisons and years that are read", () => {
    assert.equal(amountsOf("<https://example.org> and a < b > c in 2026.").words, 7);
  });

  it("are counted in time that grows with the answer, whatever is in it", () => {
    const took = (text: string): number => {
      const start = process.cpuUsage();
      void amountsOf(text).words;
      return process.cpuUsage(start).user;
    };
    for (const unit of ["<!-- ", "![", "[a](", "<b ", "1. ", "> ", "[x]: ", "`<br>", "&nbsp;"]) {
      took(unit.repeat(1000));
      const small = took(unit.repeat(5_000)) + 20_000;
      assert.ok(took(unit.repeat(40_000)) < 16 * small, unit);
    }
  });
});

describe("other units of an answer", () => {
  it("are counted in what its readers see, images as Markdown has them", () => {
    const { characters, sentences, paragraphs, images } = amountsOf(
      "It flew.\n\n![a kite. Red.](a.png)\n\n1. High.\n2. Far.",
    );
    assert.deepEqual([sentences, paragraphs, images], [3, 2, 1]);
    assert.equal(characters, "It flew. - High. - Far.".length);
  });

  it("are images by reference, too", () => {
    const shown = "![a kite][red] and ![another][], but [no image][red].\n\n[red]: kite.png\n[another]: b.png";
    assert.equal(amountsOf(shown).images, 2);
  });

  const sentences: Readonly<Record<string, number>> = {
    "Dr. Smith met Mr. J. Lee.": 1,
    "It took approx. 3 h, see Fig. 2 and No. 4.": 1,
    "Das ist z. B. der 3. Versuch, d. h. der letzte, vgl. Abb. 2.": 1,
    "Det er den 3. maj, dvs. mandag, kl. 10.": 1,
    "We waited ... and then it flew.": 1,
    "It flew in 2024. Then it fell! Why? (The string.) We do not know.": 5,
    "First\n\n- It flies.\n- It falls. Twice.": 4,
    "One.\nTwo.\nThree": 3,
  };
  for (const [text, count] of Object.entries(sentences))
    it(`has ${count} sentences in ${JSON.stringify(text)}`, () => assert.equal(amountsOf(text).sentences, count));
});
