/** Neovim with its own language client, on a real report: what it shows is what the commit says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder, newRepo, reportPath } from "../helpers/repo.js";

const skip = spawnSync("nvim", ["--version"]).status === 0 ? false : "no Neovim: install it";

/** What docs/editors.md tells people to put into their `init.lua`. */
function documented(): string {
  const document = readFileSync(fileURLToPath(new URL("../../docs/editors.md", import.meta.url)), "utf8");
  const [, lua] = /^## Neovim\n[^#]*?```lua\n(.*?)```/ms.exec(document) ?? [];
  assert.ok(lua !== undefined, "docs/editors.md has no settings for Neovim");
  return lua;
}

describe("Neovim", { skip }, () => {
  it("shows the finding, applies its fix, and the commit goes through", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(answered(template, 8, answer("kite")), 7));
    const stopped = await repo.git("commit", "-am", "Answer question 8");
    assert.equal(stopped.code, 1, stopped.out);
    const script = join(import.meta.dirname, "neovim.lua");
    const settings = join(newFolder(), "init.lua");
    writeFileSync(settings, `dofile("${join(import.meta.dirname, "older-neovim.lua")}")\n${documented()}`);
    const { out } = await repo.run(
      "nvim",
      "--headless",
      "--clean",
      "-u",
      settings,
      reportPath,
      "-c",
      `luafile ${script}`,
    );
    assert.match(out, /^\d+ template\/answer-line-missing the `Answer:` line is missing/m);
    assert.match(out, /^action: Fix in question 7/m);
    assert.match(out, /^left: 0$/m);
    await repo.ok("commit", "-am", "Answer question 8");
    assert.equal((await repo.git("status", "--porcelain")).stdout, "");
  });
});
