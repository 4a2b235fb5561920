import { resolve } from "node:path";
import type { Config } from "../config/config.js";
import type { Templates } from "../disk/find-template.js";
import { templatesOnceFound } from "../disk/kept-template.js";
import { oldestVersion } from "../disk/oldest-version.js";
import { readReportFile, reportText } from "../disk/report-file.js";
import { parseReport } from "../report/parse.js";
import { type Failure, fail, isFailure } from "../result.js";
import type { ReadSlots } from "../template/slot-model.js";
import { type Commit, inIndex } from "./commit.js";
import { keepSlots, keptSlots } from "./kept-slots.js";

/** A report whose template is looked for. */
export interface Templated {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** The version before it; null where there is none. */
  readonly before: string | null;
}

/**
 * The template that a report in a commit is held to, and the one that its page is made by.
 *
 * @param option what `--template` names
 */
export async function templatesInCommit(
  commit: Commit,
  report: Templated,
  config: Config,
  option: string | null,
): Promise<Templates | Failure> {
  return option === null && config.template === null
    ? unnamedTemplates(commit, report, config)
    : templatesNamed(commit, report, config, option);
}

/** The template that is named, for a document of any shape in its version of the day. */
async function templatesNamed(
  commit: Commit,
  { path, before }: Templated,
  config: Config,
  option: string | null,
): Promise<Templates | Failure> {
  const { repository } = commit;
  const { question } = config.patterns;
  const sources = {
    option,
    config: config.template,
    readFile: (name: string, source: "option" | "config") =>
      source === "option" ? readReportFile(resolve(name), null) : templateInIndex(commit, name),
    read: {
      kept: (name: string, text: string) => keptSlots(repository, name, text, question),
      keep: (name: string, text: string, slots: ReadSlots) => keepSlots(repository, name, text, question, slots),
    },
  };
  const { namedTemplates } = await import("../disk/find-template.js");
  const templates = await namedTemplates(sources, config.patterns);
  if (templates === null) return fail("no template is named");
  if (isFailure(templates)) return templates;
  if (templates.template.slots === null || option !== null || before === null) return templates;
  const { templateOfTheDay } = await import("../disk/template-of-the-day.js");
  const history = { ...commit, path };
  const template = await templateOfTheDay(templates.template, before, question, history, config.template ?? "");
  const held = template.slots === null ? template : { ...template, slots: template.slots.since(before) };
  return { template: held, ofPage: templates.ofPage };
}

/** The template that a report tells by its words and its past. */
function unnamedTemplates(
  commit: Commit,
  { path, text, before }: Templated,
  { patterns }: Config,
): Promise<Templates | Failure> {
  const report = parseReport(text, { patterns });
  const sources = {
    option: null,
    config: null,
    readFile: (name: string) => templateInIndex(commit, name),
    oldest: async (accept: (text: string) => boolean) => {
      const found = await oldestVersion(commit.repository, commit.objects, path, accept);
      return found === null ? null : { name: found.commit.slice(0, 10), text: found.text };
    },
    head: async () => (before === null ? null : { name: "HEAD", text: before }),
  };
  return templatesOnceFound(commit.repository, report, path, sources, patterns);
}

async function templateInIndex(commit: Commit, path: string): Promise<string | Failure> {
  const object = await inIndex(commit, path);
  if (object === null) return fail("not in the commit; add it, or correct the configuration's `template`");
  if (object.type !== "blob" || object.content === null) return fail("not a file that can be read as a template");
  return reportText(object.content);
}
