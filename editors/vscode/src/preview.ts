import { basename, dirname } from "node:path";
import { Uri, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** The pages that are shown beside their reports. */
export interface Previews {
  /** Shows the page of a report as it stands in the editor, saved or not. */
  readonly open: (report: Uri) => Promise<void>;
  /** Makes a page anew, where it is shown, once nothing was typed for a moment. */
  readonly renew: (uri: string) => void;
}

/** How long nothing must be typed before a page is made anew, in milliseconds. */
const pause = 200;

/** The image sources of a page, which holds no other tag with one. */
const sources = /(<img\b[^>]*?\ssrc=")([^"]*)"/g;

/** Shows pages that the language server makes. A page has no script, and runs none here. */
export function previewsBy(server: () => LanguageClient): Previews {
  const shown = new Map<string, WebviewPanel>();
  let waiting: NodeJS.Timeout | undefined;

  async function draw(uri: string, panel: WebviewPanel): Promise<void> {
    const html = await server().sendRequest<string | null>("report-hook/page", { uri });
    if (html !== null && shown.has(uri))
      panel.webview.html = withFigures(html, folderOf(Uri.parse(uri)), panel.webview);
  }

  function renew(uri: string): void {
    const panel = shown.get(uri);
    if (panel === undefined) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void draw(uri, panel), pause);
  }

  async function open(report: Uri): Promise<void> {
    const uri = report.toString();
    const known = shown.get(uri);
    if (known !== undefined) return known.reveal(undefined, true);
    const title = `Preview ${basename(report.path)}`;
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel("report-hook.preview", title, place, {
      localResourceRoots: [folderOf(report)],
    });
    shown.set(uri, panel);
    panel.onDidDispose(() => shown.delete(uri));
    await draw(uri, panel);
  }

  return { open, renew };
}

function folderOf(report: Uri): Uri {
  return report.with({ path: dirname(report.path) });
}

/** The page with the addresses of its figures as a web view may load them: from the report's folder alone. */
function withFigures(html: string, folder: Uri, webview: Webview): string {
  return html.replace(sources, (tag, before: string, source: string) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(source)) return tag;
    const path = decoded(source.replace(/[?#].*$/, "").replaceAll("&amp;", "&"));
    return `${before}${webview.asWebviewUri(Uri.joinPath(folder, path)).toString().replaceAll('"', "%22")}"`;
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
