import { readFileSync } from "node:fs";

/** How many processes may stand between git and us: a hook manager's shells. */
const farthest = 8;

interface Process {
  readonly id: number;
  readonly name: string;
}

const parent = process.ppid;
const git = findGit();

/**
 * Whether the git that runs this hook is still there. Where the system tells (`/proc`), the git above us is looked for; else our own
 * parent stands for it.
 */
export function gitIsAlive(): boolean {
  return process.ppid === parent && (git === null || findGit() === git);
}

/** The process ids above us, the closest first, as far as the system tells. */
export function ancestors(): number[] {
  return [...processesAbove()].map(({ id }) => id);
}

/** The process id of the closest git above us, or null where there is none or the system does not tell. */
function findGit(): number | null {
  for (const { id, name } of processesAbove()) if (name === "git") return id;
  return null;
}

function* processesAbove(): Generator<Process> {
  let id = process.ppid;
  for (let step = 0; step < farthest && id > 1; step++) {
    const about = processAt(id);
    yield { id, name: about?.name ?? "" };
    if (about === null) return;
    id = about.parent;
  }
}

/** Null where there is no such process, or the system does not tell. */
function processAt(id: number): { name: string; parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "latin1");
    // The name stands in brackets and may hold brackets itself; then come the state and the parent.
    const end = stat.lastIndexOf(")");
    const [state = "", parent = ""] = stat.slice(end + 2).split(" ");
    // A process that has ended but that its own parent has not yet collected is gone for us.
    return state === "Z" ? null : { name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(parent) };
  } catch {
    return null;
  }
}
