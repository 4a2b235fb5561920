import { parentPort, workerData } from "node:worker_threads";
import picocolors from "picocolors";
import { isTarget } from "./find-reports.js";
import { addReport, noTotals, type ReportResult } from "./output/model.js";
import { printerFor } from "./output/printers.js";
import { scanTarget } from "./scan.js";
import type { SurveyAnswer, SurveyJob, SurveyWork } from "./survey.js";
import { version } from "./version.js";

const { template, style, colored } = workerData as SurveyWork;
const printer = printerFor(style, picocolors.createColors(colored), version);

parentPort?.on("message", async ({ index, target }: SurveyJob) => {
  const report = await resultOf(target);
  const answer: SurveyAnswer = {
    index,
    text: printer.report(report),
    totals: addReport(noTotals, report, style.strict),
  };
  parentPort?.postMessage(answer);
});

/** One repository that git refuses must not stop the others. */
async function resultOf(target: SurveyJob["target"]): Promise<ReportResult> {
  try {
    return await scanTarget(target, { template, base: null });
  } catch (error) {
    const path = isTarget(target) ? target.shown : target.path;
    return { path, error: error instanceof Error ? error.message : String(error) };
  }
}
