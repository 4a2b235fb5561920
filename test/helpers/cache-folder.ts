import { afterEach, beforeEach } from "node:test";
import { newFolder } from "./repo.js";

/** Gives each test of a file a cache folder of the person's own that is new, and the one that was there back. */
export function withNewCacheFolders(): void {
  const own = process.env.XDG_CACHE_HOME;
  beforeEach(() => {
    process.env.XDG_CACHE_HOME = newFolder();
  });
  afterEach(() => {
    if (own === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = own;
  });
}
