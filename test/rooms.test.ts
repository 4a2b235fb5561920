/**
 * The house: which folder of src/ may import which, and which of them touch the world.
 * docs/architecture.md draws the same picture.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix, sep } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Text in, values out. */
const pure = ["report", "template", "course", "match", "rules", "fix", "page", "editor", "groups"];

const meaning = ["report", "template", "course", "match", "rules", "fix", "page"];
const shared = ["config", "result", "version", "system"];

/** What each room, and each file beside the rooms, may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  report: [],
  template: ["report"],
  course: ["report", "template"],
  match: ["report", "template", "course"],
  rules: ["report", "template", "course", "match"],
  fix: ["report", "template", "course", "match", "rules"],
  page: ["report", "template", "course", "match"],
  editor: ["report", "template", "course", "match", "rules", "fix"],
  groups: ["report", "template", "course", "match", "rules"],
  version: [],
  result: ["report", "template", "course", "match", "rules"],
  config: ["report", "template", "course", "match", "rules", "result", "system"],
  index: [...meaning, ...shared],
  system: [],
  git: ["system"],
  state: ["system"],
  disk: [...meaning, ...shared, "groups", "git", "state"],
  output: [...meaning, ...shared, "git", "state"],
  install: [...meaning, ...shared, "groups", "git", "state", "disk", "output"],
  commit: [...meaning, ...shared, "groups", "git", "state", "disk", "output"],
  live: [...meaning, ...shared, "groups", "editor", "git", "state", "disk", "output", "commit"],
  commands: [...meaning, ...shared, "groups", "editor", "git", "state", "disk", "output", "install", "commit", "live"],
  cli: [
    ...meaning,
    ...shared,
    "groups",
    "editor",
    "git",
    "state",
    "disk",
    "output",
    "install",
    "commit",
    "live",
    "commands",
  ],
};

/** Arrows that still run back up, each to be turned; the list only shrinks. */
const stillUp: readonly string[] = [];

/** The only files beside the rooms. */
const besideTheRooms = ["index", "result", "version"];

/** Computes; touches nothing. */
const harmlessModules = ["node:crypto"];

interface Source {
  /** From src/, with `/` between parts. */
  readonly file: string;
  readonly room: string;
  readonly imports: readonly string[];
  /** The code without comments and types. */
  readonly code: string;
}

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => file.endsWith(".ts"))
  .map(readSource);

describe("rooms", () => {
  it("finds files in every pure room", () => {
    for (const room of pure)
      assert.ok(
        sources.some((source) => source.room === room),
        `src/${room} is empty`,
      );
  });

  it("reads every way of importing", () => {
    const code = `import a from "a"; import type { B } from "b"; import "c"; export * from "d";
      export { e } from "./e.js"; const f = await import("f"); import {
        g,
      } from 'g'; const h = require("h");`;
    assert.deepEqual(importsOf(code), ["a", "b", "c", "d", "./e.js", "f", "g", "h"]);
  });

  it("lets arrows run one way only", () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .map((specifier) => importedRoom(source, specifier))
        .filter((room) => room !== null && room !== source.room && !(mayImport[source.room]?.includes(room) ?? false))
        .map((room) => `src/${source.file} imports ${room}`),
    );
    assert.deepEqual([...new Set(wrong)].sort(), stillUp);
  });

  it("holds files that import each other in no circle, types included", () => {
    const imported = new Map(sources.map((source) => [source.file, filesImportedBy(source)]));
    const circles = sources.filter(({ file }) => reachable(file, imported).has(file)).map(({ file }) => file);
    assert.deepEqual(circles, []);
  });

  it("are drawn in docs/architecture.md as they are", () => {
    const drawn = drawnArrows();
    for (const [room, allowed] of Object.entries(mayImport)) {
      if (besideTheRooms.includes(room)) continue;
      const rooms = allowed.filter((other) => !besideTheRooms.includes(other));
      const direct = drawn.get(room) ?? [];
      assert.deepEqual([direct.filter((other) => !rooms.includes(other)), room], [[], room], "drawn, and not allowed");
      const reached = reachable(room, drawn);
      assert.deepEqual([rooms.filter((other) => !reached.has(other)), room], [[], room], "allowed, and not drawn");
    }
  });

  it("keeps files, git, clock and process out of the pure rooms", () => {
    const wrong = pureSources().flatMap((source) =>
      source.imports.filter(touchesTheWorld).map((specifier) => `src/${source.file} imports ${specifier}`),
    );
    assert.deepEqual(wrong, []);
  });

  it("keeps globals that know time, chance, network or the process out of the pure rooms", () => {
    const worldly =
      /\b(?:process\.|Date\.now|new Date\b|Math\.random|performance\.|fetch\(|set(?:Timeout|Interval)\(|console\.|globalThis\b)/;
    const wrong = pureSources().flatMap((source) => {
      const found = worldly.exec(source.code);
      return found === null ? [] : [`src/${source.file} uses ${found[0]}`];
    });
    assert.deepEqual(wrong, []);
  });

  it("runs git in git/ alone; a hook manager's own command and the browser each in one place", () => {
    const runners = sources.filter((source) =>
      source.imports.some((path) => /^(node:)?child_process$|^simple-git$/.test(path)),
    );
    assert.deepEqual(
      runners.filter((source) => source.room !== "git").map((source) => source.file),
      ["install/tools.ts", "live/browser.ts"],
    );
  });

  it("exits in the command alone", () => {
    const exits = sources.filter((source) => /\bprocess\.exit(?:Code)?\b/.test(source.code));
    assert.deepEqual(
      exits.filter((source) => source.room !== "cli").map((source) => source.file),
      [],
    );
  });
});

/** The arrows of the picture: what each of its boxes leads to. */
function drawnArrows(): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(join(src, "..", "docs", "architecture.md"), "utf8");
  const arrows = new Map<string, readonly string[]>();
  for (const [, from = "", to = ""] of page.matchAll(/^ +([\w &]+) --> ([\w &]+)$/gm)) {
    for (const box of from.split(" & ")) arrows.set(box, [...(arrows.get(box) ?? []), ...to.split(" & ")]);
  }
  return arrows;
}

function reachable(box: string, arrows: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(arrows.get(box));
  for (const one of reached) for (const other of arrows.get(one) ?? []) reached.add(other);
  return reached;
}

function pureSources(): readonly Source[] {
  return sources.filter((source) => pure.includes(source.room));
}

function readSource(file: string): Source {
  const text = readFileSync(join(src, file), "utf8");
  const { code } = transformSync(text, { loader: "ts", legalComments: "none" });
  return { file, room: roomOf(file), imports: importsOf(text), code };
}

function roomOf(file: string): string {
  return (file.split("/")[0] ?? "").replace(/\.ts$/, "");
}

function importsOf(text: string): string[] {
  const statements = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;
  return [...text.matchAll(statements)].flatMap((match) => match[1] ?? []);
}

/** The files of src/ that one imports, as it is loaded or when it asks for them. */
function filesImportedBy({ file }: Source): readonly string[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/(?:^(?:import|export) [^;]*?from |\bimport\()"(\.[^"]+)\.js"/gms)].map(
    ([, path = ""]) => `${posix.join(posix.dirname(file), path)}.ts`,
  );
}

/** The room of src/ that `specifier` leads to from `source`; null where it leads elsewhere. */
function importedRoom(source: Source, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const target = posix.join(posix.dirname(source.file), specifier);
  return target.startsWith("..") ? null : roomOf(target.replace(/\.js$/, ".ts"));
}

function touchesTheWorld(specifier: string): boolean {
  if (specifier === "simple-git") return true;
  return isBuiltin(specifier) && !harmlessModules.includes(specifier);
}
