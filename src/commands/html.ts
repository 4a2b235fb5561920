import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Request } from "../arguments.js";
import { fail, isFailure } from "../failure.js";
import { html } from "../html.js";
import { clean } from "../output/clean.js";
import { print } from "./print.js";
import { say, stop } from "./say.js";

/** Writes, prints or shows a report's page. @returns the exit code */
export async function writeHtml(request: Extract<Request, { command: "html" }>): Promise<number> {
  const { file, out, standalone, open, options } = request;
  const written = await html({ file, out, standalone, template: options.template, config: options.config });
  if (isFailure(written)) return stop(written);
  for (const remark of written.remarks) print(`${clean(remark)}\n`, 2);
  if (written.path === null) {
    print(written.html);
    return 0;
  }
  if (open && !(await showInBrowser(resolve(written.path)))) {
    return stop(fail(`wrote ${written.path}, but found no program to open it with; open it yourself`));
  }
  return say(`wrote ${clean(written.path)}`);
}

/** Hands a file to the program that opens pages on this system. @returns false where there is none */
function showInBrowser(path: string): Promise<boolean> {
  const [program, ...args] = openerFor(process.platform);
  return new Promise((settle) => {
    const child = spawn(program, [...args, path], { stdio: "ignore", detached: true });
    child.on("error", () => settle(false));
    child.on("spawn", () => {
      child.unref();
      settle(true);
    });
  });
}

function openerFor(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["explorer.exe"];
  return ["xdg-open"];
}
