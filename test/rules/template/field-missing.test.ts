import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "template/field-missing";
test("a labelled line and a key of the front matter that are gone are told", () => {
  const text = changed(["- Start date: (fill it in)\n", ""], [`builder: "[your name]"\n`, ""]);
  assert.deepEqual(levels(rule, text), { commit: "warning", scan: "warning" });
  assert.deepEqual(
    scanned(text)
      .filter((one) => one.rule === rule)
      .map(({ message }) => message),
    [
      `"builder" is gone from the front matter; the template asks for it`,
      `"Start date" is gone from the title; the template asks for it`,
    ],
  );
  assert.equal(fixed(text).text, decisions);
});

test("an optional field may go", () => {
  const text = changed(["- Sail [optional]: ___\n", ""]);
  assert.deepEqual(
    committed(decisions, text).filter((one) => one.rule === rule),
    [],
  );
});

test("of labels and items that stand twice the one comes back that is gone", () => {
  const alarms = "- Alert: {name}\n- Check: {how}\n\nThen the second:\n\n- Alert: {name}\n- Check: {how}\n";
  const items = "- [ ] It flew\n- [ ] It landed\n\nAgain:\n\n- [ ] It flew\n- [ ] It landed\n";
  for (const body of [alarms, items]) {
    const template = anyTemplate(`## Wind\n\n${body}`);
    const text = `## Wind\n\n${body}`;
    for (const line of body.split("\n").keys()) {
      const lines = body.split("\n");
      if (!lines[line]?.startsWith("- ")) continue;
      const gone = `## Wind\n\n${lines.toSpliced(line, 1).join("\n")}`;
      assert.equal(fixed(gone, template).text, text, `${line}: ${lines[line]}`);
    }
  }
});

test("a key of the front matter comes back below the comments and blank lines that stand above it", () => {
  const text = "---\n# Of all\nkite: \n# How long\ntail: \n\nwind: \n---\n\n## Why\n\nSay why.\n";
  for (const key of ["kite", "tail", "wind"])
    assert.equal(fixed(text.replace(`${key}: \n`, ""), anyTemplate(text)).text, text, key);
});
