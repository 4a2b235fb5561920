/** What a command line asks for. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readArguments } from "../src/arguments.js";
import { isFailure } from "../src/failure.js";

const plain = {
  format: "pretty",
  template: null,
  config: null,
  strict: false,
  verbose: false,
  quiet: false,
  page: true,
  color: null,
};

/** All reports, not one of several parts of them. */
const shard = { index: 1, count: 1 };

function request(...argv: string[]) {
  const read = readArguments(argv);
  assert.ok(!isFailure(read), isFailure(read) ? read.failure : "");
  return read;
}

function options(...argv: string[]) {
  const read = request(...argv);
  assert.ok("options" in read);
  return read.options;
}

function failure(...argv: string[]): string {
  const read = readArguments(argv);
  assert.ok(isFailure(read), "no failure");
  return read.failure;
}

describe("a command line", () => {
  const staged = { command: "staged", files: [], options: plain };
  const requests: readonly [readonly string[], object][] = [
    [[], staged],
    [["--staged"], staged],
    [["--staged", "a.md", "b.md"], { ...staged, files: ["a.md", "b.md"] }],
    [["a.md"], { command: "check", files: ["a.md"], implied: true, shard, options: plain }],
    [
      ["check", "a.md", "reports"],
      { command: "check", files: ["a.md", "reports"], implied: false, shard, options: plain },
    ],
    [["--all"], { command: "all", base: null, shard, options: plain }],
    [["--all", "--base", "main"], { command: "all", base: "main", shard, options: plain }],
    [["explain", "too-long"], { command: "explain", rule: "too-long" }],
    [["explain"], { command: "explain", rule: null }],
    [["--committed"], { command: "committed" }],
    [["--version"], { command: "version" }],
    [["-v"], { command: "version" }],
    [["--help"], { command: "help", topic: null }],
    [["-h"], { command: "help", topic: null }],
    [["help", "html"], { command: "help", topic: "html" }],
    [["html", "--help"], { command: "help", topic: "html" }],
  ];
  for (const [argv, expected] of requests) {
    it(`report-hook ${argv.join(" ")}`, () => assert.deepEqual(request(...argv), expected));
  }

  it("may ask for a page, and where to put it", () => {
    const { command, file, out } = request("html", "a.md", "-o", "b.html") as {
      command: string;
      file: string;
      out: string;
    };
    assert.deepEqual([command, file, out], ["html", "a.md", "b.html"]);
    assert.deepEqual(request("html", "a.md", "--output=b.html"), request("html", "-o", "b.html", "a.md"));
  });

  it("may name files with spaces, quotes, line breaks and letters of any kind", () => {
    const files = ["my report.md", 'it\'s "x".md', "a\nb.md", "æble.md", ""];
    assert.deepEqual(request("check", ...files), { command: "check", files, implied: false, shard, options: plain });
  });

  it("may name files that look like options or commands, after --", () => {
    assert.deepEqual(request("--", "-a.md", "--all"), {
      command: "check",
      files: ["-a.md", "--all"],
      implied: true,
      shard,
      options: plain,
    });
    assert.deepEqual(request("--", "html"), {
      command: "check",
      files: ["html"],
      implied: true,
      shard,
      options: plain,
    });
    assert.deepEqual(request("check", "check"), {
      command: "check",
      files: ["check"],
      implied: false,
      shard,
      options: plain,
    });
  });
});

describe("options", () => {
  it("are as ever where none is given", () => assert.deepEqual(options("a.md"), plain));

  it("may be given before and after files, with = and without", () => {
    const expected = { ...plain, format: "json", template: "t.md", config: "c.json", strict: true };
    assert.deepEqual(
      options("--format", "json", "--strict", "a.md", "--template=t.md", "--config", "c.json"),
      expected,
    );
  });

  it("may ask for more or less to read", () => {
    assert.equal(options("--verbose").verbose, true);
    assert.equal(options("--quiet").quiet, true);
  });

  it("may ask for colour or for none; the last counts", () => {
    assert.equal(options("--color").color, true);
    assert.equal(options("--no-color").color, false);
    assert.equal(options("--no-color", "--color").color, true);
  });

  it("may ask for no page", () => assert.equal(options("--no-page").page, false));
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
    [["html", "a.md", "b.md"], /^html takes one report at a time$/],
    [["--base", "main", "a.md"], /^--base does not go with check; see report-hook --help$/],
    [["html", "--strict"], /^--strict does not go with html; see report-hook html --help$/],
    [["explain", "--json"], /^unknown option --json/],
  ];
  for (const [argv, expected] of failures) {
    it(`is said of report-hook ${argv.join(" ")}`, () => {
      const message = failure(...argv);
      assert.match(message, expected);
      assert.doesNotMatch(message, /\n/);
    });
  }
});
