import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findMojibake } from "../../src/report/mojibake.js";

const reads = (text: string) => findMojibake(text).map((one) => one.reads);
/** UTF-8 as a program shows it that takes it for Windows-1252. */
const windows1252 = new TextDecoder("windows-1252");
const garbled = (text: string): string => windows1252.decode(new TextEncoder().encode(text));

test("what Windows-1252 makes of UTF-8 is read back", () => {
  for (const text of ["é", "ø", "œ", "ž", "“", "’", "–", "…", "→", "🤗", "日", "ж", "λ"]) {
    assert.deepEqual(reads(`so ${garbled(text)}n`), [text]);
  }
});

test("neighbours are one place", () => {
  assert.deepEqual(reads(garbled("日本 and 🤗🤗")), ["日本", "🤗🤗"]);
});

test("a closing quotation mark whose last byte was lost is known", () => {
  assert.deepEqual(reads("â€œHiâ€ they said"), ["“", "”"]);
});

test("what was decoded three times is read back in one step", () => {
  assert.deepEqual(reads(garbled(garbled("’"))), ["’"]);
});

test("a hard space in place of a letter with an accent is known", () => {
  assert.deepEqual(reads(`voil${garbled("à")} tr${garbled("è")}s`), ["à", "è"]);
});

test("ordinary text is left alone", () => {
  const texts = [
    "São Paulo não é Ã",
    "“IRMÔ e «IRMû",
    "“café”—what, voilà…” groß–klein „MENÜ“",
    "the letter “Ã” and 5 Å² or 3 Å±0.1",
    "Ä”, Ñ…, Ö–, É’",
    "naïve – café… 20 °C ± 1, £5, ½",
    "日本語 привет αβγ 🤗",
  ];
  for (const text of texts) assert.deepEqual(findMojibake(text), [], text);
});

test("each place is where the characters stand", () => {
  const text = "abc Ã© def ðŸ¤— x\ufffdy";
  assert.deepEqual(
    findMojibake(text).map(({ span }) => text.slice(span.start, span.end)),
    ["Ã©", "ðŸ¤—", "\ufffd"],
  );
});

test("no text without a letter beyond ASCII has any", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => findMojibake(text).length === 0));
});

test("time is in proportion to the text", () => {
  const started = performance.now();
  findMojibake("Ã".repeat(2_000_000));
  findMojibake("â€œ".repeat(300_000));
  assert.ok(performance.now() - started < 5_000);
});
