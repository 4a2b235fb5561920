/** The preview's server, asked as a browser does, and as others may try. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { newRepo, type Repo, reportPath, start } from "../helpers/repo.js";

interface Running {
  readonly port: number;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<{ status: number; body: string }>;
  readonly end: () => Promise<number | null>;
}

/** What a test that fails has left running would keep the others from ending. */
const running: ChildProcess[] = [];
after(() => {
  for (const child of running) child.kill("SIGKILL");
});

async function preview(repo: Repo, ...options: readonly string[]): Promise<Running> {
  const child = start(repo.folder, repo.env, "report-hook", ["preview", "--no-open", ...options]);
  running.push(child);
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(line.toString())?.[1]);
  const ended = new Promise<number | null>((settle) => void child.on("exit", settle));
  return {
    port,
    get: (path, headers = {}) =>
      new Promise((settle, reject) => {
        const asked = request(
          { host: "127.0.0.1", port, path, headers: { Host: `127.0.0.1:${port}`, ...headers } },
          (response) => {
            let body = "";
            response.on("data", (chunk: Buffer) => (body += chunk.toString()));
            response.on("end", () => settle({ status: response.statusCode ?? 0, body }));
          },
        );
        asked.on("error", reject);
        asked.end();
      }),
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

describe("report-hook preview", () => {
  it("serves the report's page, ends by Ctrl-C, and leaves nothing", async () => {
    const repo = await newRepo();
    const { get, end } = await preview(repo);
    assert.match((await get("/page/")).body, /<article class="empty" id="question-1">/);
    assert.match((await get("/")).body, /<iframe title="The report's page" src="\/page\/\?[0-9a-f]{64}">/);
    assert.equal(await end(), 0);
    assert.equal((await repo.git("status", "--porcelain")).stdout, "");
  });

  it("serves the very page that html writes, where the limits were changed since the first commit", async () => {
    const repo = await newRepo();
    repo.write(
      reportPath,
      answered(template, 3, answer("kite")).replaceAll("> Answer length: 100-200 words", "> Answer length: 3-7 words"),
    );
    const { stdout: page } = await repo.run("report-hook", "html", "-o", "-");
    const { get, end } = await preview(repo);
    assert.equal((await get("/page/")).body, page);
    await end();
  });

  it("serves the figures that the report shows, and no other file", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 8, "![a](figures/a%20b.png)"));
    repo.write("reports/figures/a b.png", "PNG");
    repo.write("reports/figures/other.png", "PNG");
    const { get, end } = await preview(repo);
    assert.deepEqual(await get("/page/figures/a%20b.png"), { status: 200, body: "PNG" });
    for (const path of [
      "/page/figures/other.png",
      "/page/README.md",
      "/page/../train.py",
      "/page/%2e%2e/train.py",
      "/page/%",
      "/etc/passwd",
    ])
      assert.equal((await get(path)).status, 404, path);
    await end();
  });

  it("refuses another host's name, another page's request, and what is no GET", async () => {
    const { get, end, port } = await preview(await newRepo());
    assert.equal((await get("/", { Host: "kites.example" })).status, 403);
    assert.equal((await get("/", { Host: `kites.example:${port}` })).status, 403);
    assert.equal((await get("/page/", { Origin: "http://kites.example" })).status, 403);
    assert.equal((await get("/page/", { "Sec-Fetch-Site": "cross-site" })).status, 403);
    assert.equal((await get("/page/", { Origin: `http://127.0.0.1:${port}` })).status, 200);
    await end();
  });

  /** Each puts a text into a file, as some editor or drive does. */
  const saves: Readonly<Record<string, (file: string, text: string) => void>> = {
    "in place": (file, text) => writeFileSync(file, text),
    "by another file in its place": (file, text) => {
      writeFileSync(`${file}.swp`, text);
      renameSync(`${file}.swp`, file);
    },
    "with the old file kept as a backup": (file, text) => {
      renameSync(file, `${file}~`);
      writeFileSync(file, text);
    },
    "after taking the old file away": (file, text) => {
      rmSync(file);
      writeFileSync(file, text);
    },
    "on a drive that tells nothing but a time in whole seconds": (file, text) => {
      writeFileSync(file, text);
      const second = Math.floor(Date.now() / 1000) + 2;
      utimesSync(file, second, second);
    },
  };
  describe("makes the page anew when an editor saves", () => {
    let file = "";
    let served: Running;
    before(async () => {
      const repo = await newRepo();
      file = join(repo.folder, reportPath);
      served = await preview(repo);
    });
    after(() => served.end());
    for (const [index, [way, save]] of Object.entries(saves).entries()) {
      it(way, async () => {
        const { get } = served;
        const seed = `kite${"abcde".charAt(index)}`;
        save(file, answered(template, 8, answer(seed)));
        const until = Date.now() + 20_000;
        while (!(await get("/page/")).body.includes(`${seed}119`) && Date.now() < until)
          await new Promise((settle) => setTimeout(settle, 100));
        assert.ok((await get("/page/")).body.includes(`${seed}119`), "the page is the old one");
      });
    }
  });

  it("is served on the port that is chosen", async () => {
    const repo = await newRepo();
    const { port, end } = await preview(repo);
    assert.equal(await end(), 0);
    const chosen = await preview(repo, "--port", String(port));
    assert.equal(chosen.port, port);
    await chosen.end();
  });

  it("says in one line that a port is taken", async () => {
    const repo = await newRepo();
    const { port, end } = await preview(repo);
    const { code, out } = await repo.run("report-hook", "preview", "--no-open", "--port", String(port));
    assert.equal(code, 2);
    assert.match(out, /^report-hook: .*port \d+ is taken; give another with --port, or leave it out\n$/);
    await end();
  });
});
