import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { removeJson, setJson } from "../../src/install/json.js";
import { Refusal } from "../../src/system/refusal.js";

const key = ["lint-staged", "reports/README.md"];
const set = (text: string): string => setJson(text, key, "report-hook --staged", "package.json");
const remove = (text: string): string => removeJson(text, key, "package.json");

describe("editing JSON", () => {
  it("adds a key and keeps indentation, order and lists on one line", () => {
    const before = '{\n    "name": "x",\n    "files": ["a", "b"]\n}\n';
    const ours = ',\n    "lint-staged": {\n        "reports/README.md": "report-hook --staged"\n    }\n}\n';
    assert.equal(set(before), before.replace("\n}\n", ours));
  });

  const files: Readonly<Record<string, string>> = {
    "two spaces": '{\n  "name": "x"\n}\n',
    "four spaces": '{\n    "name": "x",\n    "files": ["a"]\n}\n',
    tabs: '{\n\t"name": "x"\n}\n',
    "no line end at the end": '{\n  "name": "x"\n}',
    "Windows line ends": '{\r\n  "name": "x"\r\n}\r\n',
    "other tasks before": '{\n  "lint-staged": {\n    "*.ts": ["a", "b"]\n  },\n  "name": "x"\n}\n',
    "one line": '{ "name": "x" }\n',
    "a trailing comma": '{\n  "name": "x",\n}\n',
    nothing: "{}\n",
    "a key after the tasks": '{\n  "lint-staged": { "*.ts": "a" },\n  "name": "x"\n}\n',
    comments: '{\n  // why\n  "lint-staged": {\n    "*.ts": "a" // all\n  }\n}\n',
  };
  for (const [name, before] of Object.entries(files)) {
    it(`takes out what it put in, byte for byte: ${name}`, () => {
      const after = set(before);
      assert.notEqual(after, before);
      assert.equal(remove(after), before);
    });
  }

  it("restores whatever was there", () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }),
    );
    const object = fc.dictionary(fc.string(), value, { minKeys: 1 });
    fc.assert(
      fc.property(object, fc.constantFrom(1, 2, 4, "\t"), fc.constantFrom("\n", ""), (before, indent, end) => {
        fc.pre(!Object.hasOwn(before, "lint-staged"));
        const text = JSON.stringify(before, null, indent) + end;
        assert.equal(remove(set(text)), text);
      }),
    );
  });

  it("leaves a file alone that has no such key", () => {
    assert.equal(remove('{ "a" : 1 }'), '{ "a" : 1 }');
  });

  it("names the line that is not JSON", () => {
    assert.throws(
      () => set('{\n  "a": \n}'),
      (error: unknown) => error instanceof Refusal && /package\.json.*line 3/.test(error.message),
    );
  });
});
