import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { shellWord } from "../rules/shell-word.js";
import { wayTo } from "../system/inside.js";

/** What tells how this program was started, and what a person's shell would find. */
export interface Start {
  /** The file that Node was started with. */
  readonly script: string;
  /** Node itself. */
  readonly node: string;
  /** The folders of PATH. */
  readonly path: readonly string[];
  /** Yarn's Plug'n'Play has loaded it: there is no file that could be named. */
  readonly plugAndPlay: boolean;
}

/** How this process was started. */
export function ownStart(): Start {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const plugAndPlay = "pnp" in process.versions;
  return { script: process.argv[1] ?? "", node: process.execPath, path, plugAndPlay };
}

/** The folder of whoever started this: git starts its hooks at the top, and says below it where the person is. Only some hooks are told of an index. */
export function personsFolder(top?: string): string {
  const { GIT_INDEX_FILE: index, GIT_PREFIX: below } = process.env;
  const here = process.cwd();
  if (index === undefined && (below === undefined || top !== here)) return here;
  return join(top ?? here, below ?? "");
}

/**
 * What a person writes in `folder` to start this very program: the repository's own installation by npx, one on PATH by its name, a file
 * in the repository or one that a hook manager has built for itself by its path.
 */
export function ownCommand(folder: string, start: Start): string {
  if (start.plugAndPlay) return `yarn ${isInWorkspace(folder) ? "run --top-level " : ""}report-hook`;
  const script = realOf(start.script);
  if (script === null) return "report-hook";
  const personal = start.path.filter((one) => !isForHooks(one));
  const installed = above(folder).find((one) => leadsTo(join(one, bin), script));
  if (installed !== undefined) {
    const runner = packageRunners[packageManagerIn(installed)];
    // From a folder below, pnpm and Yarn look there alone, or go to the package's folder first, where a path no longer leads to its file.
    const serves = folder === installed || runner === packageRunners.npm;
    if (serves && isIn(personal, runner.split(" ")[0] ?? "")) return `${runner} report-hook`;
    return shellWord(wayTo(folder, join(installed, bin)));
  }
  if (personal.some((one) => leadsTo(join(one, "report-hook"), script))) return "report-hook";
  const isNode = personal.some((one) => realOf(join(one, "node")) === realOf(start.node));
  const top = above(folder).find((one) => existsSync(join(one, ".git")));
  const isHere = top !== undefined && script.startsWith(join(top, sep));
  return `${isNode ? "node" : shellWord(start.node)} ${shellWord(isHere ? wayTo(folder, script) : script)}`;
}

/** A text with the commands in it as they are started here. */
export function withCommand(text: string, command: () => string): string {
  return text.replace(
    /\breport-hook(?= (?:--[a-z]|(?:fix|check|explain|init|html|status|help|class|collect|complete|preview|uninstall)\b))/g,
    command,
  );
}

/** Whether Yarn takes a folder for one of the project's other packages, which has no programs but what it asks for itself. */
function isInWorkspace(folder: string): boolean {
  const own = above(folder).find((one) => existsSync(join(one, "package.json")));
  return own !== undefined && !existsSync(join(own, ".pnp.cjs"));
}

/** What runs the programs of a folder's packages, by what installs them. */
export const packageRunners = { npm: "npx --no-install", pnpm: "pnpm exec", yarn: "yarn" } as const;

/** What installs a folder's packages. */
export function packageManagerIn(folder: string): keyof typeof packageRunners {
  if (existsSync(join(folder, "pnpm-lock.yaml"))) return "pnpm";
  return existsSync(join(folder, "yarn.lock")) ? "yarn" : "npm";
}

const bin = join("node_modules", ".bin", "report-hook");

/** Folders that hooks and package scripts are given and a person's shell has not: packages' programs, what pre-commit and prek have built. */
function isForHooks(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$|[\\/](?:node_env-[^\\/]*|hooks[\\/]node-[^\\/]*)[\\/]/.test(folder);
}

/** Whether starting `file` starts `script`: it is that, or a link to it, or one of the short scripts that package managers write. */
function leadsTo(file: string, script: string): boolean {
  if (realOf(file) === script) return true;
  try {
    if (statSync(file).size > longestShim) return false;
    const text = readFileSync(file, "latin1");
    return text.startsWith("#!") && (text.includes(script) || text.includes("report-hook/dist/cli.js"));
  } catch {
    return false;
  }
}

const longestShim = 4096;

function isIn(folders: readonly string[], program: string): boolean {
  return folders.some((folder) => existsSync(join(folder, program)) || existsSync(join(folder, `${program}.cmd`)));
}

/** A folder and all those that it lies in, the closest first. */
function above(folder: string): string[] {
  const outer = dirname(folder);
  return outer === folder ? [folder] : [folder, ...above(outer)];
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
