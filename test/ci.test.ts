/** The action and the documented workflows, as far as they can be run without GitHub. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { choose } from "../src/cli/choose-command.js";
import { table } from "../src/cli/command-table.js";
import { withHook } from "../src/install/hook-script.js";
import { managerNames } from "../src/install/managers.js";
import { isFailure } from "../src/result.js";
import { answer, answered, broken, template } from "./helpers/answers.js";
import { newRepo, reportPath } from "./helpers/repo.js";

const project = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), "utf8");
const blocks = (path: string, language: string): string[] =>
  [...read(path).matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, of, text = ""]) => (of === language ? [text] : []));

describe("the action", () => {
  const action = parse(read("action.yml"));
  const step = action.runs.steps.at(-1);

  /** Runs the action's last step as a runner would, after its build. */
  function check(folder: string, env: Readonly<Record<string, string>>): string {
    try {
      const all = { ...process.env, GITHUB_ACTION_PATH: project, ARGUMENTS: "", BASE: "", ...env };
      return execFileSync("bash", ["-e", "-c", step.run], { cwd: folder, env: all, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  it("takes its inputs by variables, so that none of them becomes code", () => {
    assert.doesNotMatch(step.run, /\$\{\{/);
    const inputs = Object.values<string>(step.env).map((value) => /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1]);
    assert.deepEqual(inputs, Object.keys(action.inputs));
  });

  it("marks every line that is wrong in a whole report", async () => {
    const repo = await newRepo();
    const line = template.split("\n").findIndex((text) => text.includes("question 3 fill here")) + 1;
    assert.match(
      check(repo.folder, {}),
      new RegExp(`^::error file=reports/README.md,line=${line},.*answer/unfilled`, "m"),
    );
  });

  it("marks what a push to main has broken, and says what the course's checker makes of it", async () => {
    const repo = await newRepo();
    const before = await repo.ok("rev-parse", "HEAD");
    repo.write(reportPath, broken(template, 22));
    await repo.ok("commit", "--quiet", "--no-verify", "-am", "Break question 22");
    const marks = check(repo.folder, { BASE: before }).split("\n");
    const errors = marks.filter((text) => text.startsWith("::error"));
    assert.equal(errors.length, 1, errors.join("\n"));
    assert.match(errors[0] ?? "", /template\/answer-line-missing::Question 22/);
  });

  it("marks only what a pull request changes", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "--quiet", "-b", "branch");
    repo.write(reportPath, broken(answered(template, 3, answer("fine")), 4));
    await repo.ok("commit", "--quiet", "--no-verify", "-am", "Break question 4");
    const errors = check(repo.folder, { BASE: "main" })
      .split("\n")
      .filter((text) => text.startsWith("::error"));
    assert.equal(errors.length, 1, errors.join("\n"));
    assert.match(errors[0] ?? "", /template\/answer-line-missing/);
  });
});

describe("the documents", () => {
  it("tell of every hook manager", () => {
    assert.deepEqual(
      readdirSync(join(project, "docs/managers")).sort(),
      managerNames.map((name) => `${name}.md`).sort(),
    );
  });

  it("show what init writes into husky's script", () => {
    const shared = { installed: "packages", packageManager: "npm", reports: [], pages: [] } as const;
    for (const text of [null, "npx lint-staged\n"]) {
      const script = withHook(text, "pre-commit", shared, { runner: "sh -e", name: ".husky/pre-commit" });
      assert.ok(blocks("docs/managers/husky.md", "sh").includes(String(script)), String(script));
    }
  });

  const pages = ["docs/ci.md", ...managerNames.map((name) => `docs/managers/${name}.md`)];
  for (const page of pages) {
    it(`hold YAML and JSON that can be read: ${page}`, () => {
      for (const text of blocks(page, "yaml")) assert.doesNotThrow(() => parse(text), text);
      for (const text of blocks(page, "json")) assert.doesNotThrow(() => JSON.parse(text), text);
    });

    it(`call report-hook as it can be called: ${page}`, async () => {
      const calls = [
        ...read(page).matchAll(
          /(?:^|[`> ]|npx (?:--no-install )?)report-hook ((?:--?|init|uninstall|check)[^`|&>\n#<]*)/gm,
        ),
      ];
      for (const [, words = ""] of calls) {
        const request = await choose(words.trim().split(/\s+/), table);
        assert.ok(!isFailure(request), `${words}: ${JSON.stringify(request)}`);
      }
    });
  }
});
