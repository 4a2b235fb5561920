import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { alternatives, installAlternatives } from "./alternatives.js";
import { questions, report } from "./long-report.js";
import { sectionsDocument, sectionsTemplate } from "./many-sections.js";
import type { Command } from "./measure.js";
import {
  forgetCommits,
  git,
  installReportHook,
  newRepository,
  ownEnvironment,
  project,
  type Repository,
  reportFile,
  setHook,
  write,
} from "./repository.js";

/** Something to measure, again and again. */
export interface Case {
  readonly name: string;
  /** What its time is compared with: a commit without hooks, or Node doing nothing. */
  readonly above: "no hook" | "node";
  /** Gets ready for another run; what it does is not timed. */
  readonly prepare: (round: number) => void;
  readonly command: Command;
  /** Too slow to be run in every round. */
  readonly slow: boolean;
}

export const noHook = "no hook";
export const floor = "`node -e 0` as the hook (the floor)";
export const nodeAlone = "`node -e 0` alone";
export const oneChanged = "report-hook: one of 31 questions changed";

/** All cases; those of alternatives that npm cannot install are left out. */
export function allCases(scratch: string): readonly Case[] {
  const home = join(scratch, "home");
  const make = (name: string, times = 1, commits = 2): Repository =>
    newRepository(join(scratch, "repositories", name), home, times, commits);
  const own = (name: string, times = 1, commits = 2): Repository => {
    const repository = make(name, times, commits);
    installReportHook(repository);
    return repository;
  };
  const hooked = (name: string, text: string): Repository => {
    const repository = make(name);
    setHook(repository, text);
    return repository;
  };
  const growing = [10, 100];
  const histories = [10, 1000, 100_000];
  const modules = installAlternatives(join(scratch, "alternatives"));

  return [
    commit(noHook, make("none")),
    commit("an empty shell hook", hooked("shell", "#!/bin/sh\n")),
    commit(floor, hooked("floor", "#!/bin/sh\nexec node -e 0\n")),
    untouched(own("untouched")),
    commit(oneChanged, own("one")),
    commit("report-hook: all questions changed", own("all"), { count: questions }),
    ...growing.map((times) =>
      commit(`report-hook: one changed, report ${times} × as long`, own(`x${times}`, times), { times }),
    ),
    ofManySections(own("sections")),
    firstCommit(newFirst(scratch)),
    ...histories.map((count) =>
      commit(`report-hook: one changed, ${figure(count)} commits before`, own(`h${count}`, 1, count)),
    ),
    ...(modules === null
      ? []
      : alternatives.map(({ name, install }, index) => {
          const repository = make(`alternative-${index}`);
          install(repository, modules);
          return commit(name, repository);
        })),
    alone(nodeAlone, scratch, home, ["-e", "0"]),
    scan(own("scan")),
    corpus(scratch, home),
  ];
}

function newFirst(scratch: string): Repository {
  const repository = newRepository(join(scratch, "repositories", "first"), join(scratch, "home-of-first"), 1, 2);
  installReportHook(repository);
  return repository;
}

/** A commit of the report. */
function commit(
  name: string,
  repository: Repository,
  { times = 1, count = 1 }: { readonly times?: number; readonly count?: number } = {},
): Case {
  const prepare = (round: number): void => {
    write(repository, reportFile, report(times, { round, count }));
    git(repository, "add", reportFile);
  };
  return { name, above: "no hook", prepare, command: commitIn(repository), slow: times > 10 };
}

/** A commit of one section of a long document with a template of its own. */
function ofManySections(repository: Repository): Case {
  const path = "plans/0012-kite.md";
  write(repository, "plans/template.md", sectionsTemplate);
  const reports = [{ files: "plans/[0-9]*.md", template: "plans/template.md" }];
  write(repository, ".report-hook.json", JSON.stringify({ reports }));
  write(repository, path, sectionsDocument(0));
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "--no-verify", "-m", "Plan");
  const prepare = (round: number): void => {
    write(repository, path, sectionsDocument(round));
    git(repository, "add", path);
  };
  const name = "report-hook: one section changed of 60, a document of 90 KB with a template of its own";
  return { name, above: "no hook", prepare, command: commitIn(repository), slow: false };
}

function untouched(repository: Repository): Case {
  const prepare = (round: number): void => {
    write(repository, "other.txt", `${round}\n`);
    git(repository, "add", "other.txt");
  };
  return {
    name: "report-hook: report not in the commit",
    above: "no hook",
    prepare: (round) => {
      // The first commit renders the page.
      if (round === 1) {
        write(repository, reportFile, report(1, { round, count: 1 }));
        git(repository, "commit", "--quiet", "-a", "-m", "Answer");
      }
      prepare(round);
    },
    command: commitIn(repository),
    slow: false,
  };
}

function firstCommit(repository: Repository): Case {
  const prepare = (): void => {
    forgetCommits(repository);
    git(repository, "rm", "--quiet", "--cached", "--ignore-unmatch", "reports/report.html");
    git(repository, "add", ".gitattributes", ".gitignore", "other.txt", reportFile);
  };
  return {
    name: "report-hook: first commit, nothing kept",
    above: "no hook",
    prepare,
    command: commitIn(repository),
    slow: false,
  };
}

function commitIn({ folder, env }: Repository): Command {
  return { folder, env, program: "git", args: ["commit", "--quiet", "-m", "Answer"] };
}

function alone(name: string, scratch: string, home: string, args: readonly string[]): Case {
  const command = { folder: scratch, env: ownEnvironment(home), program: "node", args };
  return { name, above: "node", prepare: () => undefined, command, slow: false };
}

const cli = join(project, "dist", "cli.js");

function scan(repository: Repository): Case {
  const prepare = (round: number): void => {
    if (round !== 1) return;
    write(repository, reportFile, report(1, { round, count: 1 }));
    git(repository, "commit", "--quiet", "-a", "-m", "Answer");
  };
  const command = { folder: repository.folder, env: repository.env, program: "node", args: [cli, "--all"] };
  return { name: "report-hook --all: a full scan of one report", above: "node", prepare, command, slow: false };
}

/** As many reports as the course's groups have handed in versions: those of the corpus beside the project, or of our own. */
function corpus(scratch: string, home: string): Case {
  const real = join(project, "..", "shared", "corpus");
  const folder = existsSync(real) ? real : ownCorpus(scratch, home);
  const reports = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  const args = [cli, "check", ...reports];
  return {
    name: `report-hook: a full scan of ${reports.length} reports`,
    above: "node",
    prepare: () => undefined,
    command: { folder, env: ownEnvironment(home), program: "node", args },
    slow: true,
  };
}

const ownReports = 572;

function ownCorpus(scratch: string, home: string): string {
  const folder = join(scratch, "corpus");
  const place = { folder, env: ownEnvironment(home) };
  for (let round = 0; round < ownReports; round++) write(place, `${round}.md`, report(1, { round, count: questions }));
  return folder;
}

function figure(count: number): string {
  return count.toLocaleString("en");
}
