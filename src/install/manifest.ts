import { join } from "node:path";
import { parse } from "jsonc-parser";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";

export type Manifest = Readonly<Record<string, unknown>>;

/** The repository's `package.json`. */
export function manifestFile(repository: FoundRepository): string {
  return join(repository.top, "package.json");
}

/** What the repository's `package.json` says; null where there is none. */
export function readManifest(repository: FoundRepository, plan: Plan): Manifest | null {
  const text = plan.read(manifestFile(repository));
  const value: unknown = text === null ? null : parse(text);
  return typeof value === "object" && value !== null ? (value as Manifest) : null;
}

/** Whether a `package.json` asks for a package. */
export function dependsOn(manifest: Manifest, name: string): boolean {
  return ["dependencies", "devDependencies", "optionalDependencies"].some((key) => name in Object(manifest[key]));
}
