/** What GitHub's runner reads: one command a line, `::name properties::message`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { githubPrinter } from "../../src/output/github.js";
import type { Finding } from "../../src/rules/model.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const lines = (findings: readonly Finding[]): string[] => printed(githubPrinter(), [checked(findings)]).split("\n");

describe("GitHub's workflow commands", () => {
  it("place a finding on its line", () => {
    const [line] = lines([finding()]);
    assert.equal(
      line,
      "::error file=reports/README.md,line=47,endLine=47,col=1,endColumn=9,title=answer/too-long::" +
        "Question 2: 12 words where 5-10 are allowed%0ATake out at least 2 words",
    );
  });

  it("leave columns out over several lines, where GitHub takes none", () => {
    const [line] = lines([finding({ endLine: 49 })]);
    assert.match(line ?? "", /line=47,endLine=49,title=/);
  });

  it("name the file alone where there is no line", () => {
    const nowhere = { line: null, column: null, endLine: null, endColumn: null, question: null };
    const [line] = lines([finding(nowhere)]);
    assert.match(line ?? "", /^::error file=reports\/README\.md,title=answer\/too-long::12 words/);
  });

  it("show warnings, and keep notes back", () => {
    const shown = lines([finding({ level: "note" }), finding({ level: "warning", existing: true })]);
    assert.match(shown[0] ?? "", /^::warning .*::Question 2: .* \(there before this commit\)%0A/);
  });

  it("say what the course's checker will, and the figures at the end", () => {
    const [verdict, totals, end] = lines([]);
    assert.match(verdict ?? "", /^::notice file=reports\/README\.md,title=report-hook::course checker: /);
    assert.equal(totals, "report-hook: 1 report, 0 errors, 0 warnings");
    assert.equal(end, "");
  });

  it("say why a report could not be read", () => {
    const [line] = printed(githubPrinter(), [unread("a:b,c.md", "100% gone")]).split("\n");
    assert.equal(line, "::error file=a%3Ab%2Cc.md::100%25 gone");
  });

  it("are read back as they were meant, whatever a report says", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", ":", ",", "%", "\n", "\r", "=", "::", "##[", "0A", " ", "\u001b", "é"),
    });
    fc.assert(
      fc.property(text, text, (message, path) => {
        const commands = lines([finding({ message, path })])
          .slice(0, -2)
          .map(read);
        assert.equal(commands.length, 2);
        assert.equal(commands[0]?.properties.file, cleaned(path));
        assert.equal(commands[0]?.properties.title, "answer/too-long");
        const said = message.split("\n").map(cleaned).join("\n");
        assert.equal(commands[0]?.message, `Question 2: ${said}\nTake out at least 2 words`);
      }),
    );
  });
});

/** What is left of text from a report: one line without control characters. */
function cleaned(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ").replaceAll("\u001b", "");
}

/** A command as the runner reads it. */
function read(line: string): Command {
  const [, name = "", list = "", message = ""] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const plain = (text: string): string =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const properties = list.split(",").map((one) => [one.split("=")[0], plain(one.slice(one.indexOf("=") + 1))]);
  return { name, properties: Object.fromEntries(properties), message: plain(message) };
}
