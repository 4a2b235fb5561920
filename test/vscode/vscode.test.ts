/** VS Code itself, with the packed extension, on a real report: what it shows is what the commit then says. */
import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { browserForTests, skip as withoutBrowser } from "../browser/browser.js";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { emptyRepo, newFolder, newRepo, ownEnvironment, type Repo, reportPath } from "../helpers/repo.js";
import { type CodeServer, packExtension, startCodeServer, until, skip as withoutServer } from "./code-server.js";
import { type EditorWindow, windowOn } from "./window.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
/** This project's own report, in which every answer is within its limits. */
const report = readFileSync(join(project, reportPath), "utf8");
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

describe("VS Code", { skip: withoutBrowser || withoutServer }, () => {
  let server: CodeServer;
  before(async () => {
    server = await startCodeServer(packExtension(), ownEnvironment());
  });
  after(() => server?.end());
  const browser = browserForTests();
  const open = async (repo: Repo): Promise<EditorWindow> => windowOn(await server.open(browser(), repo.folder));

  it("runs nothing of a folder that is not trusted, and its own report-hook once it is", async () => {
    const repo = await newRepo();
    const ran = "node_modules/report-hook/dist/ran";
    repo.write("fsmonitor.sh", "#!/bin/sh\ntouch ran-fsmonitor\n");
    repo.write("node_modules/report-hook/dist/cli.js", 'require("node:fs").writeFileSync(__dirname + "/ran", "");\n');
    repo.write("node_modules/report-hook/dist/lsp.js", "");
    await repo.run("chmod", "+x", "fsmonitor.sh");
    await repo.ok("config", "core.fsmonitor", join(repo.folder, "fsmonitor.sh"));
    repo.write(reportPath, broken(answered(template, 8, answer("kite")), 7));
    const window = await open(repo);
    await window.openFile("README.md");
    await window.status("1 of 27");
    await window.press("Control+Shift+M");
    await window.problems.getByText("template/answer-line-missing").waitFor();
    assert.ok(!repo.has(ran) && !repo.has("ran-fsmonitor"), "it ran the folder's code");

    await trust(window);
    await until(() => repo.has(ran));
    await window.page.close();
  });

  it("shows what the commit will say, fixes it, and the commit goes through", async () => {
    const repo = await reportRepo();
    const long = answered(broken(report, 7), 8, answer("kite", 230));
    repo.write(reportPath, long);
    assert.equal((await repo.git("commit", "-am", "Polish")).code, 1);

    const window = await open(repo);
    await trust(window);
    await window.openFile("README.md");
    await window.status("25 of 27");
    await window.press("Control+Shift+M");
    const rule = window.problems.getByText("template/answer-line-missing");
    await rule.waitFor();
    await window.problems.getByText("answer/too-long").waitFor();

    await rule.click({ modifiers: ["ControlOrMeta"] });
    await window.page.locator('.tab[data-resource-name="answer-line-missing.md"]').waitFor();
    await window.page.locator('.tab[data-resource-name="README.md"]').click();

    await window.problems.getByText("the `Answer:` line is missing").first().click();
    await window.status("Q7 no answer line");
    await window.press("Control+.");
    const fix = window.page.getByText(/^Fix in question 7/).first();
    await fix.waitFor();
    if (process.env.PICTURE !== undefined) {
      // Until what fades in is there.
      await window.page.waitForTimeout(2000);
      await window.page.screenshot({ path: process.env.PICTURE, type: "jpeg", quality: 70 });
    }
    await fix.click();
    await window.status("26 of 27");

    await window.goToLine(lineOf(report, "### Question 8\n"));
    await window.status("Q8 230/100–200");
    await window.page.locator(".codelens-decoration", { hasText: "230 of 100–200 words · 30 words over" }).waitFor();
    await window.runCommand("Show or Focus Hover");
    await window.page
      .locator(".monaco-hover", { hasText: "Which share of your lines do the tests reach" })
      .first()
      .waitFor();

    await window.goToLine(
      lineOf(report, "### Question 8\n") + lineOf(long.slice(long.indexOf("### Question 8\n")), "kite0") - 1,
    );
    await window.press("Control+L");
    await window.type(`${answer("kite", 130)}\n\n![A kite](figures/`);
    await window.press("Control+Space");
    await window.page.locator(".suggest-widget .monaco-list-row", { hasText: "kite.png" }).click();
    await window.type(")\n");
    await window.status("27 of 27");
    await window.page.getByText("No problems have been detected").waitFor();

    await window.runCommand("report-hook: Open the Preview Beside");
    const figure = window.webview.locator("#question-8 img");
    await figure.scrollIntoViewIfNeeded();
    await until(() => figure.evaluate((one) => (one as HTMLImageElement).naturalWidth > 0));
    await window.press("Control+S");
    await until(() => repo.read(reportPath).includes("![A kite](figures/kite.png)"));
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Polish");
    assert.equal(await repo.ok("status", "--porcelain"), "");
    await window.page.close();
  });
});

/** A repository with this project's own report, and with report-hook as npm installs it. */
async function reportRepo(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false, name: "kites" });
  // The page is made by the first commit: this project's own has another configuration.
  const filter = (file: string): boolean => !file.endsWith(".html");
  cpSync(join(project, "reports"), join(repo.folder, "reports"), { recursive: true, filter });
  cpSync(join(project, "reports/figures/gates.png"), join(repo.folder, "reports/figures/kite.png"));
  repo.write("package.json", '{ "private": true }\n');
  repo.write(".gitignore", "node_modules/\n*.tgz\npackage*.json\n");
  const packed = newFolder("packed");
  await finish(repo, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", packed, project);
  await finish(
    repo,
    "npm",
    "install",
    "--silent",
    "--no-save",
    ...readdirSync(packed).map((name) => join(packed, name)),
  );
  await finish(repo, "npx", "--no-install", "report-hook", "init", "--manager", "git");
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  return repo;
}

async function finish(repo: Repo, program: string, ...args: readonly string[]): Promise<void> {
  const { code, out } = await repo.run(program, ...args);
  assert.equal(code, 0, `${program} ${args.join(" ")}: ${out}`);
}

async function trust(window: EditorWindow): Promise<void> {
  await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
  await window.page.getByRole("button", { name: "Trust", exact: true }).click();
  await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ state: "hidden" });
}
