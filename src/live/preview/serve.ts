import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readFigure } from "../../disk/figure-file.js";
import type { Target } from "../../disk/target.js";
import { onlyRead } from "../../git/guards.js";
import { clean, cleanTexts } from "../../output/without-controls.js";
import { type Failure, fail, isFailure } from "../../result.js";
import { codeOf } from "../../system/refusal.js";
import { frameHtml, framePolicy } from "./frame.js";
import { watchSaves } from "./saves.js";
import { type Snapshot, takeSnapshot } from "./snapshot.js";

/** A preview that runs. */
export interface Preview {
  /** Where a browser finds it. */
  readonly address: string;
  /** Ends it; nothing of it is left. */
  readonly end: () => void;
}

const host = "127.0.0.1";
/** A figure that is shown has fewer bytes: 50 MB. */
const mostBytes = 50 * 1024 * 1024;
const types: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg" };

/**
 * Serves a report's page on this computer alone, and makes it anew when the report is saved.
 *
 * @param port null: one that is free
 * @param asked with what `--template` names, and whether what the page is made by was asked for at all
 * @returns a failure where the report cannot be read, or the port is taken
 */
export async function servePreview(
  target: Target,
  asked: { readonly port: number | null; readonly template: string | null; readonly isAsked: boolean },
): Promise<Preview | Failure> {
  onlyRead();
  const first = await takeSnapshot(target, asked);
  if (isFailure(first)) return first;
  let now: Snapshot = first;
  let told = tellingOf(now);
  const tabs = new Set<ServerResponse>();

  const server = createServer((request, response) => void answer(request, response));
  const listening = await listen(server, asked.port);
  if (isFailure(listening)) return listening;
  const { port: chosen } = server.address() as AddressInfo;
  const names = [`${host}:${chosen}`, `localhost:${chosen}`];

  const stopWatching = watchSaves(
    () => [target.file, ...[...now.figures.values()].map((path) => join(now.top, path))],
    async () => {
      const next = await takeSnapshot(target, asked);
      if (!isFailure(next)) now = next;
      const telling = isFailure(next) ? JSON.stringify({ error: clean(next.failure) }) : tellingOf(next);
      if (telling === told) return;
      told = telling;
      for (const tab of tabs) tab.write(`data: ${told}\n\n`);
    },
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request, names);
    if (refusal !== null) return send(response, refusal, "text/plain", "refused\n");
    const path = decoded(request.url ?? "");
    if (path === "/") {
      response.setHeader("Content-Security-Policy", framePolicy);
      return send(response, 200, "text/html; charset=utf-8", frameHtml(clean(target.shown), now.version));
    }
    if (path === "/events") return follow(response);
    if (path === "/page/") return send(response, 200, "text/html; charset=utf-8", now.html);
    const name = path?.startsWith("/page/") ? path.slice("/page/".length) : "";
    const figure = now.figures.get(name);
    const type = types[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
    const bytes = figure === undefined || type === undefined ? null : readFigure(figure, now.top, mostBytes);
    if (bytes === null || bytes === "too large" || type === undefined)
      return send(response, 404, "text/plain", "not shown by the report\n");
    return send(response, 200, type, bytes);
  }

  /** A tab hears of each save until it is closed. */
  function follow(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(`data: ${told}\n\n`);
    tabs.add(response);
    response.on("close", () => tabs.delete(response));
  }

  return {
    address: `http://${host}:${chosen}/`,
    end: () => {
      stopWatching();
      for (const tab of tabs) tab.end();
      server.close();
      server.closeAllConnections();
    },
  };
}

function tellingOf({ told, version }: Snapshot): string {
  return JSON.stringify({ ...cleanTexts(told), version });
}

/** Only this computer's own browser is answered, and only pages of ours: a name that leads here from elsewhere, or another page, is refused. */
function refusalOf({ method, headers }: IncomingMessage, names: readonly string[]): number | null {
  if (method !== "GET") return 405;
  if (!names.includes(headers.host ?? "")) return 403;
  if (headers.origin !== undefined && !names.some((name) => headers.origin === `http://${name}`)) return 403;
  const site = headers["sec-fetch-site"];
  const isNavigation = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  return site === "cross-site" && !isNavigation ? 403 : null;
}

/** The path of a request without its query; null where it is none. */
function decoded(url: string): string | null {
  try {
    return decodeURIComponent(url.replace(/[?#][^]*$/, ""));
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
  });
  response.end(body);
}

function listen(server: Server, port: number | null): Promise<null | Failure> {
  return new Promise((settle) => {
    server.once("error", (error) => {
      const taken = codeOf(error) === "EADDRINUSE";
      settle(fail(taken ? `port ${port} is taken; give another with --port, or leave it out` : error.message));
    });
    server.listen(port ?? 0, host, () => settle(null));
  });
}
