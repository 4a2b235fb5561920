import { join } from "node:path";
import { parse } from "jsonc-parser";
import type { Draft } from "./draft.js";
import type { Place } from "./model.js";

export type Manifest = Readonly<Record<string, unknown>>;

/** The repository's `package.json`. */
export function manifestFile(place: Place): string {
  return join(place.top, "package.json");
}

/** What the repository's `package.json` says; null where there is none. */
export function readManifest(place: Place, draft: Draft): Manifest | null {
  const text = draft.read(manifestFile(place));
  const value: unknown = text === null ? null : parse(text);
  return typeof value === "object" && value !== null ? (value as Manifest) : null;
}

/** Whether a `package.json` asks for a package. */
export function dependsOn(manifest: Manifest, name: string): boolean {
  return ["dependencies", "devDependencies", "optionalDependencies"].some((key) => name in Object(manifest[key]));
}
