import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The person's own folder for what only saves time, outside every repository: what lies in it is trusted, so a relative
 * `XDG_CACHE_HOME`, which could lead into a repository, does not count, as the XDG specification has it.
 *
 * @returns null for a person without a home folder, as in a container that runs under a bare number
 */
export function cacheFolder(): string | null {
  const named = process.env.XDG_CACHE_HOME ?? "";
  if (isAbsolute(named)) return join(named, "report-hook");
  try {
    return join(homedir(), ".cache", "report-hook");
  } catch {
    return null;
  }
}
