/** How a person starts the program, by where it lies and what a shell finds. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { ownCommand, type Start, withCommand } from "../../src/output/own-command.js";

const scratch = mkdtempSync(join(realpathSync(tmpdir()), "report-hook-own-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const repository = join(scratch, "repository");
const tools = join(scratch, "tools");
mkdirSync(join(repository, ".git"), { recursive: true });
mkdirSync(join(repository, "reports"));
mkdirSync(tools);
symlinkSync(process.execPath, join(tools, "node"));
writeFileSync(join(tools, "npx"), "");

function put(path: string, text = ""): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function command(script: string, told: Partial<Start> = {}, folder = repository): string {
  return ownCommand(folder, { script, node: process.execPath, path: [tools], plugAndPlay: false, ...told });
}

describe("the command as it is started here", () => {
  const installed = put(join(repository, "node_modules/report-hook/dist/cli.js"));
  mkdirSync(join(repository, "node_modules/.bin"));
  symlinkSync(installed, join(repository, "node_modules/.bin/report-hook"));

  it("is npx's for a package of the repository, from any folder of it", () => {
    assert.equal(command(installed), "npx --no-install report-hook");
    assert.equal(command(installed, {}, join(repository, "reports")), "npx --no-install report-hook");
  });

  it("is pnpm's or Yarn's where that has installed the package, and the program itself from a folder below", () => {
    for (const [lock, program, start] of [
      ["yarn.lock", "yarn", "yarn report-hook"],
      ["pnpm-lock.yaml", "pnpm", "pnpm exec report-hook"],
    ] as const) {
      put(join(repository, lock));
      put(join(scratch, program, program));
      const told = { path: [tools, join(scratch, program)] };
      assert.equal(command(installed, told), start);
      assert.equal(command(installed, told, join(repository, "reports")), "../node_modules/.bin/report-hook");
      rmSync(join(repository, lock));
    }
  });

  it("is the package's own program where there is no npx", () =>
    assert.equal(command(installed, { path: [] }, join(repository, "reports")), "../node_modules/.bin/report-hook"));

  it("is a name for one on PATH, a link or a short script", () => {
    const script = put(join(scratch, "global/report-hook/dist/cli.js"));
    const links = join(scratch, "links");
    mkdirSync(links);
    symlinkSync(script, join(links, "report-hook"));
    assert.equal(command(script, { path: [tools, links] }), "report-hook");
    const shims = join(scratch, "shims");
    put(join(shims, "report-hook"), `#!/bin/sh\nexec node '${script}' "$@"\n`);
    assert.equal(command(script, { path: [shims] }), "report-hook");
  });

  it("is a path where only a hook finds it: pre-commit's environment, another folder", () => {
    const folder = join(scratch, "cache/pre-commit/repo1/node_env-default");
    const script = put(join(folder, "lib/node_modules/report-hook/dist/cli.js"));
    mkdirSync(join(folder, "bin"));
    symlinkSync(script, join(folder, "bin/report-hook"));
    assert.equal(command(script, { path: [join(folder, "bin/"), tools] }), `node ${script}`);
    assert.equal(command(script, { path: [] }), `${process.execPath} ${script}`);
    const built = join(scratch, "prek/hooks/node-abc");
    const other = put(join(built, "lib/node_modules/report-hook/dist/cli.js"));
    put(join(built, "bin/report-hook"), `#!/bin/sh\nexec node '${other}' "$@"\n`);
    assert.equal(command(other, { path: [join(built, "bin/"), tools] }), `node ${other}`);
  });

  it("is a path from the person's folder for one that is kept in the repository", () => {
    const script = put(join(repository, ".report-hook/report-hook.js"));
    assert.equal(command(script), "node .report-hook/report-hook.js");
    assert.equal(command(script, {}, join(repository, "reports")), "node ../.report-hook/report-hook.js");
  });

  it("is Yarn's where that keeps no files", () => assert.equal(command("", { plugAndPlay: true }), "yarn report-hook"));

  it("is that of Yarn's whole project from one of its other packages", () => {
    const project = join(scratch, "project");
    put(join(project, ".pnp.cjs"));
    put(join(project, "package.json"));
    put(join(project, "client/package.json"));
    assert.equal(command("", { plugAndPlay: true }, project), "yarn report-hook");
    assert.equal(command("", { plugAndPlay: true }, join(project, "client")), "yarn run --top-level report-hook");
  });

  it("stands in texts in place of the name, where that is a command", () =>
    assert.equal(
      withCommand("report-hook: see report-hook --help, report-hook class x or report-hook explain x", () => "npx it"),
      "report-hook: see npx it --help, npx it class x or npx it explain x",
    ));
});
