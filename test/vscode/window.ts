/** What a person does in a window of VS Code, and what they see there. */
import type { FrameLocator, Locator, Page } from "playwright-core";

/** A window of VS Code. */
export interface EditorWindow {
  readonly page: Page;
  readonly openFile: (name: string) => Promise<void>;
  readonly runCommand: (title: string) => Promise<void>;
  /** Puts the cursor at the beginning of a line, from 1. */
  readonly goToLine: (line: number) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (keys: string) => Promise<void>;
  /** The entries of the list of problems. */
  readonly problems: Locator;
  /** The item of report-hook in the status bar, once it says this. */
  readonly status: (text: string) => Promise<void>;
  /** What a web view shows. */
  readonly webview: FrameLocator;
}

/** The window that a page shows, once the editor is there. */
export async function windowOn(page: Page): Promise<EditorWindow> {
  const press = (keys: string): Promise<void> => page.keyboard.press(keys);
  const input = page.locator(".quick-input-widget input").first();
  const choose = async (prefix: string, text: string): Promise<void> => {
    await press("F1");
    await input.waitFor();
    await input.fill(`${prefix}${text}`);
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text }).waitFor();
    await press("Enter");
    await input.waitFor({ state: "hidden" });
  };
  await page.locator(".monaco-workbench .explorer-folders-view").waitFor({ timeout: 60_000 });
  return {
    page,
    press,
    openFile: async (name) => {
      await choose("", name);
      await page.locator(`.tab[data-resource-name="${name}"] .label-name`).first().waitFor();
    },
    runCommand: (title) => choose(">", title),
    goToLine: (line) => choose(":", String(line)),
    type: (text) => page.keyboard.insertText(text),
    problems: page.locator(".markers-panel .monaco-list-row"),
    status: (text) => page.locator(".statusbar-item", { hasText: text }).waitFor({ timeout: 60_000 }),
    webview: page.frameLocator("iframe.webview").frameLocator("#active-frame"),
  };
}
