/** What a stopped commit prints, run as a person would who copies it. */

import { cpSync } from "node:fs";
import type { Finding } from "../../src/rules/model.js";
import { parseReport } from "../helpers/read.js";
import { newFolder, type Repo, reportPath } from "../helpers/repo.js";

/** The commands for fixing that a stopped commit prints. */
export function commandsIn(out: string): string[] {
  return [...out.matchAll(/^ {2}(report-hook fix.*)$/gm)].map(([, line = ""]) => line);
}

/** The commands that a stopped commit says show something, each once, that fail or show nothing. */
export async function showingNothing(out: string, repo: Repo): Promise<string[]> {
  const whole = out.replaceAll(/\n {4}(?! )/g, " ");
  const commands = new Set([...whole.matchAll(/(git [a-z]+ [^;:]*:\S+) shows/g)].map(([, command = ""]) => command));
  const silent: string[] = [];
  for (const command of commands) {
    const { code, out: shown } = await repo.run("sh", "-c", command);
    if (code !== 0 || shown === "") silent.push(command);
  }
  return silent;
}

/**
 * Runs a printed command in a copy of the repository.
 *
 * @param stopping what stopped the commit
 * @param stagedFindings what stops it afterwards
 * @returns what does not hold of it: it ends well, what it names is gone, no other question is touched, and where nothing is left the
 *   commit goes through; null where all holds
 */
export async function wrongWith(
  command: string,
  repo: Repo,
  stopping: readonly Finding[],
  stagedFindings: (repo: Repo) => Promise<readonly Finding[]>,
): Promise<string | null> {
  const folder = newFolder("copied");
  cpSync(repo.folder, folder, { recursive: true });
  const copy = repo.as({ folder });
  const before = copy.read(reportPath);
  const { code, out } = await copy.run("sh", "-c", command);
  if (code !== 0) return `exit ${code}: ${out}`;
  const named = new Set(numbersIn(/--question (\S+)/.exec(command)?.[1] ?? ""));
  const touched = touchedBy(before, copy.read(reportPath)).filter((number) => !named.has(number));
  if (named.size > 0 && command.includes("--question") && touched.length > 0)
    return `touches question ${touched.join()}`;
  const left = await stagedFindings(copy);
  const still = left.filter(({ fixable, question }) => fixable && question !== null && named.has(question));
  if (still.length > 0) return `still there: ${still.map(({ rule, question }) => `${rule} ${question}`).join()}`;
  if (stopping.some(({ fixable }) => !fixable) || !commandsCover(command, stopping)) return null;
  const again = await copy.git("commit", "-q", "--allow-empty", "-m", "Fixed");
  return again.code === 0 ? null : `stopped again: ${again.out}`;
}

/** The numbers that "3-5,9" stands for. */
function numbersIn(ranges: string): number[] {
  return ranges.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

/** Whether one command is for all that stopped the commit. */
function commandsCover(command: string, stopping: readonly Finding[]): boolean {
  if (command.includes("--question")) return stopping.every(({ question }) => question !== null);
  const rules = / --rule (\S+)/.exec(command)?.[1]?.split(",");
  return rules === undefined || stopping.every(({ rule }) => rules.includes(rule));
}

/** The questions whose text two versions do not share. */
function touchedBy(before: string, after: string): number[] {
  const then = textsOf(before);
  const now = textsOf(after);
  return [...new Set([...then.keys(), ...now.keys()])].filter((number) => then.get(number) !== now.get(number));
}

function textsOf(text: string): Map<number, string> {
  const report = parseReport(text);
  return new Map(report.questions.map(({ number, span }) => [number, report.text.slice(span.start, span.end)]));
}
