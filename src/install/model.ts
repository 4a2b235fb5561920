import type { Plan } from "./plan.js";

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
export interface FoundRepository {
  readonly top: string;
  readonly gitDir: string;
  readonly commonDir: string;
  /** The folder that git takes its hooks from. */
  readonly hooksFolder: string;
  /** The value of `core.hooksPath`; null where it is not set. */
  readonly hooksPath: string | null;
  /** The repository's own git configuration, by key. */
  readonly gitConfig: ReadonlyMap<string, string>;
  readonly installed: Installed;
  /** What installs the repository's packages. */
  readonly packageManager: "npm" | "pnpm" | "yarn";
  /** The texts of the package's `hooks/`, by file name. */
  readonly shipped: Readonly<Record<string, string>>;
  /** From the top. */
  readonly reports: readonly string[];
  /** Each report's page from the top; empty where the configuration wants none. */
  readonly pages: readonly string[];
  /** What an earlier `init` did that no file tells. */
  readonly memory: Memory;
}

/** What tells how everybody's hooks run report-hook. */
export type Shared = Pick<FoundRepository, "installed" | "packageManager" | "reports" | "pages">;

/**
 * How those who work in the repository have report-hook: its files committed, in `node_modules`, in the archives that Yarn reads without one, or
 * as each person has installed it.
 */
export type Installed = "vendored" | "packages" | "plug-and-play" | "person";

export interface Memory {
  /** The managers that git did not start before. */
  readonly activated: readonly string[];
  /** SHA-256 of each report that was put there, by its path from the top. */
  readonly reports: Readonly<Record<string, string>>;
  /** Lines such as ours that people had in files before the first `init`, by the file's path from the top. */
  readonly theirs: Readonly<Record<string, readonly string[]>>;
}

/** A hook manager. */
export interface Manager {
  readonly name: string;
  /** What shows that the repository uses it ("husky (.husky)"); null where nothing does. */
  readonly found: (repository: FoundRepository, plan: Plan) => string | null;
  /** Whether git starts it in this clone. */
  readonly active: (repository: FoundRepository, plan: Plan) => boolean;
  /** Plans the edits that let it start the hook. Throws a `Refusal` where it cannot. */
  readonly install: (repository: FoundRepository, plan: Plan) => void;
  /** Plans the edits that take all of this out again. */
  readonly uninstall: (repository: FoundRepository, plan: Plan) => void;
}
