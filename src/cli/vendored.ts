/**
 * `.report-hook/report-hook.js`: the command as it lies in a repository that keeps it among its own files. It starts nothing where one of those files is
 * not as `init --vendor` put it there: a merge that went wrong, a formatter, or somebody's edit.
 */
import "./old-node.js";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { orWithout } from "../output/anyway.js";

const folder = import.meta.dirname;
const changed = changedFile();

if (changed === null) createRequire(import.meta.filename)(join(folder, "dist", "cli.js"));
else {
  const back = "git checkout HEAD -- :/.report-hook brings it back";
  const renew =
    "where it is so in HEAD too, such as after a formatter, keep that off .report-hook and renew it by init --vendor of an installed report-hook";
  process.stderr.write(
    `report-hook: .report-hook/${changed} is not the file that was put there: ${back}; ${renew} ${orWithout}\n`,
  );
  process.exitCode = 2;
}

/** The first file that is missing or has another hash than the manifest says; null where all are right. */
function changedFile(): string | null {
  const manifest = "manifest.json";
  try {
    const { files } = JSON.parse(readFileSync(join(folder, manifest), "utf8")) as { files: Record<string, string> };
    return Object.keys(files).find((file) => hashOf(file) !== files[file]) ?? null;
  } catch {
    return manifest;
  }
}

function hashOf(file: string): string | null {
  try {
    return createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("base64url")
      .slice(0, 22);
  } catch {
    return null;
  }
}
