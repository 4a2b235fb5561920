/** The configuration: what may stand in it, and what is said of what may not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Config, defaultConfig, isConfigError, parseConfig } from "../../src/config/config.js";
import { coursePatterns } from "../../src/course/patterns.js";

const rules = ["answer/too-long", "answer/too-short", "template/prompt-changed"];

function read(value: unknown, file = ".report-hook.json"): Config | null {
  const result = parseConfig(JSON.stringify(value), file, rules);
  assert.ok(!isConfigError(result), isConfigError(result) ? result.error : "");
  return result;
}

function errorOf(text: string, file = ".report-hook.json"): string {
  const result = parseConfig(text, file, rules);
  assert.ok(isConfigError(result), "no error");
  return result.error;
}

describe("a configuration", () => {
  it("may be empty: then all is as ever", () => assert.deepEqual(read({}), defaultConfig));

  it("names its schema for editors", () => assert.deepEqual(read({ $schema: "x" }), defaultConfig));

  it("names reports", () =>
    assert.deepEqual(read({ reports: ["a/README.md", "b.md"] })?.reports, ["a/README.md", "b.md"]));

  it("names the page, or none", () => {
    assert.equal(read({ page: "html/index.html" })?.page, "html/index.html");
    assert.equal(read({ page: false })?.page, false);
  });

  it("names the template, or none", () => {
    assert.equal(read({ template: "dtu-mlops-2023-09-27" })?.template, "dtu-mlops-2023-09-27");
    assert.equal(read({ template: null })?.template, null);
  });

  it("sets levels", () =>
    assert.deepEqual(read({ rules: { "answer/too-short": "error", "answer/too-long": "off" } })?.rules, {
      "answer/too-short": "error",
      "answer/too-long": "off",
    }));

  it("calls a template's parts otherwise, some or all", () =>
    assert.deepEqual(read({ patterns: { question: "Opgave" } })?.patterns, { ...coursePatterns, question: "Opgave" }));

  it("may begin with a byte-order mark", () =>
    assert.deepEqual(parseConfig("\ufeff{}", ".report-hook.json", rules), defaultConfig));

  it("has paths with `/` between their parts and no empty ones", () =>
    assert.deepEqual(read({ reports: ["./a\\b//c.md/"], page: ".\\x\\y.html" }), {
      ...defaultConfig,
      reports: ["a/b/c.md"],
      page: "x/y.html",
    }));

  it("takes a report that is named twice once", () =>
    assert.deepEqual(read({ reports: ["a.md", "./a.md"] })?.reports, ["a.md"]));
});

describe("a package.json", () => {
  it("holds a configuration under a key", () =>
    assert.equal(read({ name: "x", "report-hook": { page: false } }, "package.json")?.page, false));

  it("holds none without the key", () => assert.equal(read({ name: "x" }, "package.json"), null));

  it("is named in errors with the key", () => {
    assert.equal(
      errorOf('{"report-hook": {"page": 7}}', "package.json"),
      "package.json: report-hook.page: expected an .html file beside the report, or false for no page",
    );
    assert.equal(errorOf('{"report-hook": []}', "package.json"), "package.json: report-hook: expected an object");
  });
});

describe("an error", () => {
  const paths = "reports: expected a list of paths inside the repository, from its root";
  const page = "page: expected an .html file beside the report, or false for no page";
  const errors: readonly [unknown, string][] = [
    [[], "expected an object"],
    [null, "expected an object"],
    ["x", "expected an object"],
    [{ report: ["a.md"] }, "report: no such key; did you mean reports?"],
    [{ colours: 1 }, "colours: no such key"],
    [{ reports: "a.md" }, paths],
    [{ reports: [] }, paths],
    [{ reports: null }, paths],
    [{ reports: [1] }, paths],
    [{ reports: [""] }, paths],
    [{ reports: ["."] }, paths],
    [{ reports: ["/etc/passwd"] }, paths],
    [{ reports: ["\\\\host\\a.md"] }, paths],
    [{ reports: ["C:\\a.md"] }, paths],
    [{ reports: ["../a.md"] }, paths],
    [{ reports: ["a/../../b.md"] }, paths],
    [{ reports: ["a\\..\\..\\b.md"] }, paths],
    [{ reports: [".git/config"] }, paths],
    [{ reports: ["a/.GIT/config"] }, paths],
    [{ reports: ["a\0.md"] }, paths],
    [{ page: true }, page],
    [{ page: "" }, page],
    [{ page: "../index.html" }, page],
    [{ page: ".git/hooks/pre-commit" }, page],
    [{ page: "main.py" }, page],
    [{ page: "git~1/hooks/page.html" }, page],
    [{ page: ".git./page.html" }, page],
    [{ page: "README.md" }, page],
    [{ reports: ["notes/index.html"], page: "./INDEX.html" }, "page: expected another file than the report itself"],
    [{ reports: ["a.md", "b/c.html"], page: "b/c.html" }, "page: expected another file than the report itself"],
    [
      { reports: ["r/a.md", "r/b.md"] },
      'page: r/a.md and r/b.md would share r/report.html; give them folders of their own, a "page" each, or give false',
    ],
    [
      { reports: ["r/a.md", { files: "r/b.md" }] },
      'page: r/a.md and r/b.md would share r/report.html; give them folders of their own, a "page" each, or give false',
    ],
    [
      {
        reports: [
          { files: "a.md", page: "q.html" },
          { files: "./b.md", page: "Q.html" },
        ],
      },
      'page: a.md and b.md would share Q.html; give them folders of their own, a "page" each, or give false',
    ],
    [{ template: 7 }, "template: expected an edition's name or the path of a template"],
    [{ template: "" }, "template: expected an edition's name or the path of a template"],
    [{ rules: [] }, "rules: expected an object with a level for each rule"],
    [{ rules: null }, "rules: expected an object with a level for each rule"],
    [{ rules: { "answer/to-long": "off" } }, "rules.answer/to-long: no such rule; did you mean answer/too-long?"],
    [{ rules: { x: "off" } }, "rules.x: no such rule"],
    [{ rules: { "answer/too-long": "warn" } }, "rules.answer/too-long: expected one of error, warning, note, off"],
    [{ rules: { "answer/too-long": ["error"] } }, "rules.answer/too-long: expected one of error, warning, note, off"],
    [{ patterns: "x" }, "patterns: expected an object"],
    [{ patterns: { question: " " } }, "patterns.question: expected some text"],
    [{ patterns: { questions: "x" } }, "patterns.questions: no such key; did you mean question?"],
  ];
  for (const [value, message] of errors) {
    const text = JSON.stringify(value);
    it(`for ${text} is exact`, () => assert.equal(errorOf(text), `.report-hook.json: ${message}`));
  }

  it("is said of text that is not JSON", () => {
    for (const text of ["", "{", "{'page': false}", "// note\n{}", '{"page": false,}'])
      assert.match(errorOf(text), /^\.report-hook\.json: not valid JSON, at \d+:\d+$/);
  });

  it("is said of names that every object has", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      assert.equal(errorOf(`{"${key}": {}}`), `.report-hook.json: ${key}: no such key`);
      assert.equal(errorOf(`{"rules": {"${key}": "off"}}`), `.report-hook.json: rules.${key}: no such rule`);
      assert.equal(errorOf(`{"patterns": {"${key}": "x"}}`), `.report-hook.json: patterns.${key}: no such key`);
      assert.equal(parseConfig(`{"${key}": {"page": false}}`, "package.json", rules), null);
    }
  });

  it("is said of nesting without end", () => assert.match(errorOf("[".repeat(1_000_000)), /not valid JSON/));
});

describe("any JSON", () => {
  it("is a configuration or an error", () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          reports: fc.jsonValue(),
          page: fc.jsonValue(),
          template: fc.jsonValue(),
          rules: fc.jsonValue(),
          patterns: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(value, (json) => {
        const result = parseConfig(JSON.stringify(json), "x.json", rules);
        assert.ok(result !== null);
        if (isConfigError(result)) assert.ok(result.error.startsWith("x.json: "));
        else assert.deepEqual(Object.keys(result).sort(), Object.keys(defaultConfig).sort());
      }),
    );
  });

  it("with a hundred thousand reports is read in a moment", () => {
    const reports = Array.from({ length: 100_000 }, (_, index) => `${index}/README.md`);
    assert.equal(read({ reports })?.reports.length, reports.length);
  });
});
