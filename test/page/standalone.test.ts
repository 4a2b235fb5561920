import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inlineFigures } from "../../src/page/standalone.js";
import { answerIn, pageOf, reportOf } from "./page.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const data = `data:image/png;base64,${png.toString("base64")}`;

async function standalone(answer: string, files: Readonly<Record<string, Uint8Array>>) {
  const asked: string[] = [];
  const { html } = await pageOf(reportOf(answer));
  const result = inlineFigures(html, (target) => {
    asked.push(target);
    return files[target] ?? null;
  });
  return { ...result, answer: answerIn(result.html, 1), asked };
}

describe("a page with its figures inside", () => {
  it("holds each figure, without the link to its file", async () => {
    const { answer } = await standalone("![A cat](figures/a&b.png)", { "figures/a&b.png": png });
    assert.equal(answer, `<figure><img src="${data}" alt="A cat"><figcaption>A cat</figcaption></figure>`);
  });

  it("keeps a link that leads elsewhere", async () => {
    const { answer } = await standalone("[![A cat](a.png)](https://example.com)", { "a.png": png });
    assert.ok(answer.includes(`<a href="https://example.com"><img src="${data}" alt="A cat"></a>`));
  });

  it("reads a figure once", async () => {
    assert.deepEqual((await standalone("![A](a.png)\n\n![B](a.png)", { "a.png": png })).asked, ["a.png"]);
  });

  it("leaves what is missing, no image, or on another host, and says so", async () => {
    const { answer, missing, remote, asked } = await standalone(
      "![A](a.png) ![B](b.png) ![C](https://example.com/c.png)",
      {
        "b.png": Buffer.from("<script>"),
      },
    );
    assert.deepEqual(missing, ["a.png", "b.png"]);
    assert.deepEqual(remote, ["https://example.com/c.png"]);
    assert.deepEqual(asked, ["a.png", "b.png"]);
    assert.match(answer, /src="a.png"[^]*src="b.png"[^]*src="https:\/\/example.com\/c.png"/);
  });

  it("leaves what is too large, and says so", async () => {
    const large = Buffer.concat([png, Buffer.alloc(10_000_000)]);
    assert.deepEqual((await standalone("![A](a.png)", { "a.png": large })).tooLarge, ["a.png"]);
  });

  it("carries 50 MB at most, a figure that is shown twice counted twice", async () => {
    const large = Buffer.concat([png, Buffer.alloc(9_900_000)]);
    const { html, tooLarge } = await standalone(`${"![A](a.png)\n\n".repeat(7)}![B](b.png)`, {
      "a.png": large,
      "b.png": png,
    });
    assert.deepEqual(tooLarge, ["a.png"]);
    assert.equal(html.split("data:image/png").length - 1, 6);
  });

  it("changes nothing that only looks like an image", async () => {
    const { answer } = await standalone('`<img src="a.png">` [x](y \'<img src="a.png">\')', { "a.png": png });
    assert.ok(!answer.includes(data));
  });
});
