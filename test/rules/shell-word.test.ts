import assert from "node:assert/strict";
import { test } from "node:test";
import { fileForGit } from "../../src/rules/shell-word.js";

test("a file is named from the repository's root, so that it is found from every folder", () => {
  assert.equal(fileForGit("reports/README.md"), ":/reports/README.md");
});

test("what a shell or git reads otherwise stands for itself", () => {
  const names = {
    "a b.png": "':/a b.png'",
    "$(touch pwned).png": "':(top,literal)$(touch pwned).png'",
    "figures/[1].png": "':(top,literal)figures/[1].png'",
    "a*.png": "':(top,literal)a*.png'",
    "!a.png": "':(top,literal)!a.png'",
    "it's.png": "':/it'\\''s.png'",
  };
  for (const [name, word] of Object.entries(names)) assert.equal(fileForGit(name), word);
});
