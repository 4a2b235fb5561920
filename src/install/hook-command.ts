import { packageRunners } from "../output/own-command.js";
import type { HookName, Shared } from "./model.js";

/** Where the shipped hooks are in everybody's clone, from its top. */
export const vendoredHooks = ".report-hook/hooks";
const packagedHooks = "node_modules/report-hook/hooks";

/** The shipped hook that checks a commit, as the package's command. */
const onPath = "report-hook-pre-commit";

/** A shell's words about a shipped hook. */
export interface HookRun {
  /** Whether it is there. */
  readonly test: string;
  readonly run: string;
  /** What to tell where it is not. */
  readonly missing: string;
}

/**
 * How a script that everybody shares runs a shipped hook: from the repository's own files, or from `node_modules`. Null for a hook that is
 * not worth Yarn's start on each commit, where Yarn keeps packages in files that no shell can read.
 */
export function sharedRun(repository: Shared, hook: HookName): HookRun | null {
  if (repository.installed === "plug-and-play") return hook === "pre-commit" ? yarnRun(repository) : null;
  const file = `${repository.installed === "vendored" ? vendoredHooks : packagedHooks}/${hook}`;
  const missing =
    repository.installed === "vendored"
      ? "a part of .report-hook is missing: git checkout -- :/.report-hook brings it back"
      : `report-hook is not installed: run ${repository.packageManager} install, then commit again`;
  return { test: `[ -f ${file} ]`, run: `sh ${file}`, missing };
}

function yarnRun(repository: Shared): HookRun {
  return {
    test: "[ -f .pnp.cjs ]",
    run: `${unchanged(repository)} || yarn run report-hook --staged`,
    missing: "report-hook is not installed: run yarn install, then commit again",
  };
}

/** Asks git whether a commit leaves the reports, their pages and the configuration alone. */
function unchanged(repository: Shared): string {
  return `git diff --cached --quiet -- ${wordsOf([...repository.reports, ...repository.pages, ".report-hook.json"])}`;
}

/** The command that runs a shipped hook, for a configuration that takes one; null where `sharedRun` has none. */
export function shellCommand(repository: Shared, hook: HookName): string | null {
  const shared = sharedRun(repository, hook);
  if (shared === null) return null;
  return repository.installed === "plug-and-play" ? `{ ${shared.run}; }` : `${shared.run} "$@"`;
}

/**
 * The command that checks a commit, for a manager's configuration: as everybody has it, else the one that a global installation
 * puts on PATH. It begins nothing of its own besides, so that a manager stays the parent of what it started. Where
 * report-hook is missing, as in CI or with a teammate, only a commit that changes a report is stopped.
 */
export function checkCommand(repository: Shared): string {
  if (repository.installed === "vendored") return `sh ${vendoredHooks}/pre-commit`;
  const { test, run, missing } =
    repository.installed === "person" ? personRun : (sharedRun(repository, "pre-commit") ?? personRun);
  const begin = repository.installed === "plug-and-play" ? run : `exec ${run}`;
  const changed = `[ "$REPORT_HOOK" != 0 ] && ! git diff --cached --quiet -- ${wordsOf(repository.reports)}`.trimEnd();
  return `sh -c 'if ${test}; then ${begin}; elif ${changed}; then echo "${missing}" >&2; exit 1; fi'`;
}

const personRun: HookRun = {
  test: `command -v ${onPath} >/dev/null`,
  run: onPath,
  missing:
    "report-hook is not installed, so the report was not checked: npm install --global <its .tgz file or git URL>, or commit with REPORT_HOOK=0",
};

/** Paths as arguments; none, which is all files, where one has a character that a shell may read. */
function wordsOf(paths: readonly string[]): string {
  const plain = paths.every((path) => /^[\w@%+=,./*-]+$/.test(path));
  return plain ? paths.map((path) => `"${path}"`).join(" ") : "";
}

/** What everybody types to run the command there. */
export function sharedCommand(repository: Shared): string {
  if (repository.installed === "vendored") return "node .report-hook/report-hook.js";
  return packageCommand(repository, "report-hook");
}

/** What everybody types to run a program of the repository's packages. */
export function packageCommand({ packageManager }: Pick<Shared, "packageManager">, program: string): string {
  return `${packageRunners[packageManager]} ${program}`;
}

/** What to tell where a repository's hook needs the package in `node_modules` and it is not there. */
export function missingPackage({ packageManager }: Pick<Shared, "packageManager">): string {
  const adds = { npm: "npm install --save-dev", pnpm: "pnpm add --save-dev", yarn: "yarn add --dev" };
  return `the hook runs report-hook from node_modules, where it is not: ${adds[packageManager]} <the package>`;
}
