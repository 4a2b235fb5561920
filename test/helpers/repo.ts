/**
 * Real repositories in temporary folders with report-hook installed as their hooks: the built command and the hooks of this project, under
 * a home folder of their own.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { template } from "./answers.js";
import { type Installed, installedIn, installInto, sharedFolderVariable } from "./installed.js";
import { plainVariables } from "./plain-variables.js";

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

let installed: Installed | null = null;

/** The built command, as `report-hook` in a folder for PATH: the one that all test files share, or one of this file's own. */
export function installedCommand(): Installed {
  const shared = process.env[sharedFolderVariable];
  installed ??= shared === undefined ? installInto(newFolder("installed")) : installedIn(shared);
  return installed;
}

/**
 * An environment with a home folder and a git configuration of its own, and `report-hook` on PATH. Nothing is kept in that home but what V8
 * compiled, which all homes share: it only saves time.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const home = newFolder("home");
  const { bin, compiled } = installedCommand();
  const cache = join(home, ".cache", "report-hook");
  mkdirSync(cache, { recursive: true });
  symlinkSync(compiled, join(cache, "compiled"), "junction");
  writeFileSync(
    join(home, ".gitconfig"),
    "[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n",
  );
  const kept = Object.entries(plainVariables(process.env)).filter(
    ([name]) => !/^(?:REPORT_HOOK|npm_|NODE_)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_EDITOR: "true",
    PATH: [bin, process.env.PATH ?? ""].join(delimiter),
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

/** The person's key to what is kept in their repositories, in a home folder. */
const keyPath = join(".cache", "report-hook", "key");

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
  base ??= sharedFirstCommit();
  return copyOf(await base, options.name);
}

/** A repository of its own each time, made once and copied. */
export function copies(make: () => Promise<Repo>): () => Promise<Repo> {
  let made: Promise<Repo> | null = null;
  return async () => {
    made ??= make();
    return copyOf(await made);
  };
}

/** The same repository once more, in a home of its own. */
async function copyOf({ folder: from, env: { HOME: home = "" } }: Repo, name = "repository"): Promise<Repo> {
  const repo = repoAt(newFolder(name), ownEnvironment());
  cpSync(from, repo.folder, { recursive: true });
  // What was rendered there counts only for who has the key that sealed it.
  const key = join(home, keyPath);
  if (existsSync(key)) cpSync(key, join(String(repo.env.HOME), keyPath));
  await repo.git("update-index", "-q", "--refresh");
  return repo;
}

/** The first commit that all test files share: who wants it first makes it, for the others too. */
async function sharedFirstCommit(): Promise<Repo> {
  const shared = process.env[sharedFolderVariable];
  if (shared === undefined) return firstCommit();
  const folder = join(shared, "first-commit");
  if (!existsSync(folder)) {
    const { folder: made, env } = await firstCommit();
    const draft = mkdtempSync(join(shared, "draft-"));
    cpSync(made, join(draft, "repository"), { recursive: true });
    cpSync(join(String(env.HOME), keyPath), join(draft, "home", keyPath));
    moveUnlessThere(draft, folder);
  }
  return repoAt(join(folder, "repository"), { HOME: join(folder, "home") });
}

/** Where another test file was quicker, its own stands there and is as good. */
function moveUnlessThere(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
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

/** Lets the command of the next commit ask git itself all that it wants to know. */
export async function askNothingAhead(repo: Repo): Promise<void> {
  await repo.run("rm", "-f", ".git/report-hook/ask");
}
