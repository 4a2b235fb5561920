/**
 * `npm run pictures`: the README's picture again, after a change to what the demo prints or to how pages look. It shows the
 * demo's stopped commit and the example report's page, as Chromium draws them, on docs/pictures/report-hook.png.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { asHtml } from "./demo/ansi.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
if (executablePath === undefined) {
  console.error("no Chromium: install it, or name it in CHROMIUM");
  process.exit(2);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await pictureOfPage(browser);
await drawBoth(browser, stoppedCommit(), page.toString("base64"));
await browser.close();

/** The third part of the demo, with its colours. */
function stoppedCommit(): string {
  const env = { ...process.env, FORCE_COLOR: "1" };
  const told = execFileSync(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  const third = told.slice(told.indexOf("3. "), told.indexOf("4. "));
  return third.slice(third.indexOf("\n") + 1, third.lastIndexOf("\n")).trimEnd();
}

async function pictureOfPage(browser: Browser): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-picture-"));
  try {
    const [report, page] = [join(folder, "README.md"), join(folder, "report.html")];
    writeFileSync(report, halfDone(readFileSync(join(root, "reports", "README.md"), "utf8")));
    execFileSync(process.execPath, [join(root, "dist", "cli.js"), "html", report, "-o", page], { stdio: "ignore" });
    const view = await browser.newPage({ viewport: { width: 1180, height: 760 }, deviceScaleFactor: 1 });
    await view.goto(pathToFileURL(page).href);
    await view.evaluate(() => document.querySelector("#question-3")?.scrollIntoView());
    return await view.screenshot();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example report as it may have stood a week before: two answers are missing, and one is short. */
function halfDone(text: string): string {
  return [4, 9].reduce(
    (now, number) => withAnswer(now, number, `--- question ${number} fill here ---`),
    shortened(text),
  );
}

function shortened(text: string): string {
  return withAnswer(text, 5, "The code is in `src/`, the tests beside it.");
}

function withAnswer(text: string, number: number, answer: string): string {
  const start = text.indexOf("Answer:", text.indexOf(`### Question ${number}\n`)) + "Answer:".length;
  const next = text.slice(start).search(/^##/m);
  return `${text.slice(0, start)}\n\n${answer}\n\n${text.slice(next < 0 ? text.length : start + next)}`;
}

async function drawBoth(browser: Browser, terminal: string, page: string): Promise<void> {
  const view = await browser.newPage({ viewport: { width: 1240, height: 400 }, deviceScaleFactor: 1 });
  await view.setContent(`<!doctype html><style>
    body { margin: 0; padding: 20px; background: #e9edf2; width: 1200px }
    pre, img { display: block; margin: 0; border-radius: 10px; box-shadow: 0 4px 18px #0004 }
    pre { padding: 22px 26px; background: #10151d; color: #dfe4ea; font: 15px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap }
    img { width: 1200px; margin-top: 20px }
  </style><pre>${asHtml(terminal)}</pre><img src="data:image/png;base64,${page}" alt="">`);
  await view.screenshot({ path: join(root, "docs", "pictures", "report-hook.png"), fullPage: true });
}
