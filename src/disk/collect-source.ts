import { existsSync } from "node:fs";
import { join } from "node:path";
import { gitDirToFetchFrom } from "../git/foreign-objects.js";
import { isFolder } from "../groups/list.js";
import { isFailure } from "../result.js";
import { Refusal } from "../system/refusal.js";
import { namedRepository } from "./named-repository.js";

/** Where a hand-in is fetched from. */
export interface CollectSource {
  readonly url: string;
  /** Null: what its address has checked out. */
  readonly branch: string | null;
}

/**
 * Where to fetch from for an address of a list: a clone in a folder is read as any that is named, and never by a git that works in it. Throws a `Refusal`
 * where it cannot be.
 */
export function sourceOf(url: string, branch: string | null): CollectSource {
  const isClone = isFolder(url) && existsSync(join(url, ".git"));
  if (!isClone) return { url, branch };
  const named = namedRepository(url, url, branch);
  if (isFailure(named)) throw new Refusal(named.failure);
  if (named?.through == null) throw new Refusal("its .git is no repository, or leads elsewhere");
  return { url: gitDirToFetchFrom(named.through), branch: null };
}
