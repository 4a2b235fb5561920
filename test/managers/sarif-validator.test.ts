/** Microsoft's validator for SARIF, with the published schema and the rules of GitHub's code scanning. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { sarifPrinter } from "../../src/output/sarif.js";
import { newFolder } from "../helpers/repo.js";
import { checked, finding, printed, unread } from "../helpers/run.js";
import { installed } from "./story.js";

const tools = newFolder("tools");
const validator = join(tools, "node_modules", "@microsoft", "sarif-multitool-linux");
const there =
  process.platform === "linux" && installed(tools, "@microsoft/sarif-multitool-linux") && existsSync(validator);
const skip = there ? false : "the validator cannot be installed here";

const nowhere = { line: null, column: null, endLine: null, endColumn: null, question: null };
const levels = (["error", "warning", "note"] as const).map((level) => finding({ level }));
const log = printed(sarifPrinter("1.2.3"), [checked([...levels, finding(nowhere)]), checked(), unread("a b/#c.md")]);

describe("SARIF", { skip }, () => {
  it("fits the published schema", () => {
    const schema = JSON.parse(readFileSync(join(validator, "sarif-2.1.0.json"), "utf8"));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    assert.ok(validate(JSON.parse(log)), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...JSON.parse(log), version: "2.0.0" }), "the schema takes anything");
  });

  it("passes the validator", () => {
    const file = join(tools, "run.sarif");
    writeFileSync(file, log);
    const program = join(validator, "Sarif.Multitool");
    chmodSync(program, 0o755);
    const args = ["validate", file, "--rule-kind", "Sarif;Ghas", "--output", join(tools, "out.sarif")];
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
    const said = execFileSync(program, args, { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] });
    assert.match(said, /1 files scanned/);
    assert.doesNotMatch(said, /: error /);
  });
});
