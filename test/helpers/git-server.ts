/** Repositories served over HTTP on the loopback by git's own http-backend, as a host would, with the faults that hosts have. */
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What befalls a request: a status, a connection that ends in the middle of the answer, or an answer a byte at a time. */
export type Fault = number | "drop" | "slow";

export interface GitServer {
  /** Where a repository in the folder is served. */
  readonly url: (repository: string) => string;
  readonly close: () => Promise<void>;
}

const settings = { "uploadpack.allowFilter": "true", "uploadpack.allowAnySHA1InWant": "true" };

/**
 * Serves the repositories in a folder.
 *
 * @param faultOf what befalls a request for a path; null: nothing
 */
export async function serveRepositories(
  folder: string,
  faultOf: (path: string) => Fault | null = () => null,
): Promise<GitServer> {
  const server = createServer((request, response) => {
    const fault = faultOf(request.url ?? "/");
    if (typeof fault === "number") response.writeHead(fault).end();
    else answer(folder, request, response, fault);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { url: (repository) => `http://127.0.0.1:${port}/${repository}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((settle) => server.close(() => settle()));
}

/** One request as CGI (RFC 3875). */
function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: "drop" | "slow" | null,
): void {
  const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
  const { headers, method = "GET" } = request;
  const pairs = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const env = {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    ...Object.fromEntries(pairs),
    PATH_INFO: decodeURIComponent(pathname),
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: method,
    REMOTE_ADDR: "127.0.0.1",
    CONTENT_TYPE: headers["content-type"] ?? "",
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
    GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
  };
  const backend = spawn("git", ["http-backend"], { env, stdio: ["pipe", "pipe", "ignore"] });
  response.on("close", () => backend.kill());
  request.pipe(backend.stdin.on("error", () => undefined));
  const parts: Buffer[] = [];
  backend.stdout.on("data", (part: Buffer) => parts.push(part));
  backend.on("close", () => send(Buffer.concat(parts), response, fault));
}

function send(output: Buffer, response: ServerResponse, fault: "drop" | "slow" | null): void {
  const end = output.indexOf("\r\n\r\n");
  const lines = output.toString("latin1", 0, Math.max(0, end)).split("\r\n");
  const body = output.subarray(end + 4);
  let status = 200;
  for (const line of lines) {
    const [, name = "", value = ""] = /^([\w-]+): (.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
    else if (name !== "") response.setHeader(name, value);
  }
  response.writeHead(status);
  if (fault === null) response.end(body);
  else if (fault === "drop") response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else trickle(body, response);
}

function trickle(body: Buffer, response: ServerResponse): void {
  let at = 0;
  const timer = setInterval(() => response.write(body.subarray(at, ++at)), 200);
  response.on("close", () => clearInterval(timer));
}
