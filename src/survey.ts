import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Target } from "./find-reports.js";
import { addTotals, noTotals, type Totals, type Unread } from "./output/model.js";
import type { Style } from "./output/printers.js";

/** What each worker of a survey is started with. */
export interface SurveyWork {
  readonly template: string | null;
  readonly style: Style;
  readonly colored: boolean;
}

/** One report of a survey. */
export interface SurveyJob {
  readonly index: number;
  readonly target: Target | Unread;
}

/** What a worker says of one report: the text to print, and its figures. */
export interface SurveyAnswer {
  readonly index: number;
  readonly text: string;
  readonly totals: Totals;
}

/** So many reports a worker may be ahead of what is printed, so that memory does not grow with their number. */
const ahead = 32;

/** What is read and found of one report is garbage with the next: more room for it only makes the process larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** Each worker takes as much memory as Node itself, and a person has other work for a machine. */
function workersFor(reports: number): number {
  return Math.max(1, Math.min(Math.floor(availableParallelism() / 2), reports));
}

/**
 * Checks many reports on half of the cores and prints each in its turn, as soon as those before it are done.
 *
 * @param print is given each report's text, in the order of `targets`, and how many are done
 * @returns the figures of all of them
 */
export async function survey(
  targets: readonly (Target | Unread)[],
  work: SurveyWork,
  print: (text: string, done: number) => void,
): Promise<Totals> {
  const waiting = new Map<number, SurveyAnswer>();
  let totals = noTotals;
  let printed = 0;
  let next = 0;

  await new Promise<void>((resolve, reject) => {
    const idle: Worker[] = [];
    const workers = Array.from({ length: workersFor(targets.length) }, startWorker);

    function startWorker(): Worker {
      const worker = new Worker(new URL("./survey-worker.js", import.meta.url), { workerData: work, resourceLimits });
      worker.on("error", reject);
      worker.on("message", (answer: SurveyAnswer) => {
        waiting.set(answer.index, answer);
        printReady();
        idle.push(worker);
        giveWork();
        if (printed === targets.length) finish();
      });
      idle.push(worker);
      return worker;
    }

    function giveWork(): void {
      while (idle.length > 0 && next < targets.length && next < printed + ahead * workers.length) {
        const job: SurveyJob = { index: next, target: targets[next] as Target | Unread };
        idle.pop()?.postMessage(job);
        next++;
      }
    }

    function printReady(): void {
      for (let answer = waiting.get(printed); answer !== undefined; answer = waiting.get(printed)) {
        waiting.delete(printed);
        printed++;
        totals = addTotals(totals, answer.totals);
        print(answer.text, printed);
      }
    }

    function finish(): void {
      for (const worker of workers) void worker.terminate();
      resolve();
    }

    giveWork();
  });
  return totals;
}
