/**
 * Real repositories in temporary folders with report-hook installed as their hooks: the built command and the hooks of this project, under
 * a home folder of their own.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { template } from "./answers.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const hooksFolder = join(project, "hooks");

/** Every temporary folder of this test file; removed when it ends. */
const scratch = mkdtempSync(join(realpathSync(tmpdir()), "report-hook-test-"));
after(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

export interface Ran {
  readonly code: number;
  /** What was printed, standard output and error together. */
  readonly out: string;
  readonly stdout: string;
}

export interface Repo {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs git and gives what it printed and how it ended. */
  readonly git: (...args: string[]) => Promise<Ran>;
  /** Runs git, which must succeed, and gives its output, trimmed. */
  readonly ok: (...args: string[]) => Promise<string>;
  readonly run: (program: string, ...args: string[]) => Promise<Ran>;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly read: (path: string) => string;
  readonly has: (path: string) => boolean;
  /** The same repository with other variables, or from another folder. */
  readonly as: (other: { readonly env?: NodeJS.ProcessEnv; readonly folder?: string }) => Repo;
}

export const reportPath = "reports/README.md";
export const pageFile = "reports/report.html";

/** A new temporary folder. */
export function newFolder(name = "folder"): string {
  const parent = mkdtempSync(join(scratch, "t-"));
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}

let installed: { readonly bin: string; readonly command: string } | null = null;

/** The built command, copied so that a build meanwhile does not matter, as `report-hook` in a folder for PATH. */
export function installedCommand(): { readonly bin: string; readonly command: string } {
  if (installed !== null) return installed;
  const dist = join(project, "dist");
  if (!existsSync(join(dist, "cli.js"))) throw new Error("dist/cli.js is not built: run `npm run build` first");
  const copy = newFolder("dist");
  cpSync(dist, copy, { recursive: true });
  const bin = newFolder("bin");
  const command = join(copy, "cli.js");
  writeFileSync(join(bin, "report-hook"), `#!/bin/sh\nexec node '${command}' "$@"\n`);
  chmodSync(join(bin, "report-hook"), 0o755);
  installed = { bin, command };
  return installed;
}

/** An environment with a home folder and a git configuration of its own, and `report-hook` on PATH. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const home = newFolder("home");
  writeFileSync(
    join(home, ".gitconfig"),
    "[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n",
  );
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|XDG_|REPORT_HOOK|npm_|NODE_|HUSKY|PRE_COMMIT|EDITOR|VISUAL)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_EDITOR: "true",
    PATH: `${installedCommand().bin}:${process.env.PATH ?? ""}`,
  };
}

/** A repository with nothing in it but the hooks. */
export async function emptyRepo(options: { readonly name?: string; readonly hooks?: boolean } = {}): Promise<Repo> {
  const repo = repoAt(newFolder(options.name ?? "repository"), ownEnvironment());
  await repo.ok("init", "--quiet");
  if (options.hooks ?? true) installHooks(join(repo.folder, ".git"));
  return repo;
}

let base: Promise<Repo> | null = null;

/** Git's own attributes file of a repository, which is not committed. */
export const ownAttributes = ".git/info/attributes";

/**
 * A repository whose first commit holds the bundled template, its page and a program, with the hooks and the page's attributes in place, as
 * `init` leaves them.
 */
export async function newRepo(options: { readonly name?: string } = {}): Promise<Repo> {
  const repo = await repoWithoutAttributes(options);
  repo.write(ownAttributes, `/${pageFile} -text -filter -ident\n`);
  return repo;
}

/** The same where only the hooks are in place: git may change the page on its way to the disk. */
export async function repoWithoutAttributes(options: { readonly name?: string } = {}): Promise<Repo> {
  base ??= firstCommit();
  const folder = newFolder(options.name ?? "repository");
  cpSync((await base).folder, folder, { recursive: true });
  const repo = repoAt(folder, ownEnvironment());
  await repo.git("update-index", "-q", "--refresh");
  return repo;
}

async function firstCommit(): Promise<Repo> {
  const repo = await emptyRepo();
  repo.write(reportPath, template);
  repo.write("train.py", "print('training')\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  assert.equal((await repo.git("cat-file", "-e", `HEAD:${pageFile}`)).code, 0, "the first commit has no page");
  return repo;
}

/** Puts copies of this project's hooks where git looks for them. */
export function installHooks(gitDir: string): void {
  const target = join(gitDir, "hooks");
  mkdirSync(target, { recursive: true });
  for (const hook of readdirSync(hooksFolder)) cpSync(join(hooksFolder, hook), join(target, hook));
}

/** A folder of a repository, to run git in. */
export function repoAt(folder: string, env: NodeJS.ProcessEnv): Repo {
  const run = (program: string, ...args: string[]): Promise<Ran> => finished(start(folder, env, program, args));
  const git = (...args: string[]): Promise<Ran> => run("git", ...args);
  return {
    folder,
    env,
    git,
    run,
    ok: async (...args) => {
      const { code, out, stdout } = await git(...args);
      assert.equal(code, 0, `git ${args.join(" ")}: ${out}`);
      return stdout.trim();
    },
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
    has: (path) => existsSync(join(folder, path)),
    as: (other) => repoAt(other.folder ?? folder, { ...env, ...other.env }),
  };
}

/** Starts a program in a process group of its own, so that a test can kill it with all that it started. */
export function start(folder: string, env: NodeJS.ProcessEnv, program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
}

export function finished(child: ChildProcess): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const out: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      out.push(chunk);
    });
    child.stderr?.on("data", (chunk: Buffer) => out.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? 128, out: Buffer.concat(out).toString(), stdout: Buffer.concat(stdout).toString() }),
    );
  });
}
