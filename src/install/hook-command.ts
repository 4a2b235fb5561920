import { posix } from "node:path";
import { vendorFolder } from "../config/config.js";
import { orWithout } from "../output/anyway.js";
import { packageRunners } from "../output/own-command.js";
import type { HookName, Shared } from "./model.js";

/** Where the shipped hooks are in everybody's clone, from its top. */
export const vendoredHooks = `${vendorFolder}/hooks`;
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
      ? `a part of .report-hook is missing: git checkout HEAD -- :/.report-hook brings it back ${orWithout}`
      : notInstalled(repository);
  return { test: `[ -f ${file} ]`, run: `sh ${file}`, missing };
}

function notInstalled({ packageManager }: Shared): string {
  return `report-hook is not installed: run ${packageManager} install, then commit again ${orWithout}`;
}

function yarnRun(repository: Shared): HookRun {
  return {
    test: "[ -f .pnp.cjs ]",
    run: `${unchanged(repository)} || yarn run report-hook --staged`,
    missing: notInstalled(repository),
  };
}

/**
 * Asks git whether a commit leaves alone what may be checked: the reports with their pages and figures, all Markdown, since the configuration may name
 * more documents later, and that itself.
 */
function unchanged({ reports, pages }: Shared): string {
  const folders = reports.map((path) => posix.dirname(path)).filter((folder) => folder !== ".");
  const paths = [...folders, ...reports, ...pages, "*.md", ".report-hook.json", "package.json"];
  return `git diff --cached --quiet -- ${wordsOf([...new Set(paths)])}`;
}

/** The command that runs a shipped hook, for people who put it into a script themselves; null where `sharedRun` has none. */
export function shellCommand(repository: Shared, hook: HookName): string | null {
  const shared = sharedRun(repository, hook);
  if (shared === null) return null;
  return repository.installed === "plug-and-play" ? `{ ${shared.run}; }` : `${shared.run} "$@"`;
}

/** The same for a configuration that `init` writes: it says what is missing where the hook is not there. */
export function guardedCommand(repository: Shared, hook: HookName): string | null {
  const shared = sharedRun(repository, hook);
  const run = shellCommand(repository, hook);
  if (shared === null || run === null) return null;
  const missing = hook === "pre-commit" ? orTold(repository, shared.missing) : "";
  return `if ${shared.test}; then ${run}; ${missing}fi`;
}

/**
 * The command that checks a commit, for a manager's configuration: as everybody has it, else the one that a global installation
 * puts on PATH, or where the `init` of this clone has seen it. It begins nothing of its own besides, so that a manager stays the parent of what
 * it started.
 */
export function checkCommand(repository: Shared): string {
  const shared = repository.installed === "person" ? null : sharedRun(repository, "pre-commit");
  const begins = shared === null ? personRun : begin(repository, shared);
  return `sh -c '${begins}; ${orTold(repository, shared?.missing ?? missingForPerson)}fi'`;
}

function begin({ installed }: Shared, { test, run }: HookRun): string {
  return `if ${test}; then ${installed === "plug-and-play" ? run : `exec ${run}`}`;
}

/** Where report-hook is missing, as in CI or with a teammate, only a commit that changes a report is stopped. */
export function orTold(repository: Shared, missing: string): string {
  const changed = `[ "$REPORT_HOOK" != 0 ] && ! git diff --cached --quiet -- ${wordsOf(repository.reports)}`.trimEnd();
  return `elif ${changed}; then echo "${missing}" >&2; exit 1; `;
}

/** A program of the desktop's has not the PATH of a person's shell. No other value of that key names a folder. */
const personRun =
  `if command -v ${onPath} >/dev/null; then exec ${onPath}; ` +
  `elif h=$(git config --get report-hook.command "dist.cli.js$") && h=\${h%dist?cli.js}hooks/pre-commit && [ -f "$h" ]; then exec sh "$h"`;

const missingForPerson =
  "report-hook is not installed, so the report was not checked: npm install --global <its .tgz file or git URL>, " +
  `or report-hook init where only this program does not find it ${orWithout}`;

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

/** Says, in the words of a shell's script, that the copies of the shipped hooks are gone, and what whoever ran `init` here types to have them again. */
export function missingCopies(repository: Shared): string {
  const own =
    repository.installed === "person" ? `node \\"$(git config report-hook.command)\\"` : sharedCommand(repository);
  return `a part of report-hook is missing: ${own} init brings it back ${orWithout}`;
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
