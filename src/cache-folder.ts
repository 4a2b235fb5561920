import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The person's own folder for what only saves time, outside every repository: what lies in it is trusted, so a relative
 * `XDG_CACHE_HOME`, which could lead into a repository, does not count, as the XDG specification has it.
 */
export function cacheFolder(): string {
  const named = process.env.XDG_CACHE_HOME ?? "";
  return join(isAbsolute(named) ? named : join(homedir(), ".cache"), "report-hook");
}
