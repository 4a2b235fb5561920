import type { ExtensionContext } from "vscode";
import { commands, window, workspace } from "vscode";
import { type Counts, counterFor } from "./counter.js";
import { previewsBy } from "./preview.js";
import { startServer } from "./server.js";

/** Starts the language server for the documents of this window, and shows their counts and pages. */
export async function activate(context: ExtensionContext): Promise<void> {
  const counter = counterFor();
  const previews = previewsBy(() => server);
  const show = (counts: Counts): void => {
    counter.keep(counts);
    previews.renew(counts.uri);
  };
  let server = await startServer(context, show);

  // The folder's own report-hook may run from now on.
  const trusted = workspace.onDidGrantWorkspaceTrust(async () => {
    await server.stop();
    server = await startServer(context, show);
  });
  const preview = commands.registerCommand("report-hook.preview", () => {
    const report = window.activeTextEditor?.document.uri;
    if (report !== undefined && counter.knows(report.toString())) return previews.open(report);
    return window.showInformationMessage("Open a report first: a document that report-hook's configuration names.");
  });
  context.subscriptions.push(counter, trusted, preview, { dispose: () => void server.stop() });
}
