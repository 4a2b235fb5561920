import { createInterface } from "node:readline/promises";
import type { Request } from "../arguments.js";
import { type Failure, isFailure } from "../failure.js";
import { init, printConfig, uninstall } from "../init.js";
import { say, stop } from "./say.js";

type Installation = Extract<Request, { command: "init" | "uninstall" | "print-config" }>;

/** Puts the hook into a hook manager, takes it out, or prints the configuration. @returns the exit code */
export async function install(request: Installation): Promise<number> {
  if (request.command === "print-config") return tell(await printConfig(request.config));
  if (request.command === "uninstall") return tell(await uninstall({ ...request, say }));
  const ask = process.stdin.isTTY && process.stdout.isTTY ? askOnTerminal : null;
  return tell(await init({ ...request, say, ask }));
}

async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface(process.stdin, process.stdout);
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function tell(result: string | Failure): number {
  return isFailure(result) ? stop(result) : say(result);
}
