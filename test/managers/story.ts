/** What every hook manager must stand: one story, told in a repository with the real tool and the packed report-hook. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder, ownEnvironment, pageFile, type Ran, type Repo, repoAt, reportPath } from "../helpers/repo.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

/** Runs npm with the person's own settings and cache. */
export function npm(folder: string, ...args: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/.test(name)));
  return execFileSync("npm", args, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

let packed: string | null = null;

/** The packed package. */
export function tarball(): string {
  if (packed !== null) return packed;
  const folder = newFolder("packed");
  const [{ filename }] = JSON.parse(npm(project, "pack", "--json", "--ignore-scripts", "--pack-destination", folder));
  packed = join(folder, filename);
  return packed;
}

/** Installs npm packages into a folder; false where that is not possible here. */
export function installed(folder: string, ...packages: string[]): boolean {
  try {
    npm(folder, "install", "--save-dev", ...quietly, ...packages);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program is there and tells its version. */
export function answers(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let globally: string | null = null;

/** A repository of people without a `package.json`, with report-hook installed globally and these folders on PATH. */
export async function plainRepo(...onPath: string[]): Promise<Repo> {
  if (globally === null) {
    globally = newFolder("global");
    npm(globally, "install", "--global", "--prefix", globally, ...quietly, tarball());
  }
  return begun(repoAt(newFolder("repository"), environment([...onPath, join(globally, "bin")])));
}

/** A repository with a `package.json` and report-hook in its `node_modules`, and nothing of it on PATH. */
export async function nodeRepo(...packages: string[]): Promise<Repo> {
  const repo = repoAt(newFolder("repository"), environment([]));
  repo.write("package.json", '{\n  "name": "group",\n  "private": true\n}\n');
  repo.write(".gitignore", "node_modules/\n");
  await repo.ok("init", "--quiet");
  assert.ok(installed(repo.folder, tarball(), ...packages), "the registry cannot be reached");
  return repo;
}

async function begun(repo: Repo): Promise<Repo> {
  await repo.ok("init", "--quiet");
  repo.write("train.py", "print('training')\n");
  return repo;
}

/** The environment of a person with these folders on PATH. */
export function environment(onPath: readonly string[]): NodeJS.ProcessEnv {
  const own = ownEnvironment();
  return {
    ...own,
    PATH: [...onPath, process.env.PATH].join(":"),
    PRE_COMMIT_HOME: newFolder("pre-commit"),
    npm_config_update_notifier: "false",
  };
}

/** A PATH as a graphical program has it: the system's programs without Node and report-hook, and these folders. */
export function withoutShell(...folders: string[]): string {
  const system = newFolder("system");
  for (const name of readdirSync("/usr/bin"))
    if (!/^(?:node(?:js)?|np[mx]|corepack|yarn|pnpm|report-hook.*)$/.test(name))
      symlinkSync(join("/usr/bin", name), join(system, name));
  return [...folders, system].join(":");
}

/** A commit from a graphical program is checked all the same, by the Node and the report-hook that `init` has seen. */
export async function tellOfGraphicalProgram(repo: Repo, path: string): Promise<void> {
  assert.equal((await reportHook(repo, "init", "--template", "bundled")).code, 0);
  const program = repo.as({ env: { PATH: path } });
  await program.ok("add", ".");
  await program.ok("commit", "-m", "Begin");
  assert.equal((await program.git("cat-file", "-e", `HEAD:${pageFile}`)).code, 0, "the first commit has no page");
  await writes(program, broken(template, 3));
  const { code, out } = await program.git("commit", "-m", "Break");
  assert.notEqual(code, 0);
  assert.match(out, /template\/answer-line-missing/);
}

/** Runs report-hook as the person would: from `node_modules` where it is there. */
export function reportHook(repo: Repo, ...args: string[]): Promise<Ran> {
  return repo.has("node_modules")
    ? repo.run("npx", "--no-install", "report-hook", ...args)
    : repo.run("report-hook", ...args);
}

export interface Story {
  /** What `init` is given besides. */
  readonly args?: readonly string[];
  /** What `init` says that it found. */
  readonly finds: RegExp;
  /** Paths that the manager itself keeps changing. */
  readonly ignore?: RegExp;
  /** The manager does not show what a check says that passes. */
  readonly silent?: boolean;
  /** Told while the hook is in place. */
  readonly meanwhile?: (repo: Repo) => Promise<void>;
}

/** From `init` over good, stopped and forced commits to `uninstall`, after which all is as it was. */
export async function tellStory(repo: Repo, story: Story): Promise<void> {
  const before = snapshot(repo, story.ignore);
  const init = await reportHook(repo, "init", "--template", "bundled", ...(story.args ?? []));
  assert.equal(init.code, 0, init.out);
  assert.match(init.out, story.finds);
  assert.match(init.out, /\ndone: /, init.out);
  assert.equal(repo.read(reportPath), template);
  await commits(repo, "Begin");

  await writes(repo, answered(template, 3, answer("first")));
  const good = await commits(repo, "Answer question 3");
  if (!story.silent) assert.match(good, /course checker/, "what the check says is not shown");
  assert.match(await repo.ok("show", `HEAD:${pageFile}`), /first0 first1/);
  assert.equal(await repo.ok("status", "--porcelain"), "");

  await writes(repo, broken(repo.read(reportPath), 4));
  const head = await repo.ok("rev-parse", "HEAD");
  const stopped = await repo.git("commit", "-m", "Break question 4");
  assert.notEqual(stopped.code, 0, stopped.out);
  assert.match(stopped.out, /template\/answer-line-missing/);
  assert.equal(await repo.ok("rev-parse", "HEAD"), head);
  await repo.ok("commit", "--no-verify", "-m", "Break question 4 all the same");

  await writes(repo, answered(template, 3, answer("second")));
  await commits(repo, "Put question 4 right");
  assert.match(await repo.ok("show", `HEAD:${pageFile}`), /second0 second1/);
  await story.meanwhile?.(repo);

  const again = await reportHook(repo, "init", ...(story.args ?? []));
  assert.equal(again.code, 0, again.out);
  assert.match(again.out, /everything is in place: nothing to do/);
  assert.equal(await repo.ok("status", "--porcelain"), "");

  const uninstall = await reportHook(repo, "uninstall");
  assert.equal(uninstall.code, 0, uninstall.out);
  assert.deepEqual(snapshot(repo, story.ignore), before);
  assert.match((await reportHook(repo, "uninstall")).out, /nothing to do/);
}

/** Writes the report and stages it. */
async function writes(repo: Repo, report: string): Promise<void> {
  repo.write(reportPath, report);
  await repo.ok("add", reportPath);
}

/** Commits all that is there, which must succeed, and gives what was printed. */
async function commits(repo: Repo, message: string): Promise<string> {
  await repo.ok("add", ".");
  const { code, out } = await repo.git("commit", "-m", message);
  assert.equal(code, 0, out);
  return out;
}

/** Every file of the repository outside `reports` and `node_modules`, and of git's own what `init` may touch. */
export function snapshot(repo: Repo, ignore = /^$/): Readonly<Record<string, string>> {
  const paths = readdirSync(repo.folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !/^(node_modules|reports)(\/|$)/.test(path) && !ignore.test(path))
    .filter((path) => !path.startsWith(".git/") || /^\.git\/(config$|hooks|info|report-hook)/.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, fingerprint(join(repo.folder, path))]));
}

function fingerprint(file: string): string {
  const about = lstatSync(file);
  if (!about.isFile()) return "folder";
  return `${(about.mode & 0o777).toString(8)} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
}
