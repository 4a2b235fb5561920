/** One of several threads that do a job to many places: it is given a place, and answers with what it found there. */
import { parentPort, workerData } from "node:worker_threads";
import type { NamedPlace } from "../../disk/reports-named.js";
import { endShells, startGitSmall } from "../../git/small-starter.js";
import { whyOf } from "../../output/why.js";
import { checkWork, classWork, type Job, type Work } from "./jobs.js";

/** What a thread answers: what it found, or why it could not look. */
export type Reply<Found> = { readonly found: readonly Found[] } | { readonly failed: string };

startGitSmall();
const working = workOn(workerData as Job);

/** Null: there is nothing more to do, and the thread ends. */
parentPort?.on("message", async (place: NamedPlace | null) => {
  if (place === null) {
    endShells();
    parentPort?.close();
  } else parentPort?.postMessage(await answerTo(place));
});

async function workOn(job: Job): Promise<Work<unknown>> {
  return job.kind === "check" ? checkWork(job) : classWork(job);
}

async function answerTo(place: NamedPlace): Promise<Reply<unknown>> {
  try {
    const work = await working;
    return { found: await work(place) };
  } catch (error) {
    return { failed: whyOf(error) };
  }
}
