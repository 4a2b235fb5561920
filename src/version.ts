import { join } from "node:path";
import about from "../package.json" with { type: "json" };

/** The version of this tool, as its package states it. */
export const version: string = about.version;

/** The folder of a part of the installed package (`docs`, `hooks`, `templates`), absolute: this file and the built command both lie one below the package's own. */
export function packageFolder(name: string): string {
  return join(import.meta.dirname, "..", name, "/");
}
