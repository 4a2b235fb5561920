/** Kills at random instants of a commit. */
import { it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { newChance } from "./chance.js";
import { assertNextCommitWorks, assertUnharmed, kinds, type Locks, newStage, type Scene, setScene } from "./harm.js";
import { below, groupRuns, kill } from "./processes.js";
import { finished, start } from "./repo.js";

/** How many commits each test hits; those that were over already do not count. */
const times = Number(process.env.REPORT_HOOK_TEST_KILLS ?? 100);

/** So many share a repository: git looks at all of its objects after each, which takes longer the more there are. */
const inOneRepository = 20;

export interface Victim {
  readonly what: string;
  /** Waits for its moment, then sends the signal; false where the commit was over already. */
  readonly strike: (git: number, signal: NodeJS.Signals, delay: number) => Promise<boolean>;
  readonly locks: Locks;
}

/** The hook's own process, while git waits for it. */
export const hookItself: Victim = {
  what: "the hook",
  strike: async (git, signal, delay) => {
    let hook = below(git, "node");
    for (let i = 0; hook === null && i < 100 && kill(git, 0); i++) {
      await wait(5);
      hook = below(git, "node");
    }
    // Node runs for about half of a commit's time.
    await wait(delay / 2);
    return hook !== null && kill(hook, signal);
  },
  locks: "none",
};

/** git, while the hook lives on. */
export const gitAlone: Victim = { what: "git", strike: afterDelay((git) => git), locks: "git's" };

/** Everything that the commit has started, as when a terminal is closed or a machine stops. */
export const everything: Victim = {
  what: "git, the hook and all they started",
  strike: afterDelay((git) => -git),
  locks: "git's",
};

function afterDelay(target: (git: number) => number): Victim["strike"] {
  return async (git, signal, delay) => {
    await wait(delay);
    return kill(target(git), signal);
  };
}

const signals: readonly NodeJS.Signals[] = ["SIGKILL", "SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"];

export function testRandomKills(victim: Victim): void {
  it(`${times} commits in which ${victim.what} is killed at a random instant lose nothing`, async (t) => {
    const chance = newChance();
    t.diagnostic(`seed ${chance.seed}`);
    let repo = await newStage();
    const duration = await usualDuration(await setScene(repo, "-a"));
    let struck = 0;
    for (let time = 0; struck < times && time < times * 3; time++) {
      if (time % inOneRepository === inOneRepository - 1) repo = await newStage();
      const kind = kinds[chance.below(kinds.length)] ?? "plain";
      const signal = signals[chance.below(signals.length)] ?? "SIGKILL";
      const delay = chance.below(duration * 0.7);
      const scene = await setScene(repo, kind);
      const child = start(repo.folder, repo.env, "git", scene.args);
      const ended = finished(child);
      if (child.pid !== undefined && (await victim.strike(child.pid, signal, delay))) struck++;
      await ended;
      await groupEnded(child.pid ?? 0);
      const label = `${victim.what}, ${signal}, ${kind}, after ${delay} ms, time ${time} (seed ${chance.seed})`;
      await assertUnharmed(scene, label, victim.locks);
      await assertNextCommitWorks(scene, label);
    }
    t.diagnostic(`${struck} were hit`);
  });
}

async function usualDuration({ repo, args }: Scene): Promise<number> {
  const before = Date.now();
  await repo.ok(...args);
  return Math.max(100, Date.now() - before);
}

/** Waits until nothing of the commit runs any more. */
async function groupEnded(group: number): Promise<void> {
  for (let i = 0; i < 200 && groupRuns(group); i++) await wait(10);
}
