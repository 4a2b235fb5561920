import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  createConnection,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { rulePage } from "../disk/rule-page.js";
import { actionsFor } from "../editor/actions.js";
import { countLenses, shortCounts, totalText } from "../editor/count-lenses.js";
import { diagnosticsOf } from "../editor/diagnostics.js";
import { checkEdited, type Edited } from "../editor/edited.js";
import { figureItems, folderBeingWritten } from "../editor/figure-names.js";
import { findingsAt, hoverAt } from "../editor/hover.js";
import { foldsOf, symbolsOf } from "../editor/outline.js";
import { onlyRead } from "../git/guards.js";
import { asShown } from "../match/as-shown.js";
import type { Match } from "../match/model.js";
import { clean, cleanLines, cleanTexts } from "../output/without-controls.js";
import { resolveTarget } from "../report/paths.js";
import { fileTargets } from "../report/targets.js";
import { isFailure } from "../result.js";
import { ruleNames } from "../rules/by-name.js";
import { staysIn } from "../system/inside.js";
import { packageFolder } from "../version.js";
import { capabilities } from "./capabilities.js";
import { type KnownDocument, knowDocument } from "./documents.js";
import { templateTextsOf } from "./template-texts.js";

/** Documents with more characters than this are not read: no report has a tenth of it. */
const mostCharacters = 8_000_000;

/** What git and disk say is asked again when it is older than this, in milliseconds. */
const staleAfter = 2000;

/** A document that is open in the editor. */
interface Open {
  readonly document: TextDocument;
  /** Null until git was asked, and where no configuration names the document. */
  readonly about: KnownDocument | null;
  readonly askedAt: number;
  readonly edited: Edited | null;
}

/**
 * Serves an editor on standard input and output until it says that it ends. It changes nothing of its own accord, and runs nothing of the
 * repositories whose documents are opened: an editor may show a folder that nobody trusts.
 *
 * Beside the protocol, it tells of each document's counts (`report-hook/counts`), and gives its page as it stands (`report-hook/page`).
 */
export async function serveEditor(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, Open>();
  const told = new Set<string>();
  onlyRead();
  let queue: Promise<void> = Promise.resolve();

  connection.onInitialize(() => capabilities);
  documents.onDidOpen(({ document }) => askAgain(document.uri));
  documents.onDidSave(askAboutAll);
  documents.onDidClose(({ document }) => {
    open.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  documents.onDidChangeContent(({ document }) => {
    const before = open.get(document.uri);
    if (before === undefined) return;
    const edited = look(document, before.about);
    open.set(document.uri, { ...before, document, edited });
    tell(document.uri);
    if (Date.now() - before.askedAt > staleAfter || pointsElsewhere(before.about, edited)) askAgain(document.uri);
  });
  connection.onDidChangeWatchedFiles(askAboutAll);

  connection.onCodeLens(({ textDocument }) => withMatch(textDocument.uri, countLenses));
  connection.onDocumentSymbol(({ textDocument }) =>
    withMatch(textDocument.uri, (match) => cleanTexts(symbolsOf(match))),
  );
  connection.onFoldingRanges(({ textDocument }) => withMatch(textDocument.uri, foldsOf));
  connection.onHover(async ({ textDocument, position }) => {
    const edited = (await opened(textDocument.uri))?.edited ?? null;
    if (edited === null) return null;
    const pages = await Promise.all(findingsAt(edited.findings, position).map(({ rule }) => rulePage(rule, ruleNames)));
    const hover = hoverAt(
      edited,
      position,
      pages.flatMap((page) => (isFailure(page) ? [] : [page])),
    );
    return hover && { ...hover, contents: { ...hover.contents, value: cleanLines(hover.contents.value) } };
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const one = await opened(textDocument.uri);
    if (one?.edited == null || one.about === null) return [];
    const folder = folderBeingWritten(one.edited.match.report, position);
    if (folder === null) return [];
    const { known, top } = one.about;
    const place = resolveTarget(`${folder}figure`, known.path);
    if (place === null || place === "outside") return [];
    const inside = join(top, dirname(place.path));
    return staysIn(inside, top) ? figureItems(await readdir(inside).catch(() => [])).map(cleanLabel) : [];
  });
  connection.onCodeAction((params) => actions(params));
  connection.onRequest("report-hook/page", async ({ uri }: { readonly uri: string }) => {
    const one = await opened(uri);
    if (one?.edited == null || one.about === null) return null;
    const { renderPage } = await import("../page/render-page.js");
    return (await renderPage(asShown(one.edited.match, one.about.ofPage))).html;
  });

  function askAboutAll(): void {
    for (const { uri } of documents.all()) askAgain(uri);
  }

  /** Looks at a document's text; null where it is none of ours. */
  function look(document: TextDocument, about: KnownDocument | null): Edited | null {
    const text = document.getText();
    return about === null || text.length > mostCharacters ? null : checkEdited(text, about.known);
  }

  /** Asks git and disk again what the check must know, one document after the other, and looks again. */
  function askAgain(uri: string): void {
    void inTurn(async () => {
      const document = documents.get(uri);
      const file = fileOf(uri);
      if (document === undefined || file === null) return;
      const about = await knowDocument(file, document.getText().slice(0, mostCharacters));
      if (isFailure(about)) sayOnce(about.failure);
      const found = isFailure(about) ? (open.get(uri)?.about ?? null) : about;
      const current = documents.get(uri);
      if (current === undefined) return;
      open.set(uri, { document: current, about: found, askedAt: Date.now(), edited: look(current, found) });
      tell(uri);
    });
  }

  /** Git is asked in a document's own folder, so two must not look at once. What goes wrong with one is told, and the others have their turn. */
  function inTurn<T>(look: () => Promise<T>): Promise<T> {
    const turn = queue.then(look);
    queue = turn.then(
      () => undefined,
      (error: unknown) => sayOnce(error instanceof Error ? error.message : String(error)),
    );
    return turn;
  }

  /** A document, once git was asked about it: an editor asks for what it shows as soon as it has opened one. */
  async function opened(uri: string): Promise<Open | undefined> {
    if (!open.has(uri)) await queue;
    return open.get(uri);
  }

  function sayOnce(message: string): void {
    if (told.has(message)) return;
    told.add(message);
    // No question, to which an editor would want an answer.
    void connection.sendNotification(ShowMessageNotification.type, {
      ...{ type: MessageType.Warning, message: clean(`report-hook: ${message}`) },
    });
  }

  /** Sends the diagnostics of a document, and its counts for an editor's status bar. */
  function tell(uri: string): void {
    const one = open.get(uri);
    if (one === undefined) return;
    const { document, edited } = one;
    const findings = (edited?.findings ?? []).map(cleanTexts);
    void connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: diagnosticsOf(findings, pageAddress),
    });
    if (edited === null) return;
    const { match } = edited;
    void connection.sendNotification("report-hook/counts", {
      ...{ uri, total: totalText(match), questions: cleanTexts(shortCounts(match)) },
    });
  }

  async function actions({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const one = await opened(textDocument.uri);
    const file = fileOf(textDocument.uri);
    if (one?.edited == null || one.about === null || file === null) return [];
    const { about } = one;
    const texts = await inTurn(() => templateTextsOf(file, about));
    return actionsFor(
      textDocument.uri,
      one.edited,
      about.known,
      texts,
      { range, only: context.only ?? null },
      pageAddress,
    );
  }

  async function withMatch<T>(uri: string, use: (match: Match) => T[]): Promise<T[]> {
    const edited = (await opened(uri))?.edited ?? null;
    return edited === null ? [] : use(edited.match);
  }

  documents.listen(connection);
  connection.listen();
  await new Promise<void>((end) => connection.onExit(() => end()));
}

/** The file of an editor's address; null where it is none: a text without a name, another program's, one that cannot be read. */
function fileOf(uri: string): string | null {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

/** What is shown of a name; what is written is the name itself. */
function cleanLabel(item: CompletionItem): CompletionItem {
  return { ...item, label: clean(item.label) };
}

/** Whether a text points to files of which nothing is known yet. */
function pointsElsewhere(about: KnownDocument | null, edited: Edited | null): boolean {
  if (about === null || edited === null) return false;
  return fileTargets(edited.match.questions, about.known.path).some((path) => !about.targets.has(path));
}

function pageAddress(rule: string): string {
  return pathToFileURL(join(packageFolder("docs"), "rules", `${rule}.md`)).href;
}
