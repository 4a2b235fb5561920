/** Commits by chance, of every kind that git has, one after the other in one repository: after each the promises hold. */
import { describe, it } from "node:test";
import { newChance } from "../helpers/chance.js";
import { assertSound } from "../helpers/page.js";
import { startWalk } from "../helpers/random-walk.js";

/** How many steps are taken; some thousand take an hour. */
const steps = Number(process.env.REPORT_HOOK_TEST_STEPS ?? 200);
/** Each repository is left after so many: what was done long ago seldom matters. */
const stepsInOne = 100;

describe("commits by chance", () => {
  it(`${steps} steps lose nothing, commit the right page, and leave what is stopped as it was`, async (t) => {
    const chance = newChance();
    t.diagnostic(`seed ${chance.seed}`);
    for (let done = 0; done < steps; done += stepsInOne) {
      const walk = await startWalk(chance);
      for (let step = done; step < Math.min(done + stepsInOne, steps); step++) await walk.step(step);
      await assertSound(walk.repo);
    }
  });
});
