import { existsSync, realpathSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Unread } from "../result.js";
import { inRealFolder } from "../system/inside.js";
import { isFolder } from "./is-folder.js";
import { type KnownProjects, namedFile, standardInput } from "./named-file.js";
import { expectedReport, reportsBelow, reportsInFolder } from "./reports-in-folder.js";
import { isTarget, type Target } from "./target.js";

/** What a person named, or a folder in one that they named: where to look for reports, with nothing read of it yet. */
export interface NamedPlace {
  /** As shown to the person. */
  readonly path: string;
  /** A file; a folder and what is right below it; or a folder in one that was named, whose path without symbolic links is `root`. */
  readonly kind: "file" | "folder" | "below";
  readonly root: string;
}

/**
 * The places that names stand for, each once: files as they are, and of a folder without a report of its own each folder right below it (clones
 * side by side, whether anything is checked out in them or not).
 */
export async function placesNamed(names: readonly string[], configPath: string | null): Promise<readonly NamedPlace[]> {
  const places: NamedPlace[] = [];
  for (const path of names) {
    const isPlace = path !== standardInput && (await isFolder(resolve(path)));
    places.push(...(isPlace ? await placesIn(path, configPath) : [{ path, kind: "file", root: "" } as const]));
  }
  return onceEach(places, ({ path }) => path);
}

/** The same without what is there a second time under another name. */
function onceEach<One>(all: readonly One[], pathOf: (one: One) => string): readonly One[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.size < seen.add(realPlace(pathOf(one))).size);
}

/** By what a place is known whatever it is called: its absolute path, with the links of its folder followed. */
export function realPlace(path: string): string {
  const file = resolve(path);
  try {
    return inRealFolder(file);
  } catch {
    // Its folder is not there.
    return file;
  }
}

async function placesIn(path: string, configPath: string | null): Promise<readonly NamedPlace[]> {
  const root = realpathSync(path);
  const own: NamedPlace = { path, kind: "folder", root };
  if ((await reportsInFolder(path, root, null, configPath)).length > 0) return [own];
  const below: NamedPlace[] = [];
  const inOrder = new Intl.Collator("en", { numeric: true }).compare;
  // One that may not be read says so in its place.
  for (const name of (await readdir(path).catch(() => [])).sort(inOrder)) {
    const inner = join(path, name);
    if (name.startsWith(".") || name === "node_modules" || !(await isFolder(inner))) continue;
    below.push({ path: inner, kind: "below", root });
  }
  for (const one of below) if ((await reportsAt(one, configPath)).some(isTarget)) return below;
  const isClone = (folder: string): boolean => existsSync(join(folder, ".git"));
  return !isClone(path) && below.some((one) => isClone(one.path)) ? below : [own];
}

/** The reports of a place, as its configuration names them; what cannot be looked at is in the list with the reason. */
export async function reportsAt(
  { path, kind, root }: NamedPlace,
  configPath: string | null,
  known: KnownProjects = new Map(),
): Promise<readonly (Target | Unread)[]> {
  if (kind === "below") return reportsBelow(path, root, configPath);
  if (kind === "file") return [await namedFile(path, configPath, known)];
  const own = await reportsInFolder(path, realpathSync(path), null, configPath);
  if (own.length > 0) return own;
  return [{ path, error: `a folder without a report; name a report, or a folder that holds ${expectedReport}` }];
}

/**
 * The reports that a person names: files as they are, and in a folder those that its configuration names, there or in the
 * folders right below it (clones side by side); `-` is a report on standard input. What cannot be looked at is in the list with the reason.
 */
export async function reportsNamed(
  names: readonly string[],
  configPath: string | null,
): Promise<readonly (Target | Unread)[]> {
  return reportsAtEach(await placesNamed(names, configPath), configPath);
}

/** The reports of several places, one after the other, each once. */
export async function reportsAtEach(
  places: readonly NamedPlace[],
  configPath: string | null,
): Promise<readonly (Target | Unread)[]> {
  const found: (Target | Unread)[] = [];
  const known: KnownProjects = new Map();
  for (const place of places) found.push(...(await reportsAt(place, configPath, known)));
  return onceEach(found, (one) => (isTarget(one) ? one.file : one.path));
}
