import { command } from "./command.js";

/** `report-hook lsp`. */
export const lsp = command({
  options: {
    stdio: { value: null, summary: "what editors add; it is always so" },
    clientProcessId: { value: "<number>", summary: "what editors add; when that process is gone, the server ends" },
  },
  about: `Serves an editor by the Language Server Protocol on standard input and output: findings while you write, as the next commit will have them,
fixes for them, a count above each question, what a question asks, and the names of figures. docs/editors.md tells how to set up yours.`,
  examples: ["lsp"],
  async run() {
    const { serveEditor } = await import("../live/lsp.js");
    await serveEditor();
    return 0;
  },
});
