import { createHash } from "node:crypto";
import { join } from "node:path";
import { vendorFolder } from "../config/config.js";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";
import { manifestName, readVendorManifest } from "./vendor-manifest.js";

/** Plans to take the files out; one that is not as it was put there stays. */
export function removeVendored(repository: FoundRepository, plan: Plan): void {
  const folder = join(repository.top, vendorFolder);
  const manifest = readVendorManifest(plan.read(join(folder, manifestName)));
  if (manifest === null) return;
  for (const [path, hash] of Object.entries(manifest.files)) {
    const file = join(folder, path);
    const text = plan.peek(file);
    if (text === null) continue;
    if (hashOf(text) === hash) plan.write(file, null, "report-hook itself");
    else plan.remark(`${vendorFolder}/${path} stays, since it was changed: remove it if you no longer need it`);
  }
  plan.write(join(folder, manifestName), null, "which files these are");
}

/** As `report-hook.js` asks for it: 132 bits of SHA-256, since there are nearly two hundred of them. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
