import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hasOurs, rootRemarks } from "../../src/install/lefthook-jobs.js";
import { Refusal } from "../../src/system/refusal.js";

const check = "run: report-hook-pre-commit";

/** What is said of a configuration, and of what the person's own adds to it, where the report is `reports/README.md`. */
function told(text: string, own: string | null = null, reports: readonly string[] = ["reports/README.md"]) {
  const files = [{ name: "lefthook.yml", text }];
  return rootRemarks(own === null ? files : [...files, { name: "lefthook-local.yml", text: own }], reports);
}

function command(...lines: readonly string[]): string {
  return ["pre-commit:", "  commands:", "    report-hook:", ...lines.map((line) => `      ${line}\n`)].join("\n");
}

function jobs(...lines: readonly string[]): string {
  return ["pre-commit:", "  jobs:", ...lines.map((line) => `    ${line}\n`)].join("\n");
}

describe("a root in lefthook's configuration", () => {
  it("is told with its line and what to do", () => {
    assert.deepEqual(told(command("root: web/", check)), [
      "lefthook.yml:4: with root web/ lefthook passes over report-hook where no staged path begins with web/: take that root out",
    ]);
  });

  it("is told of a job, whatever its name", () => {
    assert.match(
      told(jobs("- run: make", `- ${check}`, "  root: web")).join("\n"),
      /^lefthook\.yml:7: .*take that root out$/,
    );
  });

  it("is told of a group around the job", () => {
    const text = jobs(
      "- root: web",
      "  group:",
      "    piped: true",
      "    jobs:",
      "      - name: report-hook",
      `        ${check}`,
    );
    assert.match(told(text).join("\n"), /^lefthook\.yml:3: .*: move report-hook out of that group$/);
  });

  it("is told of JSON", () => {
    const text =
      '{\n\t"pre-commit": {\n\t\t"commands": { "report-hook": {\n\t\t\t"root": "web/", "run": "report-hook --staged" } }\n\t}\n}\n';
    assert.match(told(text).join("\n"), /^lefthook\.yml:4: with root web\/ /);
  });

  it("is told without a line where an alias brings it", () => {
    const text = `base: &base\n  root: web/\n${command("<<: *base", check)}`;
    assert.match(told(text).join("\n"), /^lefthook\.yml: with root web\/ /);
  });

  it("is told of what a person's own configuration adds", () => {
    assert.match(told(command(check), command("root: web/")).join("\n"), /^lefthook-local\.yml:4: /);
    assert.match(
      told(command("root: web/", check), command("run: report-hook --staged")).join("\n"),
      /^lefthook\.yml:4: /,
    );
  });

  const silent: Readonly<Record<string, readonly string[]>> = {
    "of other commands": [
      `pre-commit:\n  commands:\n    lint:\n      root: web/\n      run: make\n    report-hook:\n      ${check}\n`,
    ],
    "of other hooks": [`pre-push:\n  commands:\n    report-hook:\n      root: web/\n      ${check}\n`],
    "that the person's own takes away": [command("root: web/", check), command('root: ""')],
    "beside a job without one": [jobs("- name: report-hook", "  root: web", `  ${check}`, `- ${check}`)],
    "of a script, which lefthook always starts": [
      jobs("- name: report-hook", "  script: report-hook.sh", "  root: web"),
    ],
    "that holds the report": [command("root: reports", check)],
    "in an empty file": [""],
  };
  for (const [name, [text = "", own = null]] of Object.entries(silent)) {
    it(`is not told ${name}`, () => assert.deepEqual(told(text, own), []));
  }

  it("is told where it holds one report of two, or a folder's name begins alike", () => {
    const text = command("root: web", check);
    assert.deepEqual(told(text, null, ["web/*/README.md"]), []);
    assert.equal(told(text, null, ["web/README.md", "docs/README.md"]).length, 1);
    assert.equal(told(text, null, ["website/README.md"]).length, 1);
  });

  it("is looked for in YAML alone", () => {
    assert.throws(() => told("pre-commit: ["), Refusal);
  });
});

describe("report-hook among lefthook's jobs", () => {
  const has = (text: string): boolean => hasOurs({ name: "lefthook.yml", text });

  it("is found as a command, as a job and in a group, by its name", () => {
    assert.ok(has(command(check)));
    assert.ok(has(jobs("- name: report-hook", `  ${check}`)));
    assert.ok(has(jobs("- group:", "    jobs:", "      - name: report-hook", `        ${check}`)));
    assert.ok(!has(jobs("- name: lint", "  run: make")));
    assert.ok(!has("pre-commit:\n  jobs: none\n  commands: 3\n"));
  });
});
