import { filesOnDisk } from "../disk/files.js";
import { type FileInIndex, filesInIndex } from "../git/commit-files.js";
import { entriesAt } from "../git/tree.js";
import type { Assessed } from "../match/questions/assess.js";
import { type Figure, figuresOf } from "../report/figures.js";
import type { Question } from "../report/model.js";
import { fileTargets } from "../report/targets.js";
import type { FileState, Files } from "../rules/model.js";
import type { Commit } from "./commit.js";

/** The files that a report points to, in the commit that is being made and in those it is compared with. */
export interface PointedFiles {
  readonly now: Files;
  /** In the order of the commit's bases. */
  readonly bases: readonly Files[];
  /** Whether a figure of the question is another one than in a base, which is named by its place. */
  readonly hasNewFigure: (question: Question, base: number) => boolean;
}

/**
 * Looks up all files that these questions point to. Git is only asked where there are any.
 *
 * @param path the report's, from the repository's root
 * @param before the report's path in each of the commit's bases, where that may be another: there the same words lead to other files
 */
export async function pointedFiles(
  commit: Commit,
  questions: readonly Assessed[],
  path: string,
  before: readonly { readonly path: string }[] = [],
): Promise<PointedFiles> {
  const bases = commit.bases.commits.map((base, i) => ({ base, from: before[i]?.path ?? path }));
  const targets = fileTargets(questions, path);
  const targetsFrom = (from: string): readonly string[] => (from === path ? targets : fileTargets(questions, from));
  const all = new Set([...targets, ...bases.flatMap(({ from }) => targetsFrom(from))]);
  if (all.size === 0) return { now: nowhere, bases: bases.map(() => nowhere), hasNewFigure: () => false };
  const [now, ...trees] = await Promise.all([
    filesInIndex(commit.entries, [...all]),
    ...bases.map(({ base, from }) => entriesAt(commit.objects, base, targetsFrom(from))),
  ]);
  const missing = targets.filter((target) => now.get(target)?.kind !== "present");
  const disk = missing.length === 0 ? nowhere : await filesOnDisk(commit.repository.top, missing);
  const left = filesLeft(questions, path, bases, now);
  return {
    now: (file) => stateNow(file, now.get(file), disk, left.get(file)),
    bases: trees.map((tree) => (file) => (tree.has(file) ? { kind: "present" } : { kind: "absent" })),
    hasNewFigure: (question, base) =>
      placesOf(question, path, bases[base]?.from ?? path).some(
        ({ here, there }) => trees[base]?.get(there)?.id !== idOf(now.get(here)),
      ),
  };
}

/** A figure's path as its report has it now, and by the same words where the report was; empty for what is no file of the repository. */
interface Place {
  readonly here: string;
  readonly there: string;
}

function placesOf(question: Question, path: string, from: string): readonly Place[] {
  const pathIn = (figure: Figure | undefined): string => (figure?.place.kind === "local" ? figure.place.path : "");
  const now = figuresOf(question, path);
  const then = from === path ? now : figuresOf(question, from);
  return now.map((figure, i) => ({ here: pathIn(figure), there: pathIn(then[i]) }));
}

/** The figures that a report has left where it was, which are there still: by the paths at which it looks for them now. */
function filesLeft(
  questions: readonly Assessed[],
  path: string,
  bases: readonly { readonly from: string }[],
  now: ReadonlyMap<string, FileInIndex>,
): ReadonlyMap<string, string> {
  const moved = bases.filter(({ from }) => from !== path);
  const places = moved.flatMap(({ from }) => questions.flatMap(({ question }) => placesOf(question, path, from)));
  const left = places.filter(({ there }) => now.get(there)?.kind === "present");
  return new Map(left.map(({ here, there }) => [here, there]));
}

const nowhere: Files = () => ({ kind: "absent" });

function idOf(state: FileInIndex | undefined): string | undefined {
  return state?.kind === "present" ? (state.id ?? undefined) : undefined;
}

function stateNow(file: string, inIndex: FileInIndex | undefined, disk: Files, left: string | undefined): FileState {
  if (inIndex === undefined) return { kind: "absent" };
  if (inIndex.kind !== "absent") return inIndex;
  const onDisk = disk(file);
  if (onDisk.kind === "present") return { kind: "not-added" };
  return onDisk.kind === "absent" && left !== undefined ? { ...onDisk, left } : onDisk;
}
