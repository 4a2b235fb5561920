import { filesOnDisk } from "../disk/files.js";
import { type FileInIndex, filesInIndex } from "../git/commit-files.js";
import { entriesAt } from "../git/tree.js";
import type { Assessed } from "../match/questions/assess.js";
import { figuresOf } from "../report/figures.js";
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

/** Looks up all files that these questions point to. Git is only asked where there are any. */
export async function pointedFiles(
  commit: Commit,
  questions: readonly Assessed[],
  path: string,
): Promise<PointedFiles> {
  const targets = fileTargets(questions, path);
  if (targets.length === 0)
    return { now: nowhere, bases: commit.bases.commits.map(() => nowhere), hasNewFigure: () => false };
  const [now, ...trees] = await Promise.all([
    filesInIndex(commit.entries, targets),
    ...commit.bases.commits.map((base) => entriesAt(commit.objects, base, targets)),
  ]);
  const missing = targets.filter((target) => now.get(target)?.kind !== "present");
  const disk = missing.length === 0 ? nowhere : await filesOnDisk(commit.repository.top, missing);
  return {
    now: (file) => stateNow(file, now.get(file), disk),
    bases: trees.map((tree) => (file) => (tree.has(file) ? { kind: "present" } : { kind: "absent" })),
    hasNewFigure: (question, base) =>
      figuresOf(question, path).some(
        ({ place }) => place.kind === "local" && trees[base]?.get(place.path)?.id !== idOf(now.get(place.path)),
      ),
  };
}

const nowhere: Files = () => ({ kind: "absent" });

function idOf(state: FileInIndex | undefined): string | undefined {
  return state?.kind === "present" ? (state.id ?? undefined) : undefined;
}

function stateNow(file: string, inIndex: FileInIndex | undefined, disk: Files): FileState {
  if (inIndex === undefined) return { kind: "absent" };
  if (inIndex.kind !== "absent") return inIndex;
  const onDisk = disk(file);
  return onDisk.kind === "present" ? { kind: "not-added" } : onDisk;
}
