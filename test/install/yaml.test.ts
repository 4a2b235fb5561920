import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { stringify } from "yaml";
import { addYaml, removeYaml, type YamlEntry, yamlValueAt } from "../../src/install/yaml.js";
import { Refusal } from "../../src/system/refusal.js";

const hook: YamlEntry = { path: ["repos"], key: null, value: { repo: "local", hooks: [{ id: "ours" }] } };
const command: YamlEntry = { path: ["pre-commit", "commands"], key: "ours", value: { run: "sh gate" } };

const add = (text: string | null, entry = hook): string => addYaml(text, entry, "file.yaml");
const remove = (text: string, entry = hook): string | null =>
  removeYaml(
    text,
    entry.path,
    (value, key) => (key ?? (value as { repo: string }).repo) === (entry.key ?? "local"),
    "file.yaml",
  );

describe("editing YAML", () => {
  it("adds an entry to the end of a list and leaves comments, order and layout", () => {
    const before = [
      "# first",
      "repos:",
      "- repo: one # why",
      "  rev:   'v1'",
      "  hooks:",
      "  - id: a",
      "  # - id: off for now",
      "",
      "# last",
      "ci:",
      "  autofix_prs: false",
      "",
    ].join("\n");
    const ours = "- repo: local\n  hooks:\n    - id: ours\n";
    assert.equal(add(before), before.replace("for now\n", `for now\n${ours}`));
  });

  const files: Readonly<Record<string, string>> = {
    "indented list": "repos:\n  - repo: one\n    hooks:\n      - id: a\n",
    "list at the margin": "repos:\n- repo: one\n  hooks: [{id: a}]\n",
    "no line end at the end": "repos:\n  - repo: one\n    hooks: []",
    "Windows line ends": "repos:\r\n  - repo: one\r\n    hooks: []\r\n",
    "text block at the end": "repos:\n  - repo: one\n    exclude: |\n      (?x)^(\n        a\n      )$\n",
    "blank lines and comments at the end": "repos:\n  - repo: one\n    hooks: []\n\n\n# that was all\n",
    "another key before": "default_stages: [commit]\n\nrepos:\n  - repo: one\n",
    "no list yet": "default_language_version:\n  python: python3\n",
    "only a comment": "# hooks come here\n",
    "an empty file": "",
    anchors: "x: &a\n  k: v\nrepos:\n  - repo: one\n    <<: *a\n",
    "a document marker": "---\nrepos:\n  - repo: one\n",
  };
  for (const [name, before] of Object.entries(files)) {
    it(`takes out what it put in, byte for byte: ${name}`, () => {
      const after = add(before);
      assert.notEqual(after, before);
      assert.equal(remove(after), before);
    });
  }

  it("makes the file where there is none, and leaves none behind", () => {
    const made = add(null);
    assert.equal(made, "repos:\n  - repo: local\n    hooks:\n      - id: ours\n");
    assert.equal(remove(made), null);
  });

  it("makes the keys above an entry where they are missing, and takes them out again", () => {
    const before = "pre-push:\n  commands:\n    tests:\n      run: npm test\n";
    const after = add(before, command);
    assert.equal(after, `${before}pre-commit:\n  commands:\n    ours:\n      run: sh gate\n`);
    assert.equal(remove(after, command), before);
  });

  it("adds a key to a map that is there", () => {
    const before = "pre-commit:\n  parallel: false\n  commands:\n    lint:\n      run: lint\n  skip: [merge]\n";
    const after = add(before, command);
    assert.equal(after, before.replace("run: lint\n", "run: lint\n    ours:\n      run: sh gate\n"));
    assert.equal(remove(after, command), before);
  });

  it("keeps a key that holds a comment of somebody's", () => {
    const after = add("repos: # of our hooks\n  - repo: one\n");
    const alone = after.replace("  - repo: one\n", "");
    assert.equal(remove(alone), "repos: # of our hooks\n");
  });

  for (const text of ["repos: [one]\n", "{repos: [{repo: one}]}\n", "- a\n- b\n", "repos: none\n"]) {
    it(`says what to add where lines cannot be added: ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => add(text),
        (error: unknown) => error instanceof Refusal && /add this yourself/.test(error.message),
      );
    });
  }

  const ours = "- repo: local\n  hooks:\n    - id: ours\n";
  const nothing: Readonly<Record<string, string>> = {
    "repos: []\n": `repos:\n${ours}`,
    "repos:\n": `repos:\n${ours}`,
    "repos: ~\n": `repos:\n${ours}`,
    "repos: # none yet\nfail_fast: true\n": `repos: # none yet\n${ours}fail_fast: true\n`,
    "repos: [] # none yet\n\nfail_fast: true\n": `repos:  # none yet\n${ours}\nfail_fast: true\n`,
    "# hooks\nrepos: [\n]": `# hooks\nrepos:\n${ours.trimEnd()}`,
  };
  for (const [text, filled] of Object.entries(nothing)) {
    it(`fills a list of nothing: ${JSON.stringify(text)}`, () => assert.equal(add(text), filled));
  }

  it("fills a map of nothing", () => {
    for (const empty of ["{}", "", "null"])
      assert.equal(
        add(`pre-commit:\n  commands: ${empty}\n  parallel: true\n`, command),
        "pre-commit:\n  commands:\n    ours:\n      run: sh gate\n  parallel: true\n",
      );
  });

  it("says it in one line that can be pasted", () => {
    assert.throws(
      () => add("repos: [one]\n"),
      (error: unknown) => {
        const line = /yourself: (.+)$/.exec(String(error))?.[1] ?? "";
        return (
          error instanceof Refusal &&
          JSON.stringify(yamlValueAt(line, [], "a")) === JSON.stringify(yamlValueAt(add(null), [], "a"))
        );
      },
    );
  });

  it("refuses a file that is not YAML", () => {
    assert.throws(() => add("repos: [\n"), Refusal);
    // In one line, whatever stands below it in the parser's own words.
    assert.throws(
      () => add("a: b\nrepos\n- c: d: e\n"),
      /^Refusal: file\.yaml cannot be read: [^\n]*[^:\n]; correct it first$/,
    );
  });

  it("leaves a file alone that holds nothing of ours", () => {
    assert.equal(remove("repos:\n  - repo: one\n"), "repos:\n  - repo: one\n");
  });

  it("restores whatever list of hooks was there", () => {
    const item = fc.record({
      repo: fc.string(),
      rev: fc.string(),
      hooks: fc.array(fc.record({ id: fc.string(), args: fc.array(fc.string()) })),
    });
    const rest = fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,8}$/),
      fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1 }),
        rest,
        fc.constantFrom(1, 2, 4),
        fc.boolean(),
        (repos, more, indent, indentSeq) => {
          const before = stringify({ ...more, repos }, { indent: Math.max(indent, 1), indentSeq });
          fc.pre(!repos.some(({ repo }) => repo === "local"));
          assert.equal(remove(add(before)), before);
        },
      ),
    );
  });
});
