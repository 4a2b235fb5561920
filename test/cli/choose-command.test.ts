/** What a command line asks for. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choose } from "../../src/cli/choose-command.js";
import { table } from "../../src/cli/command-table.js";
import { readCheckOptions } from "../../src/commands/check-options.js";
import { isFailure } from "../../src/result.js";

/** What is asked for, in short: the command, its words, its options. */
async function request(...argv: string[]): Promise<readonly [string, readonly string[], object]> {
  const asked = await choose(argv, table);
  assert.ok(!isFailure(asked), isFailure(asked) ? asked.failure : "");
  return asked === "version" ? [asked, [], {}] : [asked.name, asked.words, asked.values];
}

async function values(...argv: string[]): Promise<object> {
  return (await request(...argv))[2];
}

/** What is wrong with a command line, by its options or by what the command says of its words before it does anything. */
async function failure(...argv: string[]): Promise<string> {
  const asked = await choose(argv, table);
  assert.ok(asked !== "version");
  const ended = isFailure(asked) ? asked : await asked.command.run(asked.words, asked.values);
  assert.ok(isFailure(ended), "no failure");
  return ended.failure;
}

describe("a command line", () => {
  it("takes an option with a list several times", async () => {
    assert.deepEqual(await values("fix", "--question", "3", "--question", "12,15"), { question: "3,12,15" });
    assert.deepEqual(await values("check", "a.md", "--format", "json", "--format", "sarif"), { format: "sarif" });
  });

  const requests: readonly [readonly string[], readonly [string, readonly string[], object]][] = [
    [[], ["--staged", [], {}]],
    [["--staged"], ["--staged", [], { staged: true }]],
    [
      ["--format", "json"],
      ["--staged", [], { format: "json" }],
    ],
    [
      ["--staged", "a.md", "b.md"],
      ["--staged", ["a.md", "b.md"], { staged: true }],
    ],
    [["a.md"], ["check", ["a.md"], {}]],
    [
      ["check", "a.md", "reports"],
      ["check", ["a.md", "reports"], {}],
    ],
    [["--all"], ["--all", [], { all: true }]],
    [
      ["--all", "--base", "main"],
      ["--all", [], { all: true, base: "main" }],
    ],
    [
      ["explain", "too-long"],
      ["explain", ["too-long"], {}],
    ],
    [["explain"], ["explain", [], {}]],
    [
      ["fix", "--staged"],
      ["fix", [], { staged: true }],
    ],
    [["--committed"], ["--committed", [], { committed: true }]],
    [["--version"], ["version", [], {}]],
    [["-v"], ["version", [], {}]],
    [["--help"], ["help", [], {}]],
    [["-h"], ["help", [], {}]],
    [
      ["help", "html"],
      ["help", ["html"], {}],
    ],
    [
      ["html", "--help"],
      ["help", ["html"], {}],
    ],
  ];
  for (const [argv, expected] of requests) {
    it(`report-hook ${argv.join(" ")}`, async () => assert.deepEqual(await request(...argv), expected));
  }

  it("may ask for a page, and where to put it", async () => {
    const expected = ["html", ["a.md"], { output: "b.html" }];
    assert.deepEqual(await request("html", "a.md", "-o", "b.html"), expected);
    assert.deepEqual(await request("html", "a.md", "--output=b.html"), expected);
    assert.deepEqual(await request("html", "-o", "b.html", "a.md"), expected);
  });

  it("may name files with spaces, quotes, line breaks and letters of any kind", async () => {
    const files = ["my report.md", 'it\'s "x".md', "a\nb.md", "æble.md", ""];
    assert.deepEqual(await request("check", ...files), ["check", files, {}]);
  });

  it("may name files that look like options or commands, after --", async () => {
    assert.deepEqual(await request("--", "-a.md", "--all"), ["check", ["-a.md", "--all"], {}]);
    assert.deepEqual(await request("--", "html"), ["check", ["html"], {}]);
    assert.deepEqual(await request("check", "check"), ["check", ["check"], {}]);
  });

  it("may have options before the command, and a command's name as an option's value", async () => {
    assert.deepEqual(await request("--strict", "check", "a.md"), ["check", ["a.md"], { strict: true }]);
    assert.deepEqual(await request("--template", "fix", "a.md"), ["check", ["a.md"], { template: "fix" }]);
  });

  it("may be a shell's, to complete: all that follows is its own", async () => {
    assert.deepEqual(await request("complete", "--", "fix", "--dry"), ["complete", ["--", "fix", "--dry"], {}]);
  });
});

describe("options", () => {
  it("are as ever where none is given", () =>
    assert.deepEqual(readCheckOptions({}), {
      format: "pretty",
      template: null,
      config: null,
      strict: false,
      verbose: false,
      quiet: false,
      color: null,
    }));

  it("may be given before and after files, with = and without", async () => {
    const expected = { format: "json", template: "t.md", config: "c.json", strict: true };
    assert.deepEqual(
      await values("--format", "json", "--strict", "a.md", "--template=t.md", "--config", "c.json"),
      expected,
    );
  });

  it("may ask for colour or for none; the last counts", async () => {
    assert.deepEqual(await values("--color"), { color: true });
    assert.deepEqual(await values("--no-color"), { color: false });
    assert.deepEqual(await values("--no-color", "--color"), { color: true });
  });

  it("may ask for no page", async () => {
    assert.deepEqual(await values("--no-page"), { page: false });
    assert.deepEqual(await values("--all", "--no-page"), { all: true, page: false });
    assert.deepEqual(await values("check", "--no-page", "a.md"), { page: false });
    assert.deepEqual(await values("--no-page", "a.md"), { page: false });
  });
});

describe("a failure", () => {
  const failures: readonly [readonly string[], RegExp][] = [
    [["--al"], /^unknown option --al; did you mean --all\?$/],
    [["--no-pgae"], /^unknown option --no-pgae; did you mean --no-page\?$/],
    [["--no-strict"], /^unknown option --no-strict/],
    [["-x"], /^unknown option -x/],
    [["--constructor"], /constructor/],
    [["--template"], /^--template needs a value$/],
    [["--template="], /^--template needs a value$/],
    [["--strict=yes"], /^--strict takes no value$/],
    [["--format", "xml", "a.md"], /^unknown format xml: give one of pretty, json/],
    [["--staged", "--all"], /^--staged and --all ask for two different things/],
    [["--all", "a.md"], /^--all takes no files/],
    [["check"], /^name the reports or folders to check/],
    [["html", "a.md", "b.md", "-o", "c.html"], /^2 reports: name one of them/],
    [["init", "a.md"], /^init takes no files/],
    [["--base", "main", "a.md"], /^--base does not go with check; see report-hook --help$/],
    [["--base", "main"], /^--base does not go with a check of what is staged, but with --all; see report-hook --help$/],
    [["html", "--strict"], /^--strict does not go with html; see report-hook html --help$/],
    [["fix", "--question", "x"], /^--question x: give the numbers of questions, as in --question 12,15-18$/],
    [["fix", "--question", "3,9-5"], /^--question 9-5: give the numbers of questions/],
    [["fix", "--question", ","], /^--question ,: give the numbers of questions/],
    [["explain", "--json"], /^unknown option --json/],
    [["help", "chekc"], /^no such command: chekc; did you mean check\?$/],
  ];
  for (const [argv, expected] of failures) {
    it(`is said of report-hook ${argv.join(" ")}`, async () => {
      const message = await failure(...argv);
      assert.match(message, expected);
      assert.doesNotMatch(message, /\n/);
    });
  }
});
