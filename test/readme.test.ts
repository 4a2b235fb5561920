/** The README says what the command says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { table } from "../src/cli/command-table.js";
import { generalHelp } from "../src/cli/help.js";
import { managerNames } from "../src/install/managers.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

it("lists the commands and options as --help does", async () => {
  const [, ...usage] = (await generalHelp(table)).split("\n\n");
  assert.ok(
    readme.includes(`\`\`\`text\n${usage.join("\n\n")}\n\`\`\``),
    "README.md, Commands: copy what report-hook --help prints",
  );
});

it("leads to the page of every hook manager", () => {
  const missing = managerNames.filter((name) => !readme.includes(`(docs/managers/${name}.md)`));
  assert.deepEqual(missing, []);
});
