/**
 * VS Code in a browser: code-server with the packed extension, in Chromium. CODE_SERVER names the folder that npm has installed code-server
 * into, with the Node that it needs; CONTRIBUTING.md tells how.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { newFolder } from "../helpers/repo.js";

const programs = join(process.env.CODE_SERVER ?? "", "node_modules", ".bin");

/** Why these tests cannot run, or false. */
export const skip =
  process.env.CODE_SERVER === undefined || !existsSync(join(programs, "code-server"))
    ? "no code-server: name the folder that it is installed in by CODE_SERVER; CONTRIBUTING.md tells how to get it"
    : false;

const extension = fileURLToPath(new URL("../../editors/vscode", import.meta.url));

/** Packs the extension as its users do. @returns the file */
export function packExtension(): string {
  for (const args of [
    ["ci", "--no-audit", "--no-fund"],
    ["run", "package"],
  ]) {
    const { status, stdout, stderr } = spawnSync("npm", args, { cwd: extension, encoding: "utf8" });
    assert.equal(status, 0, `npm ${args.join(" ")}: ${stdout}${stderr}`);
  }
  return join(extension, "report-hook.vsix");
}

/** A code-server that runs. */
export interface CodeServer {
  /** A window on a folder. */
  readonly open: (browser: Browser, folder: string) => Promise<Page>;
  readonly end: () => Promise<void>;
}

/** Starts code-server with an extension, on this computer alone. What it keeps is in a folder of its own. */
export async function startCodeServer(vsix: string, env: NodeJS.ProcessEnv): Promise<CodeServer> {
  const own = newFolder("code-server");
  mkdirSync(join(own, "data", "User"), { recursive: true });
  writeFileSync(join(own, "data", "User", "settings.json"), JSON.stringify(settings));
  const path = [programs, env.PATH ?? ""].join(delimiter);
  const run = (args: readonly string[]): ChildProcess =>
    spawn("code-server", ["--user-data-dir", join(own, "data"), "--extensions-dir", join(own, "extensions"), ...args], {
      env: { ...env, PATH: path, XDG_CONFIG_HOME: join(own, "config") },
      stdio: ["ignore", "ignore", "inherit"],
      detached: true,
    });
  const [code] = await once(run(["--install-extension", vsix]), "exit");
  assert.equal(code, 0, "the extension was not installed");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const quiet = ["telemetry", "update-check", "getting-started-override"].map((name) => `--disable-${name}`);
  const child = run(["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...quiet]);
  const ended = once(child, "exit");
  await until(() =>
    fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    open: async (browser, folder) => {
      const page = await browser.newPage({ viewport: { width: 1180, height: 800 }, locale: "en" });
      await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
      return page;
    },
    end: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  };
}

/** Nothing but the editor: no tours, no other extension's offers. */
const settings = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.banner": "never",
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Waits until something is so; fails after a minute. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, "it was not so within a minute");
    await new Promise((settle) => setTimeout(settle, 100));
  }
}
