import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { literally, splitAtNul, tryGit } from "../git/run.js";

/** A hook manager's own command. */
export interface Tool {
  /** What it is called on PATH. */
  readonly name: string;
  /** The npm package that brings it; null where none does. */
  readonly package: string | null;
  readonly args: readonly string[];
}

/** What to type to run it. */
export function typed({ name, args }: Tool): string {
  return [name, ...args].join(" ");
}

/**
 * Runs a hook manager's command: the repository's own from `node_modules`, else the one on PATH. Nothing is ever fetched.
 *
 * @param top where it runs
 * @returns null, or why it did not work, in one line
 */
export async function runTool(tool: Tool, top: string): Promise<string | null> {
  if (tool.package !== null && (await isCommitted(top, tool.package)))
    return `node_modules/${tool.package} is among this repository's own files, which are not run unasked`;
  const script = tool.package === null ? null : packagedCommand(top, tool.package, tool.name);
  const [command, args] = script === null ? [tool.name, tool.args] : [process.execPath, [script, ...tool.args]];
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: top,
      // simple-git-hooks looks for its configuration where npm was started.
      env: { ...process.env, INIT_CWD: top },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", () => resolve("it was not found"));
    child.on("close", (code) => resolve(code === 0 ? null : (lastLine(output) ?? `exit ${code}`)));
  });
}

/** Whether a repository brings its own program in a package's place: as files, or by a link or another repository on the way there. */
async function isCommitted(top: string, name: string): Promise<boolean> {
  const { stdout } = await tryGit(["ls-files", "-z", "--", literally("node_modules", "icase")], { folder: top });
  const place = `node_modules/${name}`.toLowerCase();
  return splitAtNul(stdout).some((path) => {
    const tracked = path.toLowerCase();
    return place === tracked || place.startsWith(`${tracked}/`) || tracked.startsWith(`${place}/`);
  });
}

/** The script behind a package's command; null where the package is not installed. */
function packagedCommand(top: string, name: string, command: string): string | null {
  const folder = join(top, "node_modules", name);
  try {
    const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Readonly<Record<string, unknown>>;
    const script: unknown = typeof bin === "string" ? bin : Object(bin)[command];
    return typeof script === "string" ? join(folder, script) : null;
  } catch {
    return null;
  }
}

function lastLine(text: string): string | null {
  return text.trim().split(/\r?\n/).at(-1) || null;
}
