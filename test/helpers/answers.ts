/** Reports made from the bundled template, with answers that fit its limits. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { replaced } from "./report.js";

/** The bundled template: 27 questions, none answered. */
export const template = readFileSync(fileURLToPath(new URL("../../templates/report.md", import.meta.url)), "utf8");

/** Questions that ask for words alone, 100 to 200 of them. */
export const wordQuestions = [3, 4, 5, 8, 9, 10, 13, 15, 16, 18, 22, 23] as const;

/** An answer of `count` words that says which one it is. */
export function answer(name: string, count = 120): string {
  return Array.from({ length: count }, (_, i) => `${name}${i}`).join(" ");
}

/** The report with question `number` answered: its placeholder is replaced, or the answer that stands there. */
export function answered(report: string, number: number, text: string): string {
  const start = report.indexOf("Answer:", report.indexOf(`### Question ${number}\n`)) + "Answer:".length;
  const next = report.slice(start).search(/^##/m);
  const end = next < 0 ? report.length : start + next;
  return `${report.slice(0, start)}\n\n${text}\n\n${report.slice(end)}`;
}

/** The report with the `Answer:` line of question `number` gone, which stops any commit. */
export function broken(report: string, number: number): string {
  const start = report.indexOf(`### Question ${number}\n`);
  return report.slice(0, start) + replaced(report.slice(start), "> Answer:\n", "");
}
