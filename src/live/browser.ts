import { spawn } from "node:child_process";

/** Hands a file or an address to the program that opens pages on this system. @returns false where there is none */
export function showInBrowser(place: string): Promise<boolean> {
  const [program, ...args] = openerFor(process.platform);
  return new Promise((settle) => {
    const child = spawn(program, [...args, place], { stdio: "ignore", detached: true });
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
