/** The built command as tests run it: a copy, so that a build meanwhile does not matter. */
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Names the folder that `npm test` has prepared for all test files, with the command and what V8 compiled of it. */
export const sharedFolderVariable = "TESTS_OF_REPORT_HOOK";

export interface Installed {
  /** A folder for PATH, with `report-hook` in it. */
  readonly bin: string;
  /** The file that Node runs. */
  readonly command: string;
  /** Where V8's compiled code is kept from run to run. */
  readonly compiled: string;
}

/** Where the command stands below a folder that it was put into. */
export function installedIn(folder: string): Installed {
  return {
    bin: join(folder, "bin"),
    command: join(folder, "dist", "cli.js"),
    compiled: join(folder, "compiled"),
  };
}

/** Puts a copy of the built command into an empty folder. */
export function installInto(folder: string): Installed {
  if (!existsSync(join(project, "dist/cli.js"))) throw new Error("dist/cli.js is not built: run `npm run build` first");
  const installed = installedIn(folder);
  for (const part of ["dist", "docs/rules", "hooks", "schema", "templates", "LICENSE"])
    cpSync(join(project, part), join(folder, part), { recursive: true });
  mkdirSync(installed.bin);
  mkdirSync(installed.compiled);
  writeFileSync(join(installed.bin, "report-hook"), `#!/bin/sh\nexec node '${installed.command}' "$@"\n`);
  chmodSync(join(installed.bin, "report-hook"), 0o755);
  return installed;
}
