import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { report, template } from "./long-report.js";

export const project = fileURLToPath(new URL("..", import.meta.url));

/** A repository to commit in. */
export interface Repository {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export const reportFile = "reports/README.md";

/**
 * An environment in which neither a person's settings nor those of a hook around us count, and in which no Node reads certificates: the
 * hook's never does, and beside a floor that takes three times as long for it everything would look cheap.
 */
export function ownEnvironment(home: string): NodeJS.ProcessEnv {
  mkdirSync(home, { recursive: true });
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|XDG_|npm_|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|HUSKY|LEFTHOOK|PRE_COMMIT)/i.test(name),
  );
  const who = { NAME: "Ada", EMAIL: "ada@example.org" };
  const people = ["AUTHOR", "COMMITTER"].flatMap((role) =>
    Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  );
  return { ...Object.fromEntries([...kept, ...people]), HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
}

/**
 * A repository with a history of `commits`, the template in the first and a report, `times` as long as usual, in the last.
 *
 * @param folder where it is made
 */
export function newRepository(folder: string, home: string, times: number, commits: number): Repository {
  const repository = { folder, env: ownEnvironment(home) };
  mkdirSync(folder, { recursive: true });
  git(repository, "init", "--quiet", "--initial-branch=main");
  for (const [key, value] of [
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
  ] as const)
    git(repository, "config", key, value);
  write(
    repository,
    ".gitattributes",
    "/reports/report.html -text -filter -ident merge=report-hook linguist-generated\n",
  );
  write(repository, ".gitignore", "node_modules\n");
  write(repository, "other.txt", "0\n");
  write(repository, reportFile, template());
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "--no-verify", "-m", "Begin");
  if (commits > 2) addHistory(repository, commits - 2);
  write(repository, reportFile, report(times, { round: 0, count: 1 }));
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "--no-verify", "-m", "Answer");
  return repository;
}

/** Commits that change another file, as a stream for `git fast-import`: a hundred thousand in seconds. */
function addHistory(repository: Repository, count: number): void {
  const commits = Array.from({ length: count }, (_, i) => {
    const text = `line ${i}\n`;
    const from = i === 0 ? "from refs/heads/main^0\n" : "";
    const who = `committer Ada <ada@example.org> ${1_600_000_000 + i} +0000`;
    return `commit refs/heads/main\n${who}\ndata 1\nx\n${from}M 100644 inline history.txt\ndata ${text.length}\n${text}\n`;
  });
  const options = { cwd: repository.folder, env: repository.env, input: commits.join(""), maxBuffer: 2 ** 28 };
  execFileSync("git", ["fast-import", "--quiet"], options);
  git(repository, "reset", "--quiet", "--hard");
}

/** Makes `text` the repository's pre-commit hook. */
export function setHook({ folder }: Repository, text: string): void {
  const hook = join(folder, ".git", "hooks", "pre-commit");
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(hook, text);
  chmodSync(hook, 0o755);
}

/** Puts report-hook in, as an installation from npm leaves it. */
export function installReportHook(repository: Repository): void {
  const modules = join(repository.folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  symlinkSync(project, join(modules, "report-hook"));
  symlinkSync("../report-hook/dist/cli.js", join(modules, ".bin", "report-hook"));
  git(repository, "config", "core.hooksPath", join(project, "hooks"));
}

export function write({ folder }: Repository, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function git({ folder, env }: Repository, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Takes away what earlier commits of the repository left: everything but the files. */
export function forgetCommits(repository: Repository): void {
  rmSync(join(repository.folder, ".git", "report-hook"), { recursive: true, force: true });
  rmSync(join(repository.env.HOME ?? "", ".cache"), { recursive: true, force: true });
  git(repository, "update-ref", "-d", "HEAD");
}
