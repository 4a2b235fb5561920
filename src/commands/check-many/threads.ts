import { EventEmitter, once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { NamedPlace } from "../../disk/reports-named.js";
import { whyOf } from "../../output/why.js";
import type { Job, Work } from "./jobs.js";
import type { Reply } from "./worker.js";

/** Fewer places than this for each thread are not worth its start. */
const fewPlaces = 12;
/**
 * What a thread may have of memory, in megabytes: nothing of a place is kept, but V8 takes ever more where it may have much. The largest report needs
 * no half of it; with less for what is young, a quarter of the time goes into collecting it.
 */
const mostMemory = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };
/** So many places may be done before it is their turn. */
const mostAhead = 64;

/**
 * Does a job to many places, on a thread more than there are cores, since git is waited for, and gives what was found in the places' order. A thread
 * that a place brings down takes no other place with it.
 *
 * @param alone the same work on this thread, for few places or one core
 * @param lost what is told of a place of which nothing is known but why
 */
export async function* doAll<Found>(
  places: readonly NamedPlace[],
  job: Job,
  alone: () => Promise<Work<Found>>,
  lost: (place: NamedPlace, why: string) => Found,
): AsyncGenerator<readonly Found[]> {
  const cores = availableParallelism();
  const count = Math.min(cores + 1, Math.ceil(places.length / fewPlaces));
  if (cores === 1 || count < 2) {
    const work = await alone();
    for (const place of places) yield await work(place).catch((error) => [lost(place, whyOf(error))]);
    return;
  }
  const done = new Map<number, readonly Found[]>();
  const turns = new EventEmitter().setMaxListeners(0);
  let next = 0;
  let given = 0;
  const threads = Array.from({ length: count }, () => threadFor<Found>(job));
  const run = async (thread: Thread<Found>): Promise<void> => {
    for (let index = next; index < places.length; index = next) {
      if (index - given >= mostAhead) {
        await once(turns, "given");
        continue;
      }
      next++;
      const place = places[index] as NamedPlace;
      const answer = await thread.take(place);
      done.set(index, "found" in answer ? answer.found : [lost(place, answer.failed)]);
      turns.emit("done");
    }
    await thread.end();
  };
  const running = Promise.all(threads.map(run));
  for (; given < places.length; given++) {
    while (!done.has(given)) await once(turns, "done");
    yield done.get(given) ?? [];
    done.delete(given);
    turns.emit("given");
  }
  await running;
}

interface Thread<Found> {
  /** Does the job to one place; it is given one at a time. */
  readonly take: (place: NamedPlace) => Promise<Reply<Found>>;
  readonly end: () => Promise<void>;
}

function startThread(job: Job): Worker {
  return new Worker(join(import.meta.dirname, "many-worker.js"), { workerData: job, resourceLimits: mostMemory });
}

/** A thread that is started when it is first needed, and anew where a place brought it down. */
function threadFor<Found>(job: Job): Thread<Found> {
  let worker: Worker | null = null;
  return {
    take: (place) =>
      new Promise((settle) => {
        const running = worker ?? startThread(job);
        worker = running;
        const settleBy = (answer: Reply<Found>): void => {
          running.off("message", settleBy).off("error", failed).off("exit", ended);
          settle(answer);
        };
        const failed = ({ message }: Error): void => {
          worker = null;
          settleBy({ failed: message });
        };
        const ended = (): void => failed(new Error("it brought its thread down"));
        running.on("message", settleBy).on("error", failed).on("exit", ended);
        running.postMessage(place);
      }),
    end: async () => {
      if (worker === null) return;
      const ended = once(worker, "exit");
      worker.postMessage(null);
      await ended;
    },
  };
}
