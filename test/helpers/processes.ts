/** Finds the processes that a commit has started, so that a test can kill one of them. */
import { spawnSync } from "node:child_process";

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly name: string;
}

/** The first process below `ancestor` with this name; null where there is none. */
export function below(ancestor: number, name: string): number | null {
  const all = processes();
  let level = [ancestor];
  while (level.length > 0) {
    const children = all.filter((one) => level.includes(one.parent));
    const found = children.find((one) => one.name === name);
    if (found !== undefined) return found.id;
    level = children.map((one) => one.id);
  }
  return null;
}

function processes(): Process[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [id, parent, ...name] = line.trim().split(/\s+/);
    return name.length === 0
      ? []
      : [{ id: Number(id), parent: Number(parent), name: name.join(" ").split("/").at(-1) ?? "" }];
  });
}

/** Whether anything of a process group still runs: what has ended, and nobody has asked how yet, does not. */
export function groupRuns(group: number): boolean {
  if (!kill(-group, 0)) return false;
  const { stdout } = spawnSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" });
  return stdout.split("\n").some((line) => {
    const [of, state = "Z"] = line.trim().split(/\s+/);
    return Number(of) === group && !state.startsWith("Z");
  });
}

/** Sends a signal to a process, or to a group where `id` is negative; false where there is none any more. */
export function kill(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(id, signal);
    return true;
  } catch {
    return false;
  }
}
