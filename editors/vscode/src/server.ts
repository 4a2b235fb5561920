import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ExtensionContext, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { Counts } from "./counter.js";

/** Where a repository may have a report-hook of its own, kept in it or installed, and the part that serves editors. */
const ownPlaces = [
  { command: ".report-hook/report-hook.js", server: ".report-hook/dist/lsp.js" },
  { command: "node_modules/report-hook/dist/cli.js", server: "node_modules/report-hook/dist/lsp.js" },
];

/** The report-hook to run: the repository's own where its folder is trusted and it serves editors, else the one of this extension. */
function commandFor({ extensionPath }: ExtensionContext): string {
  const folders = workspace.isTrusted ? (workspace.workspaceFolders ?? []) : [];
  const own = folders.flatMap(({ uri }) => ownPlaces.map((place) => ({ folder: uri.fsPath, ...place })));
  const found = own.find(({ folder, server }) => existsSync(join(folder, server)));
  return found === undefined
    ? join(extensionPath, "dist", "report-hook", "dist", "cli.js")
    : join(found.folder, found.command);
}

/** Starts the language server; `show` hears of the counts of each document. */
export async function startServer(context: ExtensionContext, show: (counts: Counts) => void): Promise<LanguageClient> {
  const module = { module: commandFor(context), args: ["lsp"], transport: TransportKind.stdio };
  const client = new LanguageClient(
    "report-hook",
    "report-hook",
    { run: module, debug: module },
    {
      documentSelector: [{ scheme: "file", language: "markdown" }],
      middleware: {
        // VS Code completes paths in Markdown by itself: each figure would be offered twice.
        provideCompletionItem: (document, position, context, token, next) =>
          workspace.getConfiguration("markdown", document).get("suggest.paths.enabled") === true
            ? null
            : next(document, position, context, token),
      },
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{.git/HEAD,.git/index,.report-hook.json}") },
    },
  );
  client.onNotification("report-hook/counts", show);
  await client.start();
  return client;
}
