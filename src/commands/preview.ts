import { oneReport } from "../disk/one-report.js";
import { print } from "../output/print.js";
import { fail, isFailure } from "../result.js";
import { command } from "./command.js";
import { config, offerFiles, template } from "./options.js";

/** `report-hook preview`. */
export const preview = command({
  options: {
    port: { value: "<number>", summary: "the port to serve it on; by default one that is free" },
    open: { value: null, negative: "only", summary: "only print the address" },
    template,
    config,
  },
  offers: offerFiles,
  about: `Shows the page of a report in the browser and makes it anew at each save, with the findings of the next commit beside it. It is served on this
computer alone; Ctrl-C ends it.`,
  examples: ["preview", "preview reports/README.md --port 8000"],
  async run(files, { port = null, open = true, template = null, config = null }) {
    if (files.length > 1) return fail("preview takes one report at a time");
    const number = port === null ? null : Number(port);
    if (number !== null && !(Number.isInteger(number) && number > 0 && number < 65_536))
      return fail(`--port ${port}: give a number from 1 to 65535`);
    const [file = null] = files;
    const target = await oneReport(file, config);
    if (isFailure(target)) return target;
    if (target.text !== null) return fail("preview needs a file that is saved; name one");

    const { servePreview } = await import("../live/preview/serve.js");
    const served = await servePreview(target, {
      port: number,
      template,
      isAsked: template !== null || config !== null,
    });
    if (isFailure(served)) return fail(`${target.shown}: ${served.failure}`);
    const ended = new Promise<void>((end) => {
      process.once("SIGINT", end);
      process.once("SIGTERM", end);
    });
    print(`${served.address}  (Ctrl-C ends it)\n`);
    if (open) {
      const { showInBrowser } = await import("../live/browser.js");
      if (!(await showInBrowser(served.address)))
        print("report-hook: found no browser; open the address yourself\n", 2);
    }
    await ended;
    served.end();
    return 0;
  },
});
