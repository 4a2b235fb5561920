import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Repository } from "../git/repository.js";
import { git, splitAtNul, tryGit } from "../git/run.js";
import { packageManagerIn } from "../output/own-command.js";
import { remembered } from "./memory.js";
import type { FoundRepository, Installed } from "./model.js";
import { isVendored } from "./vendor-manifest.js";

/** What is taken from the configuration. */
export interface Configured {
  readonly reports: readonly string[];
  /** Each from the top; empty where there is to be no page. */
  readonly pages: readonly string[];
}

/**
 * Looks at a repository before anything is planned.
 *
 * @param shipped the folder of the package with the hooks, absolute
 */
export async function lookAround(
  repository: Repository,
  configured: Configured,
  shipped: string,
): Promise<FoundRepository> {
  const { top, gitDir, commonDir } = repository;
  const [hooks, hooksPath, list] = await Promise.all([
    git(["rev-parse", "--git-path", "hooks"], { folder: top }),
    tryGit(["config", "--get", "core.hooksPath"], { folder: top }),
    git(["config", "--local", "--list", "-z"], { folder: top }),
  ]);
  return {
    ...configured,
    top,
    gitDir,
    commonDir,
    hooksFolder: resolve(top, hooks.toString().replace(/\n$/, "")),
    hooksPath: hooksPath.code === 0 ? hooksPath.stdout.toString().replace(/\n$/, "") : null,
    gitConfig: new Map(splitAtNul(list).map(keyAndValue)),
    installed: installedIn(top),
    packageManager: packageManagerIn(top),
    shipped: Object.fromEntries(readdirSync(shipped).map((name) => [name, readFileSync(join(shipped, name), "utf8")])),
    memory: remembered(commonDir),
  };
}

function installedIn(top: string): Installed {
  if (isVendored(top)) return "vendored";
  if (existsSync(join(top, "node_modules", "report-hook", "hooks", "pre-commit"))) return "packages";
  return existsSync(join(top, ".pnp.cjs")) ? "plug-and-play" : "person";
}

function keyAndValue(entry: string): [string, string] {
  const [key = "", ...value] = entry.split("\n");
  return [key, value.join("\n")];
}
