import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { startTimeLimit, type TimeLimit } from "./time-limit.js";

/**
 * How a repository that is only named is read: git never sees the repository itself, whose configuration, hooks, attributes, mail map, replaced
 * objects and grafts may be anybody's. It runs in an empty git directory of our own, and takes objects from the named one.
 */
export interface Through {
  /** Our own git directory, absolute; made when it is first asked for, since many a repository is looked at without git. */
  readonly gitDir: string;
  /** The commit that is checked out there; null: none. */
  readonly head: string | null;
  /** The ids of the commits whose parents are not there, a line each; empty: none. */
  readonly shallow: string;
  /** The named repository's objects, absolute. */
  readonly objects: string;
  /** How long all that is asked of it may take. */
  readonly time: TimeLimit;
  /** Looks at the objects, as must be done before git does; throws a `Refusal` where git may not. */
  readonly look: () => void;
}

/** All such git directories of this process; null: there is none yet. */
let all: string | null = null;
let made = 0;

/**
 * A git directory of our own that reads these objects. It is removed when the process ends.
 *
 * @param head the id of the commit that is checked out there; null where nothing is committed
 * @param shallow the ids of the commits whose parents are not there, a line each; empty: none
 * @param look looks at the objects before git does for the first time
 */
export function readThrough(
  objects: string,
  head: string | null,
  shallow: string,
  look: () => void,
  time: TimeLimit = startTimeLimit(),
): Through {
  let own: string | null = null;
  let isLooked = false;
  const lookOnce = (): void => {
    if (!isLooked) look();
    isLooked = true;
  };
  return {
    ...{ objects, head, shallow, time },
    look: lookOnce,
    get gitDir() {
      lookOnce();
      own ??= makeGitDir(head, shallow);
      return own;
    },
  };
}

/** Git directories that have no `HEAD` of their own, by how long ids are and which commits have no parents. */
const shared = new Map<string, string>();

/**
 * The same to read objects by their ids alone, in a git directory that serves all repositories which end alike: to make one and to remove it takes longer than to read
 * a report.
 */
export function forObjects({ objects, head, shallow, time, look }: Through): Through {
  look();
  const key = `${head?.length} ${shallow}`;
  const gitDir = shared.get(key) ?? makeGitDir(head, shallow);
  shared.set(key, gitDir);
  return { objects, head, shallow, time, look, gitDir };
}

function makeGitDir(head: string | null, shallow: string): string {
  all ??= makeFolder();
  const gitDir = join(all, String(++made));
  const format = head?.length === 64 ? "repositoryformatversion=1\n[extensions]\nobjectFormat=sha256\n" : "";
  mkdirSync(join(gitDir, "refs"), { recursive: true });
  writeFileSync(join(gitDir, "HEAD"), head ?? "ref: refs/heads/none");
  writeFileSync(join(gitDir, "config"), `[core]\nbare=false\n${format}`);
  if (shallow !== "") writeFileSync(join(gitDir, "shallow"), shallow);
  return gitDir;
}

/** Our own git directory as one to fetch from: the git that serves a fetch is not told by its environment where the objects are. */
export function gitDirToFetchFrom({ gitDir, objects }: Through): string {
  mkdirSync(join(gitDir, "objects/info"), { recursive: true });
  writeFileSync(join(gitDir, "objects/info/alternates"), `${objects}\n`);
  return gitDir;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What no object may take of memory at once: an object of some bytes can stand for gigabytes. */
const mostMemory = "512m";

/** The environment of a git that reads a named repository: of the variables for git that this process was given, only those that trace it are left. */
export function environmentThrough({ gitDir, objects }: Through): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^GIT_(?!TRACE|EXEC_PATH$)/i.test(name)) env[name] = value;
  }
  return {
    ...env,
    GIT_DIR: gitDir,
    GIT_WORK_TREE: gitDir,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ALLOC_LIMIT: mostMemory,
  };
}
