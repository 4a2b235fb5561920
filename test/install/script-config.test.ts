import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addProperty, hasProperty, removeProperty } from "../../src/install/script-config.js";
import { Refusal } from "../../src/system/refusal.js";

const add = (text: string): string =>
  addProperty(text, "reports/README.md", "report-hook --staged", "lint-staged.config.js");
const remove = (text: string): string => removeProperty(text, "reports/README.md", "report-hook --staged");
const line = '"reports/README.md": "report-hook --staged",\n';

describe("a configuration that is a script", () => {
  const scripts: Readonly<Record<string, string>> = {
    "an exported object": 'export default {\n  "*.ts": "a",\n};\n',
    "an exported object, CommonJS": "module.exports = {\n\t'*.ts': ['a'],\n}\n",
    "an exported name":
      'const files = {\n  a: 1,\n};\nconst config = {\n  "*.ts": "a",\n};\n\nexport default config;\n',
    "a typed name":
      'const config: Configuration = {\n  "*.ts": "a",\n}\nexport default config satisfies Configuration\n',
    "Windows line ends": "export default {\r\n  a: 'b',\r\n}\r\n",
  };
  for (const [name, before] of Object.entries(scripts)) {
    it(`gets the property as its first line: ${name}`, () => {
      const after = add(before);
      assert.ok(hasProperty(after, "reports/README.md", "report-hook --staged"));
      assert.equal(after.replace(/^[ \t]+"reports\/README\.md": "report-hook --staged",\r?\n/m, ""), before);
      assert.equal(remove(after), before);
    });
  }

  it("is not edited where a comment holds an exported object, too", () => {
    const old = '/*\nmodule.exports = {\n  "*.py": "a",\n};\n*/\n';
    assert.throws(() => add(`${old}module.exports = {\n  "*.js": "b",\n};\n`), Refusal);
    assert.throws(() => add(`${old}module.exports = require("./all");\n`), Refusal);
  });

  it("gets it in the object that is exported, not in another", () => {
    const before = scripts["an exported name"] ?? "";
    assert.equal(add(before), before.replace("config = {\n", `config = {\n  ${line}`));
  });

  for (const text of [
    "export default (files) => files.map(run);\n",
    'export default { "*.ts": "a" };\n',
    "module.exports = require('./shared');\n",
    "export default {\n  'reports/README.md': 'a',\n};\n",
  ]) {
    it(`is left alone where there is no such object, with what to add: ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => add(text),
        (error: unknown) => error instanceof Refusal && error.message.includes(line.trim()),
      );
    });
  }
});
