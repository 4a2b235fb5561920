import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { asWritten, defaultConfig } from "../config/config.js";
import { readConfigFile } from "../disk/config-file.js";
import { readReportFile } from "../disk/report-file.js";
import { findRepository } from "../git/repository.js";
import { applySteps } from "../install/apply-plan.js";
import { addAttributes, hasAttributes } from "../install/attributes.js";
import { addConfigFile } from "../install/config-file.js";
import { fileHash, reportToAdd } from "../install/first-report.js";
import { sharedCommand } from "../install/hook-command.js";
import { addIgnored, ignoredBefore } from "../install/ignored.js";
import { inEachClone } from "../install/in-each-clone.js";
import { inRepository, lastLines, note, sayPlan, type Telling } from "../install/installation.js";
import { chooseManager, makeRoomFor, managerNames } from "../install/managers.js";
import { remember } from "../install/memory.js";
import type { FoundRepository, Memory } from "../install/model.js";
import { addNotIgnored } from "../install/not-ignored.js";
import type { Plan } from "../install/plan.js";
import { rememberCommand } from "../install/remember-command.js";
import { isVendored, launcher, newerVendored } from "../install/vendor-manifest.js";
import { foldRow } from "../output/fold.js";
import { ownCommand, ownStart, personsFolder } from "../output/own-command.js";
import { say } from "../output/say.js";
import { whereItPrints } from "../output/terminal.js";
import { clean } from "../output/without-controls.js";
import { parseReport } from "../report/parse.js";
import { type Failure, fail, isFailure } from "../result.js";
import { Refusal } from "../system/refusal.js";
import { packageFolder, version } from "../version.js";
import { command } from "./command.js";
import { config } from "./options.js";

/** What `--template` takes for the template that comes with the package. */
const bundled = "bundled";

/** `report-hook init`. */
export const init = command({
  options: {
    manager: {
      value: "<name>",
      summary: `${managerNames.slice(0, -1).join(", ")} or ${managerNames.at(-1)}`,
      offers: async () => managerNames.toSorted(),
    },
    template: {
      value: "<file>",
      summary: 'for a report that is not there yet; "bundled" is the one that comes with report-hook',
      offers: async (files) => ["bundled", ...files()],
    },
    vendor: {
      value: null,
      summary:
        "put report-hook itself into the repository (.report-hook/), so that whoever clones it has it; again, to renew it",
    },
    "dry-run": { value: null, summary: "only tell" },
    "print-config": { value: null, summary: "print the configuration in force, with its defaults, and do nothing" },
    config: { ...config, summary: "the configuration to print, instead of .report-hook.json" },
  },
  about: `Looks at the repository, says what it found and what it will do, and does it: the hook goes into husky, lefthook,
prek, pre-commit, simple-git-hooks, lint-staged or git's own hooks. What is there stays. Run again, it only adds what
is missing.`,
  examples: ["init --dry-run", "init --vendor", "init --manager git", "init --template bundled"],
  async run(words, values) {
    if (words.length > 0) return fail("init takes no files: it works on the repository of the current folder");
    if (values["print-config"] === true) return told(await printConfig(values.config ?? null));
    if (values.config !== undefined) return fail("init reads the repository's own configuration: leave --config out");
    const ask = process.stdin.isTTY && process.stdout.isTTY ? askOnTerminal : null;
    const { manager = null, template = null, vendor = false, "dry-run": dryRun = false } = values;
    return told(await putIn({ manager, template, vendor, dryRun, say, ask }));
  },
});

async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface(process.stdin, process.stdout);
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function told(result: string | Failure): number | Failure {
  return isFailure(result) ? result : say(result);
}

export interface InitOptions extends Telling {
  /** `--manager`; null: the one that the repository uses. */
  readonly manager: string | null;
  /** `--vendor`: the command itself becomes a part of the repository. */
  readonly vendor: boolean;
  /** `--template`: a file for the report that is missing, or `bundled`. */
  readonly template: string | null;
  /** Asks a question that is answered by yes or no; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
}

/**
 * Puts the hook into the current folder's repository: says what it found and will do, and does it.
 *
 * @returns a failure where that cannot be done without touching what is somebody's. Throws a `Refusal` where git fails.
 */
export async function putIn(options: InitOptions): Promise<string | Failure> {
  return inRepository(async (installation) => {
    const { config, configured, plan, roots } = installation;
    const repository: FoundRepository = options.vendor
      ? { ...installation.repository, installed: "vendored" }
      : installation.repository;
    if (repository.hooksPath === "") {
      return fail("core.hooksPath is set to nothing, so that git runs no hook: unset it, then run this again");
    }
    if (options.vendor) await planVendored(repository, plan);
    const { manager, found } = chooseManager(repository, plan, options.manager);
    makeRoomFor(manager, repository, plan);
    const wasActive = manager.active(repository, plan);
    manager.install(repository, plan);
    const theirs = hasAttributes(repository, plan) ? repository.memory.theirs : ignoredBefore(repository, plan);
    addAttributes(repository, plan);
    addIgnored(repository, plan);
    rememberCommand(repository, plan, { node: process.execPath, script: join(packageFolder("dist"), "cli.js") });
    addConfigFile(repository, plan, config, configured);
    await addNotIgnored(repository, plan);
    const written = await planReport(repository, plan, options);
    if (isFailure(written)) return written;

    const others = found.length === 0 ? "no hook manager" : found.join(", ");
    const target = manager.name === "git" ? "git's own hooks" : manager.name;
    options.say(clean(`found ${others}; the hook goes into ${target}`));
    for (const { path, story } of installation.stories) {
      options.say(clean(`template ${path}`));
      for (const line of story) options.say(foldRow("  ", clean(line), whereItPrints().width));
    }
    const programs = await import("../install/programs.js").catch(() => null);
    const forGit = await programs?.toMarkAsPrograms(repository, plan);
    const remarks = [...plan.remarks, ...(forGit == null ? [] : [forGit])].map(note);
    if (plan.steps.length === 0) return lastLines(["everything is in place: nothing to do", ...remarks]);
    sayPlan(plan, options);
    if (options.dryRun) return lastLines([...remarks, "nothing was changed (--dry-run)"]);

    const undone = await applySteps(plan.steps, repository.top, roots);
    const started = plan.steps.some((step) => step.kind === "run") && undone.length === 0;
    const isChecked = undone.length === 0 && (started || manager.active(repository, plan));
    remember(repository, {
      activated: [...repository.memory.activated, ...(started && !wasActive ? [manager.name] : [])],
      reports: { ...repository.memory.reports, ...written },
      theirs,
    });
    const end = isChecked ? `done: the next commit that changes ${repository.reports[0]} is checked` : "not quite done";
    const clones =
      repository.installed === "vendored"
        ? [`in each other clone, once: ${manager.name === "prek" ? "prek install" : inEachClone(repository.top)}`]
        : [];
    return lastLines([end, ...clones, ...undone.map(note), ...remarks]);
  });
}

/** Nothing happens where it is the repository's own files that run, which have no part that would copy them. */
async function planVendored(repository: FoundRepository, plan: Plan): Promise<void> {
  const packageRoot = packageFolder(".");
  if (existsSync(join(packageRoot, launcher))) {
    if (!isVendored(repository.top))
      throw new Refusal("this report-hook lies in another repository: run an installed one");
    plan.remark("these files run now: an installed report-hook renews them");
    return;
  }
  const newer = newerVendored(repository.top);
  if (newer !== null)
    throw new Refusal(
      `.report-hook holds version ${newer}, and this is ${version}: renew it by that version or a newer one`,
    );
  const { addVendored } = await import("../install/vendor.js");
  addVendored(repository, plan, packageRoot);
}

/** The configuration in force, every key of it, in a form that could be the configuration file. */
export async function printConfig(named: string | null): Promise<string | Failure> {
  const repository = await findRepository();
  const config = await readConfigFile(repository?.top ?? null, named === null ? null : resolve(named));
  if (isFailure(config)) return config;
  return JSON.stringify(asWritten(config), null, 2);
}

/** Plans the missing report, from the template that was asked for; the hash of what is written, by its path. */
async function planReport(
  repository: FoundRepository,
  plan: Plan,
  options: InitOptions,
): Promise<Memory["reports"] | Failure> {
  const report = reportToAdd(repository, plan);
  if (report === null) {
    if (options.template !== null) plan.remark("the report is there already, and stays as it is");
    return {};
  }
  const template = options.template ?? (await offered(report, options));
  if (template === null) {
    plan.remark(
      `there is no ${report} yet: ${repository.installed === "vendored" ? sharedCommand(repository) : ownCommand(personsFolder(), ownStart())} init --template ${bundled} puts a template there, and --template <file> one of yours`,
    );
    return {};
  }
  const text = await templateText(template);
  if (isFailure(text)) return text;
  plan.write(join(repository.top, report), text, "the report, from its template");
  return { [report]: fileHash(text) };
}

async function offered(report: string, { ask, dryRun }: InitOptions): Promise<string | null> {
  if (ask === null || dryRun) return null;
  return (await ask(`There is no ${report} yet. Put the bundled template there?`)) ? bundled : null;
}

async function templateText(template: string): Promise<string | Failure> {
  if (template === bundled) return readFile(join(packageFolder("templates"), "report.md"), "utf8");
  const text = await readReportFile(resolve(template), null);
  if (isFailure(text)) return fail(`--template ${template}: ${text.failure}`);
  if (parseReport(text, { patterns: defaultConfig.patterns }).questions.length > 0) return text;
  return fail(`--template ${template}: it holds no question; a template has headings like "### Question 1"`);
}
