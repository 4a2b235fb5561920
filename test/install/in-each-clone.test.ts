import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { inEachClone } from "../../src/install/in-each-clone.js";
import { newFolder } from "../helpers/repo.js";

/** Who starts the hook in a repository, and what its clones need. */
const cases: readonly (readonly [files: Readonly<Record<string, string>>, command: string])[] = [
  [{}, "git config core.hooksPath .report-hook/hooks"],
  [{ ".pre-commit-config.yaml": "entry: sh .report-hook/hooks/pre-commit" }, "pre-commit install"],
  [{ ".pre-commit-config.yaml": "repos: []" }, "git config core.hooksPath .report-hook/hooks"],
  [{ "lefthook.yml": "run: sh .report-hook/hooks/pre-commit" }, "lefthook install"],
  [{ ".husky/pre-commit": "sh .report-hook/hooks/pre-commit" }, "npm install"],
  [{ ".husky/pre-commit": "sh .report-hook/hooks/pre-commit", "pnpm-lock.yaml": "" }, "pnpm install"],
  [
    { "package.json": '{ "simple-git-hooks": { "pre-commit": "sh .report-hook/hooks/pre-commit" } }' },
    "npx simple-git-hooks",
  ],
  [
    { "package.json": '{ "lint-staged": { "*.md": "sh .report-hook/hooks/pre-commit" } }', "yarn.lock": "" },
    "yarn install",
  ],
];

describe("what is run once in each clone", () => {
  for (const [files, command] of cases) {
    it(`is ${command} with ${Object.keys(files).join(" and ") || "git alone"}`, () => {
      const top = newFolder("clone");
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(top, path)), { recursive: true });
        writeFileSync(join(top, path), text);
      }
      assert.equal(inEachClone(top), command);
    });
  }
});
