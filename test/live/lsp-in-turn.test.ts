/** The built language server, asked before it has looked, for what is no file, and about two repositories at once. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { broken, template } from "../helpers/answers.js";
import { newRepo, reportPath } from "../helpers/repo.js";
import { type Client, startClient, uriOf } from "./client.js";

function open(client: Client, uri: string): void {
  const textDocument = { uri, languageId: "markdown", version: 1, text: broken(template, 7) };
  client.tell("textDocument/didOpen", { textDocument });
}

describe("report-hook lsp", () => {
  it("answers what an editor asks as soon as it has opened a document", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const uri = uriOf(repo, reportPath);
    open(client, uri);
    const asked = ["codeLens", "documentSymbol", "foldingRange"].map((what) =>
      client.ask(`textDocument/${what}`, { textDocument: { uri } }),
    );
    for (const { result } of await Promise.all(asked)) assert.ok((result as readonly unknown[]).length > 0);
  });

  it("goes on after an address that is no file's", async () => {
    const repo = await newRepo();
    const client = await startClient(repo);
    const strange = ["file://server/share/README.md", "file:///a%2Fb.md", "file:///%zz.md", "untitled:One", ""];
    for (const uri of strange) {
      open(client, uri);
      assert.deepEqual((await client.ask("textDocument/codeLens", { textDocument: { uri } })).result, []);
    }
    open(client, uriOf(repo, reportPath));
    assert.equal((await client.diagnostics()).length, 1);
  });

  it("looks into one repository after the other", async () => {
    const repos = [await newRepo(), await newRepo()];
    const client = await startClient(repos[0] ?? assert.fail());
    const uris = repos.map((repo) => uriOf(repo, reportPath));
    for (const uri of uris) open(client, uri);
    for (const _ of uris) await client.diagnostics();
    const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    for (let round = 0; round < 3; round++) {
      for (const uri of uris) client.tell("textDocument/didSave", { textDocument: { uri } });
      const params = { range, context: { diagnostics: [], only: [""] } };
      const asked = uris.map((uri) => client.ask("textDocument/codeAction", { ...params, textDocument: { uri } }));
      for (const { result } of await Promise.all(asked))
        assert.match((result as readonly CodeAction[]).map(({ title }) => title).join("\n"), /^Fix in question 7/);
    }
  });
});
