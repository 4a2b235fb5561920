import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "answer/no-choice";
test("an answer that is none of the choices is told, in a section and in a field", () => {
  const text = changed(["{kite | balloon | glider}", "A rocket."], ["status: planned #", "status: sold #"]);
  assert.deepEqual(levels(rule, text), { commit: "warning", scan: "error" });
  assert.deepEqual(
    scanned(text)
      .filter((one) => one.rule === rule)
      .map(({ message, line }) => [line, message]),
    [
      [2, `"sold" is none of "planned", "flown", "lost"`],
      [27, `"A rocket." is none of "kite", "balloon", "glider"`],
    ],
  );
  assert.equal(fixed(text).text, text);
});

test("a choice may have its reason behind it", () => {
  const text = changed(["{kite | balloon | glider}", "**Balloon**, since there is no wind."]);
  assert.deepEqual(
    committed(decisions, text).filter((one) => one.rule === rule),
    [],
  );
});
