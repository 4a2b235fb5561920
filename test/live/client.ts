/** A language client as small as can be: it starts the built server and speaks to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver";
import type { Repo } from "../helpers/repo.js";

export interface Client {
  readonly ask: (method: string, params?: object | null) => Promise<{ result?: unknown; error?: { code: number } }>;
  readonly tell: (method: string, params: object) => void;
  /** Sends bytes as they are. */
  readonly raw: (bytes: string) => void;
  /** The next diagnostics of a document. */
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
  /** What the server has asked to be shown. */
  readonly shown: readonly string[];
  readonly ended: Promise<number | null>;
  readonly child: ChildProcess;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly diagnostics?: readonly Diagnostic[]; readonly message?: string };
  readonly result?: unknown;
  readonly error?: { code: number };
}

/** What a test that fails has left running would keep the others from ending. */
const running: ChildProcess[] = [];
after(() => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts `report-hook lsp` in a repository, ready for documents, in the way of most clients.
 *
 * @param otherwise what is run instead of the `report-hook` on PATH, and the environment
 */
export async function startClient(
  repo: Repo,
  otherwise: { readonly program?: readonly [string, ...string[]]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Client> {
  const [program, ...first] = otherwise.program ?? ["report-hook"];
  const args = [...first, "lsp", "--stdio", `--clientProcessId=${process.pid}`];
  const child = spawn(program, args, { cwd: repo.folder, env: otherwise.env ?? repo.env, stdio: "pipe" });
  running.push(child);
  const answers = new Map<number, (message: Message) => void>();
  const told: (readonly Diagnostic[])[] = [];
  const waiting: ((diagnostics: readonly Diagnostic[]) => void)[] = [];
  const shown: string[] = [];
  let buffer = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = /Content-Length: (\d+)\r\n\r\n/.exec(buffer.toString("latin1"));
      const start = head === null ? 0 : head.index + head[0].length;
      if (head === null || buffer.length < start + Number(head[1])) return;
      take(JSON.parse(buffer.subarray(start, start + Number(head[1])).toString()) as Message);
      buffer = buffer.subarray(start + Number(head[1]));
    }
  });
  function take(message: Message): void {
    if (message.id !== undefined) answers.get(message.id)?.(message);
    if (message.method === "window/showMessage") shown.push(message.params?.message ?? "");
    if (message.method !== "textDocument/publishDiagnostics") return;
    const found = message.params?.diagnostics ?? [];
    const next = waiting.shift();
    if (next === undefined) told.push(found);
    else next(found);
  }
  const raw = (bytes: string): void => void child.stdin.write(bytes);
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let last = 0;
  const client: Client = {
    ask: (method, params = null) =>
      new Promise((answer) => {
        const id = ++last;
        answers.set(id, answer);
        send({ id, method, params });
      }),
    tell: (method, params) => send({ method, params }),
    raw,
    diagnostics: () =>
      new Promise((settle) => {
        const next = told.shift();
        if (next === undefined) waiting.push(settle);
        else settle(next);
      }),
    shown,
    ended: new Promise((settle) => void child.on("exit", settle)),
    child,
  };
  await client.ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  client.tell("initialized", {});
  return client;
}

/** The address of a file in a repository. */
export function uriOf(repo: Repo, path: string): string {
  return pathToFileURL(`${repo.folder}/${path}`).href;
}
