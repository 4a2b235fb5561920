import { commands, type Disposable, StatusBarAlignment, window } from "vscode";

/** What the server tells of a document. */
export interface Counts {
  readonly uri: string;
  /** How many answers are within their limits, of how many: "24 of 27". */
  readonly total: string;
  readonly questions: readonly { readonly name: string; readonly line: number; readonly counts: string }[];
}

/** What shows counts. */
export interface Counter extends Disposable {
  readonly keep: (counts: Counts) => void;
  /** Whether a document is one whose counts are told. */
  readonly knows: (uri: string) => boolean;
}

/** An item in the status bar: all of the report, and the question in which one writes: "24 of 27 · Q7 104/50–100". */
export function counterFor(): Counter {
  const item = window.createStatusBarItem(StatusBarAlignment.Right, 90);
  item.command = "report-hook.preview";
  item.name = "report-hook";
  item.tooltip = "report-hook: answers within their limits; opens the preview";
  const known = new Map<string, Counts>();
  const show = (): void => {
    const editor = window.activeTextEditor;
    const counts = editor === undefined ? undefined : known.get(editor.document.uri.toString());
    void commands.executeCommand("setContext", "report-hook.isReport", counts !== undefined);
    if (editor === undefined || counts === undefined) {
      item.hide();
      return;
    }
    const here = counts.questions.findLast(({ line }) => line <= editor.selection.active.line);
    item.text = `$(checklist) ${counts.total}${here === undefined ? "" : ` · ${`${here.name} ${here.counts}`.trim()}`}`;
    item.show();
  };
  const listeners = [window.onDidChangeActiveTextEditor(show), window.onDidChangeTextEditorSelection(show)];
  return {
    keep: (counts) => {
      known.set(counts.uri, counts);
      show();
    },
    knows: (uri) => known.has(uri),
    dispose: () => {
      item.dispose();
      for (const listener of listeners) listener.dispose();
    },
  };
}
