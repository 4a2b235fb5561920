import type { Draft } from "./draft.js";

/** What can start the hook, in the order in which they are looked for. */
export const managerNames = [
  "husky",
  "lefthook",
  "pre-commit",
  "prek",
  "simple-git-hooks",
  "lint-staged",
  "git",
] as const;
export type ManagerName = (typeof managerNames)[number];

/** The hooks that the package ships, as git calls them. */
export const hookNames = [
  "pre-commit",
  "pre-merge-commit",
  "post-commit",
  "post-merge",
  "post-rewrite",
  "post-applypatch",
] as const;
export type HookName = (typeof hookNames)[number];

/** All of the shipped hooks but the one that checks a commit. */
export const otherHooks = hookNames.filter((hook) => hook !== "pre-commit");

/** A repository as an installation finds it. Paths are absolute, unless they say otherwise. */
export interface Place {
  readonly top: string;
  readonly commonDir: string;
  /** The folder that git takes its hooks from. */
  readonly hooksFolder: string;
  /** The value of `core.hooksPath`; null where it is not set. */
  readonly hooksPath: string | null;
  /** The repository's own git configuration, by key. */
  readonly gitConfig: ReadonlyMap<string, string>;
  /** report-hook is installed in the repository's `node_modules`. */
  readonly packaged: boolean;
  /** The texts of the package's `hooks/`, by file name. */
  readonly shipped: Readonly<Record<string, string>>;
  /** From the top. */
  readonly reports: readonly string[];
  /** Each report's page from the top; empty where the configuration wants none. */
  readonly pages: readonly string[];
  /** What an earlier `init` did that no file tells. */
  readonly memory: Memory;
}

export interface Memory {
  /** The managers that git did not start before. */
  readonly activated: readonly ManagerName[];
  /** SHA-256 of each report that was put there, by its path from the top. */
  readonly reports: Readonly<Record<string, string>>;
}

/** A hook manager. */
export interface Manager {
  readonly name: ManagerName;
  /** What shows that the repository uses it ("husky (.husky)"); null where nothing does. */
  readonly found: (place: Place, draft: Draft) => string | null;
  /** Whether git starts it in this clone. */
  readonly active: (place: Place, draft: Draft) => boolean;
  /** Plans the edits that let it start the hook. Throws an `InstallError` where it cannot. */
  readonly install: (place: Place, draft: Draft) => void;
  /** Plans the edits that take all of this out again. */
  readonly uninstall: (place: Place, draft: Draft) => void;
}
