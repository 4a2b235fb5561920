import { type InitializeResult, TextDocumentSyncKind } from "vscode-languageserver/node";
import { version } from "../version.js";

/** What the language server tells an editor that it can do. */
export const capabilities: InitializeResult = {
  serverInfo: { name: "report-hook", version },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.report-hook"] },
    codeLensProvider: { resolveProvider: false },
    completionProvider: { triggerCharacters: ["/", "("] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
  },
};
