import { existsSync } from "node:fs";
import { join } from "node:path";
import { vendorFolder } from "../config/config.js";
import { ordinaryText } from "../system/ordinary-file.js";
import { version } from "../version.js";

export const manifestName = "manifest.json";

/** The file there that people start. */
export const launcher = "report-hook.js";

const mostBytes = 1024 * 1024;

/** What lies in it. */
export interface VendorManifest {
  readonly version: string;
  /** SHA-256 of each file, by its path from the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Whether a repository keeps report-hook among its own files. */
export function isVendored(top: string): boolean {
  return existsSync(join(top, vendorFolder, manifestName));
}

/**
 * The version that a repository keeps among its files, where that is older than the one that runs; null else.
 *
 * @param top the repository's
 */
export function olderVendored(top: string): string | null {
  const kept = vendoredVersion(top);
  return kept !== null && isOlder(kept, version) ? kept : null;
}

/** The same where it is newer. */
export function newerVendored(top: string): string | null {
  const kept = vendoredVersion(top);
  return kept !== null && isOlder(version, kept) ? kept : null;
}

function vendoredVersion(top: string): string | null {
  // The repository may be anybody's.
  const text = ordinaryText(join(top, vendorFolder, manifestName), top, mostBytes);
  return readVendorManifest(text)?.version ?? null;
}

function isOlder(version: string, than: string): boolean {
  const [ours = [], theirs = []] = [version, than].map((one) => one.split(".").map(Number));
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  return at >= 0 && Number(ours[at]) < Number(theirs[at]);
}

/** Null where a text is no manifest of ours: no file is named by it that does not lie in the folder. */
export function readVendorManifest(text: string | null): VendorManifest | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("files" in value) || !("version" in value)) return null;
    const files = Object.entries(Object(value.files)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && isPlainPath(entry[0]),
    );
    return { version: String(value.version), files: Object.fromEntries(files) };
  } catch {
    return null;
  }
}

function isPlainPath(path: string): boolean {
  return path.split("/").every((part) => /^\.?[\w-][\w.-]*$/.test(part));
}
