/** Emacs with eglot, on a real report: what it shows is what the commit says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder, newRepo, reportPath } from "../helpers/repo.js";

/** Where packages of Debian's lie: elpa-eglot and elpa-markdown-mode. */
const packages = "(require 'package)(package-initialize)(require 'eglot)(require 'markdown-mode)";
const skip =
  spawnSync("emacs", ["--batch", "-q", "--eval", `(progn ${packages})`]).status === 0
    ? false
    : "no Emacs with eglot and markdown-mode: install them";

/** What docs/editors.md tells people to put into their settings. */
function documented(): string {
  const document = readFileSync(fileURLToPath(new URL("../../docs/editors.md", import.meta.url)), "utf8");
  const [, lisp] = /^## Emacs\n[^#]*?```elisp\n(.*?)```/ms.exec(document) ?? [];
  assert.ok(lisp !== undefined, "docs/editors.md has no settings for Emacs");
  return lisp;
}

describe("Emacs", { skip }, () => {
  it("shows the finding, applies its fix, and the commit goes through", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(answered(template, 8, answer("kite")), 7));
    const stopped = await repo.git("commit", "-am", "Answer question 8");
    assert.equal(stopped.code, 1, stopped.out);
    const settings = join(newFolder(), "settings.el");
    writeFileSync(settings, `${packages}\n${documented()}`);
    const script = join(import.meta.dirname, "emacs.el");
    const { out } = await repo.run("timeout", "60", "emacs", "--batch", "-q", "-l", settings, "-l", script, reportPath);
    assert.match(out, /^\d+ report-hook \[template\/answer-line-missing\]: the `Answer:` line is missing/m);
    assert.match(out, /^action: Fix in question 7/m);
    await repo.ok("commit", "-am", "Answer question 8");
    assert.equal((await repo.git("status", "--porcelain")).stdout, "");
  });
});
