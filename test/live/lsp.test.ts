/** The built language server, spoken to as an editor does. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { CodeAction } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { emptyRepo, installedCommand, newRepo, type Repo, reportPath } from "../helpers/repo.js";
import { type Client, startClient, uriOf } from "./client.js";

function openReport(client: Client, repo: Repo, text: string): string {
  const uri = uriOf(repo, reportPath);
  client.tell("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
  return uri;
}

function change(client: Client, uri: string, version: number, text: string): void {
  client.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
}

async function end(client: Client): Promise<void> {
  await client.ask("shutdown");
  client.tell("exit", {});
  assert.equal(await client.ended, 0);
}

const rules = (found: readonly { readonly code?: unknown }[]): readonly string[] =>
  found.map(({ code }) => String(code));

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length - 1;

describe("report-hook lsp", () => {
  it("shows what the next commit would say of text that is not saved", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const uri = openReport(client, repo, template);
    assert.deepEqual(rules(await client.diagnostics()), []);
    change(client, uri, 2, answered(template, 8, answer("kite", 230)));
    assert.deepEqual(rules(await client.diagnostics()), ["answer/too-long"]);
    change(client, uri, 3, answered(template, 8, answer("kite", 130)));
    assert.deepEqual(rules(await client.diagnostics()), []);
    await end(client);
    assert.equal((await repo.git("status", "--porcelain")).stdout, "", "it changes nothing of its own accord");
  });

  it("offers a fix that the commit then goes through with", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const damaged = broken(answered(template, 8, answer("kite")), 7);
    const uri = openReport(client, repo, damaged);
    const [finding] = await client.diagnostics();
    assert.ok(finding);
    const params = { textDocument: { uri }, range: finding.range, context: { diagnostics: [] } };
    const { result } = await client.ask("textDocument/codeAction", params);
    const [action] = result as readonly { edit: { changes: Record<string, { newText: string }[]> } }[];
    assert.match(JSON.stringify(action?.edit), /Answer:/);
    await end(client);
  });

  it("shows nothing of a report's that turns or hides what stands beside it, and no image of another host", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const nasty = "\u009b31m\u202e\u001b[2J";
    const text = answered(template, 8, `${answer("kite")} ![k](${nasty}.png)`).replace(
      "### Question 7\n\n> ",
      `### Question 7 ${nasty}\n\n> ![x](https://evil.example/x.png) ${nasty} `,
    );
    const uri = openReport(client, repo, text);
    const found = await client.diagnostics();
    assert.ok(found.some(({ message }) => String(message).includes("31m")));
    const where = { textDocument: { uri }, position: { line: lineOf(text, "### Question 7"), character: 6 } };
    const answers = [
      (await client.ask("textDocument/documentSymbol", { textDocument: { uri } })).result,
      (await client.ask("textDocument/codeLens", { textDocument: { uri } })).result,
      (await client.ask("textDocument/hover", where)).result,
    ];
    assert.match(JSON.stringify(answers), /evil\.example/);
    assert.doesNotMatch(JSON.stringify(answers), /!\[x\]/);
    for (const told of [found, ...answers]) {
      const shown = JSON.stringify(told, (key, value: unknown) => (key === "href" ? undefined : value));
      assert.doesNotMatch(shown, /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\u00[01]/u);
    }
    await end(client);
  });

  it("completes no names from outside the repository", async () => {
    const repo = await newRepo({ name: "repo" });
    const beside = `${repo.folder}-beside`;
    mkdirSync(join(beside, "figures"), { recursive: true });
    writeFileSync(join(beside, "figures/secret.png"), "");
    repo.write("figures/own.png", "");
    symlinkSync(beside, join(repo.folder, "link"));
    const client = await startClient(repo);
    const names = async (written: string): Promise<string> => {
      const text = answered(template, 8, `![k](${written}`);
      const uri = openReport(client, repo, text);
      await client.diagnostics();
      const line = lineOf(text, "![k](");
      const position = { line, character: 5 + written.length };
      const { result, error } = await client.ask("textDocument/completion", { textDocument: { uri }, position });
      assert.equal(error, undefined, written);
      client.tell("textDocument/didClose", { textDocument: { uri } });
      await client.diagnostics();
      return JSON.stringify(result);
    };
    assert.match(await names("../figures/"), /own\.png/);
    for (const way of [
      `../../${basename(beside)}/figures/`,
      "../link/figures/",
      "../%2e%2e/x/",
      "%",
      "%E0%A4%A/",
      "/../../etc/",
    ])
      assert.doesNotMatch(await names(way), /secret|passwd/, way);
    await end(client);
  });

  it("holds a document to the template of its own", async () => {
    for (const named of [
      `[{ "files": "docs/[0-9]*.md", "template": "kite.md" }]`,
      `["docs/1.md"], "template": "kite.md"`,
    ]) {
      const repo = await emptyRepo();
      repo.write("kite.md", "# Kite {name}\n\n## Why\n\nMax. 3 words.\n\n## How\n\nAt most 2 sentences.\n");
      const text = "# Kite Red\n\n## Why\n\nWind is free.\n\n## How\n\nWith string.\n";
      repo.write("docs/1.md", text);
      repo.write(".report-hook.json", `{ "reports": ${named} }`);
      await repo.ok("add", ".");
      await repo.ok("commit", "--quiet", "--no-verify", "-m", "Begin");
      const client = await startClient(repo);
      const uri = uriOf(repo, "docs/1.md");
      client.tell("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
      assert.deepEqual(rules(await client.diagnostics()), []);
      change(client, uri, 2, text.replace("free.", "free for all.").replace("string.", "string. And glue. And luck."));
      assert.deepEqual(rules(await client.diagnostics()), ["answer/too-long", "answer/too-long"]);
      const { result } = await client.ask("textDocument/codeLens", { textDocument: { uri } });
      assert.deepEqual(
        (result as readonly { command: { title: string } }[]).map(({ command }) => command.title),
        ["5 of up to 3 words · 2 words over", "6 words · 3 of up to 2 sentences · 1 sentence over"],
      );
      change(client, uri, 3, text.replace("## How\n", ""));
      assert.deepEqual(rules(await client.diagnostics()).includes("template/section-missing"), true);
      await end(client);
    }
  });

  it("is silent for a document that no configuration names", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const uri = uriOf(repo, "notes.md");
    client.tell("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text: template } });
    assert.deepEqual(await client.diagnostics(), []);
    assert.deepEqual((await client.ask("textDocument/codeLens", { textDocument: { uri } })).result, []);
    await end(client);
  });

  it("says once that git cannot be asked, and goes on", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const uri = openReport(client, repo, template);
    await client.diagnostics();
    repo.write(".git/config", "[core\n");
    for (const version of [2, 3]) {
      client.tell("textDocument/didSave", { textDocument: { uri } });
      change(client, uri, version, answered(template, 8, answer("kite", 230)));
      await client.diagnostics();
      // Diagnostics of what is known come at once; git takes as long as it takes.
      for (let wait = 0; client.shown.length === 0 && wait < 200; wait++) await setTimeout(50);
    }
    assert.equal(client.shown.length, 1, client.shown.join("\n"));
    await end(client);
  });

  it("ends in an error of the protocol, not in a crash, where its input is none", async () => {
    const client = await startClient(await newRepo());
    const { error } = await client.ask("textDocument/nonsense", {});
    assert.equal(error?.code, -32601);
    client.raw("Content-Length: 5\r\n\r\n{nope");
    assert.ok(
      (await client.ask("textDocument/codeLens", { textDocument: { uri: "file:///nowhere" } })).error === undefined,
    );
    await end(client);
  });

  it("reads no document of 8 MB, and goes on", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const uri = openReport(client, repo, template);
    await client.diagnostics();
    change(client, uri, 2, "kite ".repeat(1_700_000));
    assert.deepEqual(await client.diagnostics(), []);
    change(client, uri, 3, answered(template, 8, answer("kite", 230)));
    assert.deepEqual(rules(await client.diagnostics()), ["answer/too-long"]);
    await end(client);
  });

  it("tells what was there before as a hint, with its rule's page as a link", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(template, 7));
    await repo.ok("commit", "--quiet", "--no-verify", "-am", "Lose a line");
    const client = await startClient(repo);
    openReport(client, repo, broken(template, 7));
    const [one] = await client.diagnostics();
    assert.deepEqual([one?.code, one?.severity], ["template/answer-line-missing", 4]);
    assert.match(String(one?.codeDescription?.href), /^file:.*\/docs\/rules\/template\/answer-line-missing\.md$/);
    assert.match(String(one?.message), /\(there before\)\n/);
    await end(client);
  });

  it("puts back what the template says, for one question and for all", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const damaged = broken(broken(template, 7), 9);
    const uri = openReport(client, repo, damaged);
    const [first] = await client.diagnostics();
    assert.ok(first);
    const textOf = (action: CodeAction | undefined): string =>
      TextDocument.applyEdits(TextDocument.create(uri, "markdown", 1, damaged), action?.edit?.changes?.[uri] ?? []);
    const params = { textDocument: { uri }, range: first.range, context: { diagnostics: [] } };
    const offered = (await client.ask("textDocument/codeAction", params)).result as readonly CodeAction[];
    const titled = (title: string): CodeAction | undefined => offered.find((one) => one.title === title);
    assert.equal(textOf(titled("Put back what the template says in question 7")), broken(template, 9));
    assert.equal(textOf(titled("Put back what the template says in the whole document")), template);
    const byName = { ...params, context: { diagnostics: [], only: ["source.fixAll"] } };
    const all = (await client.ask("textDocument/codeAction", byName)).result as readonly CodeAction[];
    assert.deepEqual(all.map(textOf), [template]);
    await end(client);
  });

  it("shows what is asked and a rule's page where the mouse is, folds, lists questions, and completes figures", async () => {
    const repo = await newRepo();
    repo.write("reports/figures/kite.png", "PNG");
    const text = answered(broken(template, 7), 8, "![a](figures/");
    const client = await startClient(repo);
    const uri = openReport(client, repo, text);
    const found = await client.diagnostics();
    const textDocument = { uri };
    const missing = found.find(({ code }) => code === "template/answer-line-missing");
    const answerOf = async (method: string, params: object): Promise<string> =>
      JSON.stringify((await client.ask(method, { textDocument, ...params })).result);
    assert.match(await answerOf("textDocument/hover", { position: missing?.range.end }), /## Why it matters/);
    assert.match(
      await answerOf("textDocument/hover", { position: { line: lineOf(text, "### Question 8\n"), character: 3 } }),
      /1 of 100–200 words/,
    );
    const position = { line: lineOf(text, "![a](figures/\n"), character: "![a](figures/".length };
    assert.match(await answerOf("textDocument/completion", { position }), /"label":"kite.png"/);
    assert.match(await answerOf("textDocument/documentSymbol", {}), /"Working together".*"name":"7 /);
    assert.equal((JSON.parse(await answerOf("textDocument/foldingRange", {})) as unknown[]).length, 54);
    assert.match(String((await client.ask("report-hook/page", { uri })).result), /<article[^>]* id="question-8">/);
    await end(client);
  });

  it("works in a repository without commits", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, template);
    const client = await startClient(repo);
    openReport(client, repo, answered(template, 8, answer("kite", 230)));
    const found = rules(await client.diagnostics());
    assert.ok(found.includes("answer/too-long"), found.join());
    await end(client);
  });

  it("says once that its template was deleted, and goes on with what it knows", async () => {
    const repo = await newRepo();
    repo.write("template.md", template);
    repo.write(".report-hook.json", '{ "template": "template.md" }');
    await repo.ok("add", ".");
    await repo.ok("commit", "--quiet", "-m", "Name the template");
    const client = await startClient(repo);
    const uri = openReport(client, repo, answered(template, 8, answer("kite", 230)));
    assert.deepEqual(rules(await client.diagnostics()), ["answer/too-long"]);
    await repo.ok("rm", "--quiet", "template.md");
    for (const version of [2, 3]) {
      client.tell("textDocument/didSave", { textDocument: { uri } });
      await client.diagnostics();
      change(client, uri, version, answered(template, 8, answer("kite", 220 + version)));
      assert.deepEqual(rules(await client.diagnostics()), ["answer/too-long"]);
    }
    assert.equal(client.shown.length, 1, client.shown.join("\n"));
    assert.match(client.shown[0] ?? "", /template\.md/);
    await end(client);
  });

  it("says once that git is missing, and goes on", async () => {
    const repo = await newRepo();
    const { command } = installedCommand();
    const client = await startClient(repo, {
      program: [process.execPath, command],
      env: { ...repo.env, PATH: "/nowhere" },
    });
    const uri = openReport(client, repo, template);
    assert.deepEqual(await client.diagnostics(), []);
    client.tell("textDocument/didSave", { textDocument: { uri } });
    assert.deepEqual(await client.diagnostics(), []);
    assert.deepEqual(client.shown, ["report-hook: git was not found; install it or add it to PATH"]);
    await end(client);
  });

  it("runs nothing that a repository's configuration names", async () => {
    const repo = await newRepo();
    repo.write("run.sh", `#!/bin/sh\ntouch '${repo.folder}/ran'\n`);
    chmodSync(`${repo.folder}/run.sh`, 0o755);
    await repo.ok("config", "core.fsmonitor", `${repo.folder}/run.sh`);
    const client = await startClient(repo);
    const uri = openReport(client, repo, broken(answered(template, 8, answer("kite", 230)), 7));
    const [one] = await client.diagnostics();
    await client.ask("textDocument/codeAction", {
      textDocument: { uri },
      range: one?.range,
      context: { diagnostics: [] },
    });
    assert.ok(!repo.has("ran"));
    await end(client);
  });
});
